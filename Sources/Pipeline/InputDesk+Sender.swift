internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// Who sent it, by its folder and its signature.
    func authenticate(_ examined: ExaminedClaim, _ profile: Profile)
        -> Authentication.Verdict
    {
        // A kind that the set has nothing for is treated as none, so that its sender, known by the
        // folder, is told so.
        let kind = examined.examination.identity.kind.flatMap { isHandled($0) ? $0 : nil }
        return Authentication.decide(
            folder: examined.claim.folder, signer: examined.signer?.party, kind: kind,
            profile: profile, parties: parties, claimed: examined.examination.identity)
    }

    /// The party whose trusted folder it came from, for answers to what cannot be judged.
    func folderSender(_ examined: ExaminedClaim) -> PartyID? {
        guard let folder = examined.claim.folder, parties[folder]?.trustsFolder == true
        else { return examined.signer?.party }
        return folder
    }

    /// Who judged; the verdict is that of the answer, for a return is never "accepted" and a
    /// quarantine says nothing about the package, whatever the examiner had said.
    func versions(_ examined: ExaminedClaim, isFailure: Bool) -> EngineVersions {
        let examination = examined.examination
        return contexts.versions(
            isFailure ? .engineFailure : ReportVerdict(examination.conformity, isAccepted: false),
            kind: examination.identity.kind, receivedOn: examined.claim.receivedAt.day)
    }
}

extension ExaminedClaim {
    /// What its control files and its examiner found.
    var findings: [Finding] { controlFindings + examination.findings }
}

extension Finding {
    /// The same without what the document says: for answers that lie where others may read them.
    var withoutContent: Finding {
        var bare = self
        bare.found = nil
        bare.object = nil
        return bare
    }
}
