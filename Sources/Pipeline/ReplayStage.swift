internal import Definitions
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Answers lines of the journal once more, each with what the registry knew before it: the same desk
/// that answered at the time, over a store that commits nothing.
final class ReplayStage {
    private let root: Path
    private let disk: any Disk
    private let reader: RegistryReader
    private let made: MadeFiles
    private let survey: ReplaySurvey
    private let examiner: Path
    private let store: Store
    private let settings: ReplaySettings
    private let papers = RecordedPapers()
    private let timer = StepTimer()
    private var desk: InputDesk?
    private var worker: (rules: ContentDigest, worker: ClaimWorker)?

    init(
        root: Path, disk: any Disk, made: MadeFiles, selection: ReplaySelection, examiner: Path
    ) throws {
        self.root = root
        self.disk = disk
        self.made = made
        self.examiner = examiner
        reader = RegistryReader(disk: disk, made: made)
        survey = try ReplaySurvey(selection, reader)
        store = Store(replayingOn: disk)
        settings = ReplaySettings(root: root, reader: reader)
    }

    /// Ends the examiner.
    func close() throws(SystemError) {
        try worker?.worker.close()
        worker = nil
    }

    /// Goes on to the next line: this one counts as the journal has it, whatever came of playing it.
    func pass(_ entry: JournalEntry) throws {
        if let standing = entry.standing, let before = store.index.cases[standing.number] {
            if before.digest != standing.digest { made.forget(before.digest) }
            // Its last state lies in its bag, whence it is read when somebody needs it.
            if !standing.isOpen, survey.finals[standing.number] == standing,
                !reader.isInZIP(standing)
            {
                made.forget(standing.digest)
            }
        }
        for standing in entry.entries ?? [] {
            if let before = store.index.entries[standing.number], before.digest != standing.digest {
                made.forget(before.digest)
            }
        }
        store.replay(entry)
        desk?.batchEnded()
        try settings.take(entry)
    }

    // MARK: A line

    /// What the line comes to now; `nil` for a line about no case and no entry.
    func answer(_ entry: JournalEntry) throws -> CommitInput? {
        let desk = try opened(at: entry.at)
        let now = Instant(milliseconds: entry.at)
        papers.begin(entry)
        switch entry.input.type {
        case "package": return try package(entry, desk, now)
        case "tick":
            guard var standing = entry.input.caseNumber.flatMap({ store.index.cases[$0] }) else {
                return nil
            }
            if standing.tick?.at != entry.input.receivedAt {
                standing.tick = ScheduledTick(
                    kind: .wake, at: entry.input.receivedAt, provisional: false)
            }
            return try line(desk.answer(standing.tick, of: standing, now))
        case "entry-tick":
            let due = (entry.entries ?? []).compactMap { store.index.entries[$0.number] }
                .first { $0.tick?.at == entry.input.receivedAt }
            guard let due else { throw ReplayFault.otherAnswer("no entry is due") }
            return try line(desk.answer(due.tick, of: due, now))
        case "recount":
            guard let standing = entry.input.caseNumber.flatMap({ store.index.cases[$0] }) else {
                return nil
            }
            return try desk.recounted(standing, now)
        case "upgrade":
            guard let number = entry.entries?.first?.number,
                let digest = store.index.earlierEntries[number]
            else { return nil }
            return try desk.line(takingOver: number, digest: digest, at: now)
        case "archiving":
            guard let standing = entry.input.caseNumber.flatMap({ store.index.cases[$0] }) else {
                return nil
            }
            return try PlainCases.line(
                standing, reader, desk.contexts.bagging(at: now), at: entry.at,
                numbering: Numbering(after: store.index.counters))
        default: return nil
        }
    }

    private func line(_ answer: InputDesk.TickAnswer) throws -> CommitInput {
        switch answer {
        case .line(let line): return line
        case .nothing: throw ReplayFault.otherAnswer("it waits")
        case .stopped(let reason): throw ReplayFault.otherAnswer(reason)
        }
    }

    // MARK: Packages

    private func package(
        _ entry: JournalEntry, _ desk: InputDesk, _ now: Instant
    ) throws -> CommitInput? {
        guard let number = entry.standing?.number, let final = survey.finals[number],
            let file = entry.files.first(where: { $0.source == .claim && $0.place == .caseFolder })
        else { return nil }
        if survey.tombstones[number] != nil { throw ReplayFault.destroyed }
        guard try reader.holds(file, of: final) else { throw ReplayFault.inputLost(file.path) }
        let received = Instant(milliseconds: entry.input.receivedAt)
        let book = desk.workspace.book
        guard let profile = book.profile(onReceipt: received.day) else {
            throw ReplayFault.unknownSettings("no profile covers \(received.day.iso)")
        }
        let claim = Claim(
            id: entry.input.claim ?? "replay", folder: nil,
            name: Path(try fileName(of: file.digest, entry, in: final)), receivedAt: received,
            sizeBytes: file.sizeBytes, digest: file.digest,
            controls: try controls(of: entry, in: final))
        let examined = try worker(for: desk.workspace).judged(
            claim, try opened(file, of: final), profile.name)
        if case .engineFailure(let reason) = examined.examination.verdict {
            throw ReplayFault.otherAnswer(reason)
        }
        desk.rules.recorded = try entry.adoptedRules.map { try settings.set($0).files }
        return try desk.answer(fresh: examined, from: entry.input.sender, profile, now)
    }

    private func opened(_ file: JournalFile, of standing: CaseStanding) throws -> FileDescriptor {
        guard reader.isInZIP(standing) else {
            return try Files.open(root.appending(reader.path(of: file.path, in: standing)))
        }
        let memory = try Files.memoryFile("package")
        try memory.write(try reader.paper(file.path, digest: file.digest, of: standing))
        return memory
    }

    /// What the sender called the file, as papers of the case repeat it: that of the line itself
    /// first. No paper is left that says it: nothing, which only `case.xml` of an opening shows.
    private func fileName(
        of input: ContentDigest, _ entry: JournalEntry, in standing: CaseStanding
    ) throws -> String {
        let own = entry.files.filter {
            $0.place == .caseFolder && PaperKind(rawValue: $0.kind) != nil
        }
        for file in own + (survey.papers[standing.number] ?? []) {
            guard try reader.holds(file, of: standing) else { continue }
            let bytes = try reader.paper(file.path, digest: file.digest, of: standing)
            let answered = try PaperReading.read(bytes).answers
            if let answered, answered.digest == input { return answered.fileName }
        }
        return ""
    }

    private func controls(
        of entry: JournalEntry, in standing: CaseStanding
    ) throws -> [Claim.Control] {
        try entry.files.filter { $0.place == .caseFolder && $0.kind == "control" }.map { file in
            let bytes = try reader.paper(file.path, digest: file.digest, of: standing)
            return Claim.Control(name: Path(file.path), sizeBytes: bytes.count, bytes: bytes)
        }
    }

    // MARK: What surrounds a line

    private func opened(at moment: Int64) throws -> InputDesk {
        if let desk, !settings.needsOpening(at: moment) { return desk }
        let workspace = try settings.open(at: moment)
        let opened = InputDesk(
            workspace: workspace,
            papers: PaperDesk(workspace, timer: timer, recorded: papers), store: store,
            reader: reader, engine: "")
        opened.tombstones = survey.tombstones
        worker?.worker.judge(by: try signatures(of: workspace))
        desk = opened
        return opened
    }

    private func signatures(of workspace: Workspace) throws -> SignatureDesk {
        try SignatureDesk(workspace.parties, names: workspace.keyring.names)
    }

    private func worker(for workspace: Workspace) throws -> ClaimWorker {
        let rules = workspace.rules.digest
        if let worker, worker.rules == rules { return worker.worker }
        try close()
        let started = ClaimWorker(
            claims: Claims(disk: disk), signatures: try signatures(of: workspace),
            clock: MachineClock(),
            examiner: ExaminerKeeper(workspace, program: examiner, watch: CellWatch()),
            open: { [root] path throws(SystemError) in try Files.open(root.appending(path)) },
            random: { [UInt8](repeating: 0, count: $0) }, timer: timer,
            progress: WorkProgress { _ in })
        worker = (rules, started)
        return started
    }
}
