import WorkingDays

// Conditions of fusion, quality issues, transactions and records of products (办法 art. 19 to 22).
extension NamedGuard {
    /// Every resource in the table, or the fact, that the procedure names is one that the
    /// authorisation concerned grants.
    static let resourcesGranted = NamedGuard("resources-granted", article: "8") { subject in
        guard let folio = subject.folio, let name = subject.argument else { return [] }
        let numbers =
            [subject[name]].compactMap { $0 }
            + (subject.table(name)?.rows ?? []).compactMap(\.first)
        return numbers.filter { !folio.sources.contains($0) }.map { number in
            RegistryRule.sourceNotGranted.finding(
                at: subject.place.of(number), found: number,
                expected: folio.sources.joined(separator: " "),
                ["number": number, "authorisation": folio.number])
        }
    }

    /// The sector regulator that is to review is one.
    static let regulatorKnown = NamedGuard("regulator-known", article: "19") { subject in
        guard let code = subject[FactName.fusionRegulator] else { return [] }
        let party = PartyID(code).flatMap(subject.context.party)
        if let party, party.roles.contains(.sectorRegulator), party.standing.isActive { return [] }
        return [
            RegistryRule.fusionRegulator.finding(
                at: subject.place("fusion[1]/regulator[1]"), found: code, ["code": code])
        ]
    }

    /// A number of the register that is given as approval of another source is an approval in force
    /// under the product's authorisation. Approvals on paper have numbers of their own.
    static let fusionApproved = NamedGuard("fusion-approved", article: "19") { subject in
        guard let authorisation = subject.authorisation else { return [] }
        let approved = subject.approvals(of: "fusion", under: authorisation).map(\.number)
        let prefix = EntrySeries.approval.rawValue + "-"
        return (subject.table(FactName.productOtherSources)?.rows ?? []).enumerated().compactMap {
            index, row in
            guard row.count > 2, row[2].hasPrefix(prefix), !approved.contains(row[2]) else {
                return nil
            }
            return RegistryRule.fusionApproval.finding(
                at: subject.place(
                    "product[1]/otherSources[1]/otherSource[\(index + 1)]/approval[1]"),
                found: row[2], expected: approved.joined(separator: " "),
                ["number": row[2], "authorisation": authorisation.number])
        }
    }

    /// Every applicant is a registrant of the product concerned; the article is the value.
    static let applicantHoldsProduct = NamedGuard("applicant-holds-product", article: "20") {
        subject in
        applicantIsRegistrant.findings(subject).map { finding in
            var finding = finding
            finding.article = subject.argument ?? finding.article
            return finding
        }
    }

    /// The product concerned is registered and in force, and so is its authorisation, which is not
    /// suspended.
    static let productTradable = NamedGuard("product-tradable", article: "20") { subject in
        guard let folio = subject.folio else { return [] }
        let place = subject.place("entry[1]/number[1]")
        guard folio.isUsable else {
            return [
                RegistryRule.tradeProduct.finding(
                    at: place, found: folio.state.rawValue, expected: EntryState.inForce.rawValue,
                    ["number": folio.number, "state": folio.standingChinese])
            ]
        }
        let authorisations = folio.sources.compactMap { subject.context.register.folios[$0] }
            .filter { $0.kind == .authorisationRecord }
        return authorisations.flatMap { subject.faults(ofAuthorisation: $0, at: place) }
    }

    /// A product that can be reversed is not handed over outside the platform.
    static let tradeIrreversible = NamedGuard("trade-irreversible", article: "26") { subject in
        guard let folio = subject.folio, subject[FactName.tradeDelivery] == "off-platform",
            let reversible = folio.current[FactName.productReversible],
            ["true", "是"].contains(reversible)
        else { return [] }
        return [
            RegistryRule.tradeReversible.finding(
                at: subject.place("transaction[1]/delivery[1]"), found: "off-platform",
                expected: "on-platform", ["number": folio.number])
        ]
    }

    /// It is used in one of the scenarios that the product is registered for.
    static let tradeScenario = NamedGuard("trade-scenario-approved", article: "26") { subject in
        guard let folio = subject.folio, let scenario = subject[FactName.tradeScenario] else {
            return []
        }
        let table = folio.current.tables.first { $0.name == FactName.productScenarios }
        let approved = (table?.rows ?? []).compactMap(\.first)
        if approved.contains(scenario) { return [] }
        return [
            RegistryRule.tradeScenario.finding(
                at: subject.place("transaction[1]/scenario[1]"), found: scenario,
                expected: approved.joined(separator: "、"),
                ["scenario": scenario, "number": folio.number])
        ]
    }

    /// The exchange named is on file as one; where an exchange reports, it is that one.
    static let exchangeLawful = NamedGuard("exchange-lawful", article: "20") { subject in
        let code = subject[FactName.tradeExchange] ?? ""
        let party = PartyID(code).flatMap(subject.context.party)
        let isOwn = subject.record.initiator.map { $0 == party?.id } ?? true
        if let party, party.roles.contains(.exchange), party.standing.isActive, isOwn { return [] }
        return [
            RegistryRule.tradeExchange.finding(
                at: subject.place("transaction[1]/exchange[1]/code[1]"), found: code,
                ["code": code])
        ]
    }

    static let ofOperation =
        ofReview + [
            resourcesGranted, regulatorKnown, fusionApproved, applicantHoldsProduct,
            productTradable, tradeIrreversible, tradeScenario, exchangeLawful,
        ]
}
