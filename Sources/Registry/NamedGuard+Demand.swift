import WorkingDays

// Conditions of what is done under an authorisation, and of a data demand, item by item.
extension NamedGuard {
    /// The authorisation concerned is in force, within its term, and not suspended.
    static let authorisationUsable = NamedGuard("authorisation-usable", article: "8") { subject in
        guard let folio = subject.folio, folio.kind == .authorisationRecord else { return [] }
        return subject.faults(ofAuthorisation: folio, at: subject.place("entry[1]/number[1]"))
    }

    /// Every applicant is an operator to whom the authorisation concerned was given.
    static let applicantAuthorised = NamedGuard("applicant-authorised", article: "8") { subject in
        guard let folio = subject.folio, folio.kind == .authorisationRecord else { return [] }
        let operators = Set(folio.current.registrants.map(\.id))
        return subject.record.applicants.enumerated().filter {
            !operators.contains($0.element.id)
        }.map { index, applicant in
            RegistryRule.authorisationOperator.finding(
                at: subject.place("applicants[1]/applicant[\(index + 1)]").of(applicant.id.code),
                found: applicant.id.code,
                expected: operators.map(\.code).sorted().joined(separator: " "),
                ["code": applicant.id.code, "number": folio.number])
        }
    }

    /// The item's purpose and charging agree: free for the public, paid in industry.
    static let demandCharging = NamedGuard("demand-charging-agrees", article: "16") { subject in
        guard let scenario = subject.scenario else { return [] }
        let expected = scenario.isPublic ? "free" : "paid"
        if scenario.charging == expected { return [] }
        return [
            RegistryRule.demandCharging.finding(
                at: subject.place, found: "\(scenario.purpose) / \(scenario.charging)",
                expected: expected, subject.itemWords)
        ]
    }

    /// Every resource that the item needs is registered, in force, and granted by the authorisation.
    static let demandResources = NamedGuard("demand-resources-granted", article: "17") { subject in
        guard let folio = subject.folio, let item = subject.item else { return [] }
        return item.entries.compactMap { number in
            var words = subject.itemWords
            words["number"] = number
            words["authorisation"] = folio.number
            guard let resource = subject.resource(number), resource.isUsable else {
                words["state"] = subject.resource(number)?.standingChinese ?? "没有登记"
                return RegistryRule.demandResource.finding(
                    at: subject.place, found: number, words)
            }
            return folio.sources.contains(number)
                ? nil
                : RegistryRule.demandScope.finding(
                    at: subject.place, found: number,
                    expected: folio.sources.joined(separator: " "), words)
        }
    }

    /// The item's plan lies within the term of the authorisation.
    static let demandTerm = NamedGuard("demand-within-term", article: "18(3)") { subject in
        guard let folio = subject.folio, let scenario = subject.scenario,
            let from = scenario.from, let until = scenario.until
        else { return [] }
        let first = folio.current.validFrom
        let last = folio.current.validUntil
        if first <= from, last.map({ until <= $0 }) ?? true { return [] }
        var words = subject.itemWords
        words["from"] = first.chinese
        words["until"] = last?.chinese ?? ""
        return [
            RegistryRule.demandTerm.finding(
                at: subject.place, found: "\(from.iso) / \(until.iso)",
                expected: "\(first.iso) / \(last?.iso ?? "")", words)
        ]
    }

    /// Whoever takes part has signed a confidentiality agreement and was trained before the item's
    /// first day.
    static let demandStaff = NamedGuard("demand-staff-ready", article: "28") { subject in
        guard let from = subject.scenario?.from else { return [] }
        let staff = subject.table(FactName.demandStaff)?.rows ?? []
        return staff.filter { row in
            row.count < 3
                || !row[1...2].allSatisfy { Day(iso: $0).map { $0 <= from } ?? false }
        }.map { row in
            var words = subject.itemWords
            words["member"] = row.first ?? ""
            words["from"] = from.chinese
            words["iso"] = from.iso
            return RegistryRule.demandStaff.finding(
                at: subject.place, found: row.dropFirst().joined(separator: " / "),
                expected: "≤ " + from.iso, words)
        }
    }

    /// The item breaks a condition that no word of anybody can heal.
    static let demandItemBarred = NamedGuard(
        "demand-item-barred", article: "18", otherwise: "该项符合数据需求的要求",
        "the item fulfils the conditions of a demand"
    ) { subject in
        [demandCharging, demandResources, demandTerm, demandStaff]
            .contains { !$0.findings(subject).isEmpty }
    }

    static let ofDemand = [
        authorisationUsable, applicantAuthorised, demandCharging, demandResources, demandTerm,
        demandStaff, demandItemBarred,
    ]
}

extension GuardedCase {
    /// The scenario of the item at work.
    var scenario: DemandedScenario? {
        item.flatMap { item in
            DemandedScenario.scenarios(of: tables ?? record.tables).first { $0.key == item.key }
        }
    }

    /// Words of findings about the item at work.
    var itemWords: [String: String] {
        item.map { ["item": String($0.number), "title": $0.title] } ?? [:]
    }

    /// Why nothing may be done under an authorisation: on the day of receipt while a case opens,
    /// afterwards on the clock's.
    func faults(ofAuthorisation folio: RegisterFolio, at place: FindingPlace) -> [Finding] {
        if folio.state == .suspended {
            return [
                RegistryRule.authorisationSuspended.finding(
                    at: place, found: folio.state.rawValue, expected: EntryState.inForce.rawValue,
                    ["number": folio.number])
            ]
        }
        let day = source == nil ? context.now.day : record.opening.receivedAt.day
        let current = folio.current
        let isInTerm =
            current.validFrom <= day && current.validUntil.map { day <= $0 } ?? true
        if folio.state == .inForce, isInTerm { return [] }
        let term = current.validFrom.chinese + "至" + (current.validUntil?.chinese ?? "")
        return [
            RegistryRule.authorisationNotUsable.finding(
                at: place, found: folio.state.rawValue,
                expected: EntryState.inForce.rawValue,
                [
                    "number": folio.number, "day": day.chinese, "iso": day.iso,
                    "state": folio.state == .inForce ? "授权期限为" + term : folio.state.chinese,
                ])
        ]
    }
}
