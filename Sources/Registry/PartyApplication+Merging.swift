import WorkingDays

extension PartyApplication {
    /// The party's file as it becomes.
    ///
    /// A drop folder is never trusted by this alone: that is an effect of its own (`trust-folder`),
    /// which an officer chooses. What is taken away is taken away.
    func party(after old: Party?, on day: Day, at now: Instant) -> Party {
        var party =
            old
            ?? Party(
                id: id, name: name ?? id.code, roles: roles, region: region ?? "",
                trustsFolder: false, hasFolder: false)
        switch action {
        case .register, .change: apply(to: &party, at: now)
        case .suspend: party.standing = PartyStanding(.suspended, since: day, reason: reason)
        case .resume: party.standing = PartyStanding(.active, since: day)
        case .close: party.standing = PartyStanding(.closed, since: day, reason: reason)
        }
        return party
    }

    private func apply(to party: inout Party, at now: Instant) {
        if let name { party.name = name }
        if let region { party.region = region }
        if !roles.isEmpty { party.roles = roles }
        if trustsFolder == false { party.trustsFolder = false }
        if let hasFolder { party.hasFolder = hasFolder }
        if let requiresMarker { party.requiresMarker = requiresMarker }
        if let contact { party.contact = contact }
        if let documentPrefix { party.documentPrefix = documentPrefix }
        if let entrustment { party.entrustment = entrustment }
        for change in certificates {
            change.apply(to: &party.certificates, at: now)
            guard change.isRevocation else { continue }
            for index in party.officers.indices {
                change.apply(to: &party.officers[index].certificates, at: now)
            }
        }
        for change in officers { change.apply(to: &party, at: now) }
    }
}

extension PartyApplication.CertificateChange {
    fileprivate func apply(to certificates: inout [PinnedCertificate], at now: Instant) {
        let known = certificates.firstIndex { PinnedCertificate.isSame($0.pem, pem) }
        if isRevocation {
            if let known, certificates[known].revokedAt == nil {
                certificates[known].revokedAt = now
            }
        } else if known == nil {
            certificates.append(PinnedCertificate(pem))
        }
    }
}

extension PartyApplication.OfficerChange {
    /// Who goes takes no certificate along: those of an officer who is on file no more verify
    /// nothing.
    fileprivate func apply(to party: inout Party, at now: Instant) {
        let index = party.officers.firstIndex { $0.id == id }
        if isRemoval {
            if let index { party.officers.remove(at: index) }
            return
        }
        var officer =
            index.map { party.officers[$0] }
            ?? Officer(id: id, name: name, stages: [], certificates: [])
        if !name.isEmpty { officer.name = name }
        if !stages.isEmpty { officer.stages = stages }
        certificate?.apply(to: &officer.certificates, at: now)
        if let index { party.officers[index] = officer } else { party.officers.append(officer) }
    }
}
