// Conditions of an agreement between the authority and an operator (办法 art. 14(4), 15), and of its
// renewal.
extension NamedGuard {
    /// The leading applicant is on the announcement's list of operators, as selected.
    static let operatorSelected = NamedGuard("operator-selected", article: "14(4)") { subject in
        guard let folio = subject.folio, let leading = subject.record.applicants.first else {
            return []
        }
        let rows = folio.current.tables.first { $0.name == FactName.selectionList }?.rows ?? []
        let isSelected = rows.contains { row in
            row.count > 5 && row[2] == leading.id.code && row[5] == "yes"
        }
        if isSelected { return [] }
        return [
            RegistryRule.agreementOperator.finding(
                at: subject.place("applicants[1]/applicant[1]/code[1]").of(leading.id.code),
                found: leading.id.code, ["number": folio.number, "code": leading.id.code])
        ]
    }

    /// Every resource of the agreement was offered by the announcement.
    static let agreedResourcesAnnounced = NamedGuard(
        "agreed-resources-announced", article: "15"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        let rows =
            folio.current.tables.first { $0.name == FactName.announcedResources }?.rows ?? []
        let offered = Set(rows.compactMap(\.first))
        return subject.namedResources.filter { !offered.contains($0.number) }.map { named in
            RegistryRule.agreementResource.finding(
                at: named.place.of(named.number), found: named.number,
                ["number": folio.number, "resource": named.number])
        }
    }

    /// The operator has no authorisation under this announcement yet: looked for among what rests on
    /// its resources.
    static let agreementNotYetConcluded = NamedGuard(
        "agreement-not-yet-concluded", article: "14(4)"
    ) { subject in
        guard let folio = subject.folio, let leading = subject.record.applicants.first else {
            return []
        }
        let register = subject.context.register
        let others = Set(
            subject.namedResources.flatMap { register.dependants[$0.number] ?? [] })
        return others.sorted().compactMap { register.folios[$0] }.filter { other in
            other.kind == .authorisationRecord && other.state.isStanding
                && other.current[FactName.entryNumber] == folio.number
                && other.current.registrants.first?.id == leading.id
        }.map { other in
            RegistryRule.agreementExists.finding(
                at: subject.place("entry[1]/number[1]"), found: folio.number,
                ["number": folio.number, "code": leading.id.code, "other": other.number])
        }
    }

    /// The authorisation counts, or only waits for its renewal to be decided.
    static let authorisationNotSuspended = NamedGuard(
        "authorisation-not-suspended", article: "24"
    ) { subject in
        guard let folio = subject.folio, folio.state != .inForce, !folio.waitsForRenewal else {
            return []
        }
        return [
            RegistryRule.authorisationNotRenewable.finding(
                at: subject.place("entry[1]/number[1]"), found: folio.state.rawValue,
                expected: EntryState.inForce.rawValue,
                ["number": folio.number, "state": folio.state.chinese])
        ]
    }

    static let ofAgreement = [
        operatorSelected, agreedResourcesAnnounced, agreementNotYetConcluded,
        authorisationNotSuspended,
    ]
}

extension RegisterFolio {
    /// Whether it is suspended only because its term is over while its renewal is not decided.
    var waitsForRenewal: Bool {
        state == .suspended
            && acts.last { $0.act == .suspended }?.ground == FolioAct.renewalPending
    }
}
