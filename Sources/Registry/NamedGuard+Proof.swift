import WorkingDays

// What must hold for a proof (办法 art. 11): that a resource may enter an authorisation, or a product
// the balance sheet. Each finding is a reason of the refusal.
extension NamedGuard {
    /// A statement of rights for the entry is in force.
    static let rightsConfirmed = NamedGuard("rights-confirmed", article: "11") { subject in
        guard let folio = subject.folio, folio.rights == nil else { return [] }
        return [
            RegistryRule.proofRights.finding(
                at: subject.place, found: folio.number, ["number": folio.number])
        ]
    }

    /// The rights are not disputed.
    static let rightsUndisputed = NamedGuard("rights-undisputed", article: "11") { subject in
        guard let folio = subject.folio, folio.isMarked(.disputed) else { return [] }
        return [
            RegistryRule.proofDisputed.finding(
                at: subject.place, found: folio.number, ["number": folio.number])
        ]
    }

    /// A resource enters authorisations, a product balance sheets.
    static let proofFitsKind = NamedGuard("purpose-fits-kind", article: "11") { subject in
        guard let folio = subject.folio, let purpose = subject[FactName.queryPurpose] else {
            return []
        }
        let fitting =
            switch folio.kind {
            case .resourceRegistration: "authorisation"
            case .productRegistration: "balance-sheet"
            default: ""
            }
        if purpose == fitting { return [] }
        return [
            RegistryRule.proofPurpose.finding(
                at: subject.place, found: purpose, expected: fitting,
                ["number": folio.number, "purpose": purpose])
        ]
    }

    /// The authorisation under which a product was made has not ended.
    static let authorisationStands = NamedGuard("authorisation-stands", article: "14(5)") {
        subject in
        guard let folio = subject.folio, folio.kind == .productRegistration else {
            return []
        }
        let today = subject.context.now.day
        let ended = folio.sources.compactMap { subject.context.register.folios[$0] }.filter {
            $0.kind == .authorisationRecord
                && ($0.state != .inForce || $0.current.validUntil.map { $0 < today } == true)
        }
        guard folio.isMarked(.authorisationEnded) || !ended.isEmpty else { return [] }
        return [
            RegistryRule.proofAuthorisation.finding(
                at: subject.place, found: ended.first?.number, ["number": folio.number])
        ]
    }

    /// A resource that must not be opened never enters an authorisation (art. 12).
    static let openingAllowed = NamedGuard("opening-allowed", article: "12") { subject in
        guard let folio = subject.folio,
            ["禁止开放", "prohibited"].contains(folio.current[FactName.openingType] ?? "")
        else { return [] }
        return [
            RegistryRule.proofOpening.finding(
                at: subject.place, found: folio.current[FactName.openingType],
                ["number": folio.number])
        ]
    }

    static let ofProof = [
        rightsConfirmed, rightsUndisputed, proofFitsKind, authorisationStands, openingAllowed,
    ]
}
