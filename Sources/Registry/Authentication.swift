/// Who sent a package, from its drop folder and its verified signature.
package enum Authentication {
    /// What is known of the sender.
    package enum Verdict: Hashable, Sendable {
        /// It is this party.
        case authenticated(PartyID)
        /// Nobody in particular, and the profile asks for nobody: an officer deals with it, and it is
        /// answered through `outbox/_unclaimed/`.
        case anonymous
        /// It is not established; the package is answered through `outbox/_unclaimed/`.
        case refused(Finding)
    }

    /// Decides by what the profile asks of this kind; a kind that the profile does not name needs a
    /// signature.
    ///
    /// `folder` is the party in whose drop folder the package lay, `nil` for the common inbox;
    /// `signer` the party whose pinned certificate verified the signature, `nil` without a
    /// signature. A signature that failed is a finding before this is asked. A folder counts only
    /// for a party whose file says that it is trusted. Folder and signature must not name two
    /// parties, even where one of them would be enough.
    ///
    /// `kind` is `nil` for a document that says none, or none that exists: it opens nothing, so a
    /// trusted folder is enough to be answered.
    ///
    /// Who is suspended or closed sends nothing, but asks about its own file.
    ///
    /// A slip must come from the party that it names; whether an application's sender is one of
    /// its applicants or their agent is judged from its facts when the case opens.
    package static func decide(
        folder: PartyID?, signer: PartyID?, kind: PackageKind?, profile: Profile,
        parties: [PartyID: Party], claimed: ClaimedIdentity
    ) -> Verdict {
        if let folder, parties[folder] == nil {
            return .refused(SenderFindings.unknown(folder.code))
        }
        if let signer, parties[signer] == nil {
            return .refused(SenderFindings.unknown(signer.code))
        }
        if let folder, let signer, folder != signer {
            return .refused(SenderFindings.disagree(folder: folder, signer: signer))
        }
        let trusted = folder.flatMap { parties[$0]?.trustsFolder == true ? $0 : nil }
        let sender: PartyID
        switch (kind.map { profile.trust[$0] ?? .signature } ?? .either, trusted, signer) {
        case (.signature, _, let signer?), (.either, _, let signer?), (.anyone, _, let signer?):
            sender = signer
        case (.either, let trusted?, nil), (.anyone, let trusted?, nil), (.folder, let trusted?, _):
            sender = trusted
        case (.anyone, nil, nil): return .anonymous
        case (.signature, _, nil): return .refused(SenderFindings.signatureRequired(kind: kind))
        case (.folder, nil, _): return .refused(SenderFindings.folderRequired(kind: kind))
        case (.either, nil, nil): return .refused(SenderFindings.unauthenticated(kind: kind))
        }
        if kind != .party, let party = parties[sender], !party.standing.isActive {
            return .refused(PartyFindings.standing(party))
        }
        if kind == .decision, let named = claimed.party, named != sender {
            return .refused(SenderFindings.notNamed(sender: sender, named: named))
        }
        return .authenticated(sender)
    }
}
