import WorkingDays

// Guards of the procedure `party`. All of them are asked when the package comes, and those that may
// have changed meanwhile again when an officer decides.
extension NamedGuard {
    /// To be registered it must not be on file yet; for all else it must.
    static let partyKnown = ofAsking("party-known") { asked, subject in
        let known = subject.context.party(asked.id)
        let place = subject.place("party[1]/code[1]")
        if asked.action == .register {
            return known == nil
                ? []
                : [
                    RegistryRule.partyKnown.finding(
                        at: place, found: asked.id.code, ["code": asked.id.code])
                ]
        }
        return known != nil
            ? [] : [PartyFindings.action(RegistryRule.partyUnknown, asked, nil, at: place)]
    }

    /// A known sender asks about itself, or is a registrar or an authority; about a file of one of
    /// those nobody unknown asks.
    static let partySender = ofAsking("party-sender") { asked, subject in
        let place = subject.place("party[1]/code[1]")
        guard let sender = subject.sender else {
            let known = subject.context.party(asked.id)?.roles ?? []
            return known.contains(where: PartyRole.given.contains)
                ? [PartyFindings.sender(nil, asked, at: place)] : []
        }
        let roles = subject.context.party(sender)?.roles ?? []
        return sender == asked.id || roles.contains(.registrar) || roles.contains(.authority)
            ? [] : [PartyFindings.sender(sender, asked, at: place)]
    }

    /// Its standing allows what is asked, and the registry can go on without it.
    static let partyAction = ofAsking("party-action") { asked, subject in
        guard let known = subject.context.party(asked.id) else { return [] }
        let place = subject.place("party[1]/action[1]")
        let allowed: Set<PartyStanding.State> =
            switch asked.action {
            case .register: Set(PartyStanding.State.allCases)
            case .change, .close: [.active, .suspended]
            case .suspend: [.active]
            case .resume: [.suspended]
            }
        guard allowed.contains(known.standing.state) else {
            return [PartyFindings.action(RegistryRule.partyAction, asked, known, at: place)]
        }
        let ends = asked.action == .suspend || asked.action == .close
        return ends && isNeeded(known, in: subject.context)
            ? [PartyFindings.action(RegistryRule.partyNeeded, asked, known, at: place)] : []
    }

    /// Certificates to be filed are valid now and nobody's yet; those to be revoked are on file.
    static let partyCertificates = ofAsking("party-certificates") { asked, subject in
        let filed =
            asked.certificates.enumerated().map { index, change in
                (change, subject.place("party[1]/certificates[1]/certificate[\(index + 1)]"))
            }
            + asked.officers.enumerated().compactMap { index, officer in
                officer.certificate.map {
                    ($0, subject.place("party[1]/officers[1]/officer[\(index + 1)]"))
                }
            }
        return filed.flatMap { change, place in
            change.isRevocation
                ? revocationFindings(change, asked, subject, at: place)
                : filingFindings(change, subject, at: place)
        }
    }

    /// Officers who go are there, new ones have names, and no stage that somebody could decide is left
    /// without anybody.
    static let partyOfficers = ofAsking("party-officers") { asked, subject in
        let known = subject.context.party(asked.id)
        var findings: [Finding] = []
        for (index, change) in asked.officers.enumerated() {
            let isThere = known?.officers.contains { $0.id == change.id } ?? false
            if isThere || !change.isRemoval && !change.name.isEmpty { continue }
            findings.append(
                RegistryRule.partyOfficer.finding(
                    at: subject.place("party[1]/officers[1]/officer[\(index + 1)]"),
                    found: change.id, ["code": asked.id.code, "officer": change.id]))
        }
        guard let known, known.roles.contains(where: PartyRole.given.contains) else {
            return findings
        }
        let now = subject.context.now
        let after = asked.party(after: known, on: now.day, at: now)
        let stages = { (party: Party) in Set(party.officers.flatMap(\.stages)) }
        for stage in stages(known).subtracting(stages(after)).sorted() {
            findings.append(
                RegistryRule.partyLastOfficer.finding(
                    at: subject.place("party[1]/officers[1]"), found: stage,
                    ["code": asked.id.code, "stage": stage]))
        }
        return findings
    }

    /// Nothing of a party that is to be closed is under way or in force.
    static let partyFree = ofAsking("party-free") { asked, subject in
        guard asked.action == .close, let stake = subject.context.register.stakes[asked.id],
            !stake.isEmpty
        else { return [] }
        return [PartyFindings.inUse(asked.id, stake, at: subject.place("party[1]/code[1]"))]
    }

    /// The authority decides: it is about a body that registers or entrusts, and not about itself.
    static let partyNeedsAuthority = NamedGuard(
        "party-needs-authority", article: "6",
        otherwise: "该申请不涉及登记机构或者主管部门，由登记机构决定",
        "it concerns no registrar and no authority, so the registrar decides"
    ) { needsAuthority($0) }

    /// The registrar decides.
    static let partyNeedsNoAuthority = NamedGuard(
        "party-needs-no-authority", article: "6",
        otherwise: "该申请涉及登记机构或者主管部门，由市数据工作主管部门决定",
        "it concerns a registrar or an authority, so the city's data authority decides"
    ) { !needsAuthority($0) }

    /// The party asks for its drop folder to count as its word.
    static let partyFolderAsked = NamedGuard(
        "party-folder-asked", article: "6",
        otherwise: "申请没有要求启用受信任的投递文件夹", "no trusted drop folder was asked for"
    ) { PartyApplication($0.record)?.trustsFolder == true }

    static let ofParty = [
        partyKnown, partySender, partyAction, partyCertificates, partyOfficers, partyFree,
        partyNeedsAuthority, partyNeedsNoAuthority, partyFolderAsked,
    ]

    /// A guard about what a `party` package asks.
    private static func ofAsking(
        _ name: String,
        findings: @escaping @Sendable (PartyApplication, GuardedCase) -> [Finding]
    ) -> NamedGuard {
        NamedGuard(name, article: "6") { subject in
            asked(by: subject).map { findings($0, subject) } ?? []
        }
    }

    /// While the case is about to open, its tables are the package's.
    private static func asked(by subject: GuardedCase) -> PartyApplication? {
        PartyApplication(subject.record.facts, subject.tables ?? subject.record.tables)
    }

    private static func needsAuthority(_ subject: GuardedCase) -> Bool {
        guard let asked = asked(by: subject), asked.id != subject.context.authority.id else {
            return false
        }
        let roles = asked.roles + (subject.context.party(asked.id)?.roles ?? [])
        return roles.contains(where: PartyRole.given.contains)
    }

    /// The authority; the registrar of the city, unless another one acts for the city too.
    private static func isNeeded(_ party: Party, in context: DocketContext) -> Bool {
        if party.id == context.authority.id { return true }
        guard party.roles.contains(.registrar), party.actingRegion.hasSuffix("00") else {
            return false
        }
        return !context.parties.values.contains {
            $0.id != party.id && $0.mayRegister(on: context.now.day)
                && $0.actingRegion.hasSuffix("00")
        }
    }

    private static func filingFindings(
        _ change: PartyApplication.CertificateChange, _ subject: GuardedCase,
        at place: FindingPlace
    ) -> [Finding] {
        var findings: [Finding] = []
        let now = subject.context.now
        if let validity = change.validity, now < validity.from || validity.until < now {
            findings.append(PartyFindings.term(validity, at: place))
        }
        let owners = subject.context.parties.values.filter { party in
            party.pinned.contains { PinnedCertificate.isSame($0.pem, change.pem) }
        }
        if let owner = owners.min(by: { $0.id < $1.id }) {
            findings.append(
                RegistryRule.partyCertificateKnown.finding(
                    at: place, found: owner.id.code, ["owner": owner.id.code]))
        }
        return findings
    }

    private static func revocationFindings(
        _ change: PartyApplication.CertificateChange, _ asked: PartyApplication,
        _ subject: GuardedCase, at place: FindingPlace
    ) -> [Finding] {
        let onFile = subject.context.party(asked.id)?.pinned ?? []
        let isOnFile = onFile.contains {
            $0.revokedAt == nil && PinnedCertificate.isSame($0.pem, change.pem)
        }
        return isOnFile
            ? []
            : [
                RegistryRule.partyCertificateUnknown.finding(
                    at: place, ["code": asked.id.code])
            ]
    }
}

extension Party {
    /// All its certificates and those of its officers.
    package var pinned: [PinnedCertificate] { certificates + officers.flatMap(\.certificates) }
}
