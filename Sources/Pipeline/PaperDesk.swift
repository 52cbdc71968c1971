internal import Definitions
internal import Papers
internal import Registry
internal import Seals
internal import Verification
internal import WorkingDays
internal import XML

/// Writes and signs papers for the issuing organisations of this workspace.
struct PaperDesk: Sendable {
    /// Parties by id.
    private(set) var parties: [PartyID: Party]
    /// Whose `to-post/` takes papers for parties without a folder.
    let keeper: PartyID
    /// What papers print beyond their case.
    let settings: PaperSettings
    /// Chinese texts of papers.
    let wording: Wording
    /// The seals of the organisations.
    let sealing: Sealing
    /// Whether a detached signature lies beside each paper that is sent.
    let isDetached: Bool
    /// Where the time goes.
    let timer: StepTimer
    /// The papers of a line that is played again; nothing is signed then.
    let recorded: RecordedPapers?

    /// The desk of a workspace.
    init(_ workspace: Workspace, timer: StepTimer, recorded: RecordedPapers? = nil) {
        let configuration = workspace.configuration
        parties = workspace.parties
        keeper = configuration.keeper
        settings = PaperSettings(
            isDemonstration: configuration.isDemonstration, remedy: configuration.remedy,
            contact: configuration.unclaimedContact, statusAddress: configuration.statusAddress,
            verificationHints: configuration.verificationHints,
            licenceTypeCode: configuration.licenceTypeCode)
        wording = workspace.book.wording
        sealing = Sealing(workspace.keyring, profiles: workspace.book.profiles)
        isDetached = recorded == nil && configuration.signing.isDetached
        self.timer = timer
        self.recorded = recorded
    }

    /// A paper on its way into a line: signed now, or as the line that is played again has it.
    func prepared(_ order: PaperOrder, record: CaseRecord?, at now: Instant) throws
        -> PreparedFile
    {
        if let recorded { return PreparedFile(recorded: try recorded.next(order.kind)) }
        return PreparedFile(try signed(order, record: record, at: now))
    }

    /// A signed paper, canonical, ending with a line feed.
    private func signed(_ order: PaperOrder, record: CaseRecord?, at now: Instant) throws -> [UInt8]
    {
        let seal = try sealing.seal(of: order.issuer, under: record?.profile, on: now.day)
        guard let issuer = parties[order.issuer], let seal else {
            throw PipelineError.unusable(
                path: "registry/keys",
                reason: "no seal for \(order.issuer.code), who has to sign a paper")
        }
        // A paper is judged at its own time, so this one would be worthless.
        guard seal.certificate.isValid(at: now.milliseconds) else {
            throw PipelineError.certificateExpired(party: order.issuer.code)
        }
        var paperSettings = settings
        if !issuer.contact.isEmpty { paperSettings.contact = issuer.contact }
        let paper = Paper(
            order: order, issuer: issuer, names: names(order), issuedAt: now, record: record,
            settings: paperSettings)
        return try timer.time(.papers) {
            try PaperRendering.signed(paper, wording: wording, by: seal)
        }
    }

    /// The detached signature of a paper, by the seal that signed it; `nil` where none is wanted, or the
    /// issuer signs with other keys today than the one in the paper.
    func detached(_ paper: [UInt8], issuer: PartyID) throws -> [UInt8]? {
        guard isDetached, let seal = sealing.seal(of: issuer, in: paper) else { return nil }
        return try timer.time(.papers) { try seal.detached(paper) }
    }

    /// The same of a paper that was sent before.
    func detached(again paper: [UInt8]) throws -> [UInt8]? {
        guard isDetached else { return nil }
        return try detached(paper, issuer: try PaperReading.read(paper).issuer)
    }

    /// The same, knowing parties whose files a line writes.
    func knowing(_ changed: [Party]) -> PaperDesk {
        if changed.isEmpty { return self }
        var desk = self
        for party in changed { desk.parties[party.id] = party }
        return desk
    }

    private func names(_ order: PaperOrder) -> [PartyID: String] {
        var names: [PartyID: String] = [:]
        for case .party(let id) in order.addressees { names[id] = parties[id]?.name }
        return names
    }
}
