internal import Definitions
internal import Papers
internal import Registry
internal import Storage
internal import WorkingDays

/// Turns inputs into journal lines: asks the docket what an examined package, a tick or a new
/// calendar means, and has the answer assembled.
///
/// Belongs to the loop's thread. The store's index foresees each line of the batch that is being put
/// together; after a commit that failed and may be tried again it is as it was.
final class InputDesk {
    let workspace: Workspace
    let partyDesk: PartyDesk
    let contexts: CaseContexts
    let reader: RegistryReader
    let store: Store
    let register: RegisterDesk
    let rules: RulesDesk
    /// Cases that are destroyed by now, where lines are played again.
    var tombstones: [CaseNumber: DisposedCase] = [:]
    private var fresh: [CaseNumber: CaseRecord] = [:]
    private var freshPapers: [ContentDigest: [UInt8]] = [:]
    /// The files of this batch's lines, by the lines' numbers.
    private var freshFiles: [Int: [JournalFile]] = [:]

    init(
        workspace: Workspace, papers: PaperDesk, store: Store, reader: RegistryReader,
        engine: String
    ) {
        self.workspace = workspace
        partyDesk = PartyDesk(papers)
        self.store = store
        self.reader = reader
        register = RegisterDesk(store: store, reader: reader)
        rules = RulesDesk(workspace)
        contexts = CaseContexts(workspace, engine: engine, partyDesk: partyDesk)
    }

    /// What the journal says, and what this batch adds to it.
    var index: RegistryIndex { store.index }

    /// The batch was committed and lies on the disk, or was not and is nowhere.
    func batchEnded() {
        fresh = [:]
        register.batchEnded()
        freshPapers = [:]
        freshFiles = [:]
        partyDesk.batchEnded(lineCount: index.lineCount)
    }

    // MARK: Packages

    /// The line for an examined package.
    ///
    /// What the program cannot do for this one package, such as reading a damaged case, is no reason
    /// to stop for the others: it goes to quarantine with the reason.
    func line(for examined: ExaminedClaim, at now: Instant) throws -> CommitInput {
        let line: CommitInput
        do {
            line = try answer(examined, now)
        } catch {
            if isOfAll(error) { throw error }
            line = try quarantine("\(error)", examined, sender: folderSender(examined), now)
        }
        take(line)
        return line
    }

    /// Whether a failure is no matter of the one package or case: the process must end, or the machine
    /// lacks something just now and the same is to be tried again.
    private func isOfAll(_ error: any Error) -> Bool {
        guard let error = error as? StorageError else { return false }
        return error.verdict == .stop || error.isLack
    }

    func take(_ line: CommitInput) {
        freshFiles[index.lineCount] = line.entry.files
        store.foresee(line.entry)
        for (file, bytes) in zip(line.entry.files, line.contents) {
            if let bytes, file.place == .outbox { freshPapers[file.digest] = bytes }
        }
    }

    private func answer(_ examined: ExaminedClaim, _ now: Instant) throws -> CommitInput {
        if case .engineFailure(let reason) = examined.examination.verdict {
            return try quarantine(reason, examined, sender: folderSender(examined), now)
        }
        let received = examined.claim.receivedAt.day
        guard let profile = workspace.book.profile(onReceipt: received) else {
            let findings =
                [SystemFindings.noProfile(received)] + examined.findings.map(\.withoutContent)
            return try send(back: findings, examined, sender: folderSender(examined), now)
        }
        let sender: PartyID?
        switch authenticate(examined, profile) {
        case .authenticated(let party): sender = party
        case .anonymous: sender = nil
        case .refused(let finding):
            // What is wrong with the document is said too, but nothing of what it says: the answer
            // may lie where others read it.
            let findings = [finding] + examined.findings.map(\.withoutContent)
            return try send(back: findings, examined, sender: folderSender(examined), now)
        }
        // What its sender's own control file says is not what came: whatever it is a repeat of, these
        // are not the bytes that were meant.
        guard examined.controlFindings.isEmpty else {
            return try send(back: examined.findings, examined, sender: sender, now)
        }
        return try answer(examined, from: sender, profile, now)
    }

    /// The line for what is from its sender and came whole: it may still be nothing new.
    private func answer(
        _ examined: ExaminedClaim, from sender: PartyID?, _ profile: Profile, _ now: Instant
    ) throws -> CommitInput {
        let examination = examined.examination
        switch Intake.judge(
            digest: examined.claim.digest, sender: sender,
            packageID: examination.identity.packageID, index: index,
            at: examination.source.place(attribute: "id"))
        {
        case .fresh:
            return try answer(fresh: examined, from: sender, profile, now)
        case .repeat(let earlier):
            guard let sender else {
                preconditionFailure("Intake.judge: nobody known repeats nothing")
            }
            return try repeated(earlier, examined, sender: sender, now)
        case .conflict(let finding):
            let findings = [finding] + examination.findings
            return try send(back: findings, examined, sender: sender, now)
        }
    }

    /// The line for what came for the first time: a slip, a package for a case, or a new case.
    func answer(
        fresh examined: ExaminedClaim, from sender: PartyID?, _ profile: Profile, _ now: Instant
    ) throws -> CommitInput {
        let examination = examined.examination
        if let kind = unhandled(examination) {
            let finding = SystemFindings.noProcedure(kind, examination.source)
            return try send(back: [finding], examined, sender: sender, now)
        }
        guard examination.verdict == .valid, let facts = examination.facts else {
            // Where nobody in particular sent it, others may read the answer.
            return try send(
                back: sender == nil
                    ? examination.findings.map(\.withoutContent) : examination.findings,
                examined, sender: sender, now)
        }
        if let slip = facts.slip {
            guard let sender else {
                preconditionFailure("Authentication.decide: a slip is never anonymous")
            }
            return try decide(slip, examined, sender: sender, now)
        }
        if workspace.book.arrivingKinds.contains(facts.kind) {
            return try arrive(facts, examined, sender: sender, now)
        }
        return try open(facts, examined, sender: sender, profile: profile, now)
    }

    private func decide(
        _ slip: DecisionSlip, _ examined: ExaminedClaim, sender: PartyID, _ now: Instant
    ) throws -> CommitInput {
        guard index.cases[slip.caseNumber] != nil else {
            let finding = Docket.unknownCase(slip)
            return try send(back: [finding], examined, sender: sender, now)
        }
        let signer = examined.signer?.officer.flatMap { $0 == slip.officer ? nil : $0 }
        let refusals = signer.map { [SystemFindings.otherOfficer(signer: $0, slip)] } ?? []
        let record = try record(slip.caseNumber)
        let context = try context(of: record, now)
        var numbering = Numbering(after: index.counters)
        let outcome = Docket.decide(
            slip, examined.answered, by: sender, case: record, in: context, refusals: refusals,
            isSigned: examined.signer != nil, numbering: &numbering)
        return try carryOut(outcome, examined, kind: "slip", sender: sender, numbering, now)
    }

    func carryOut(
        _ outcome: DocketOutcome, _ examined: ExaminedClaim, kind: String, sender: PartyID?,
        _ numbering: Numbering, _ now: Instant
    ) throws -> CommitInput {
        switch outcome {
        case .refused(let findings):
            // With the remarks of the examination: everything is said at once.
            return try send(
                back: findings + examined.examination.findings, examined, sender: sender, now)
        case .waits(let reason):
            preconditionFailure("a package never waits in the docket: \(reason)")
        case .acted(let act):
            let (line, record) = try Assembly.caseLine(
                act, input: examined.journalInput(sender: sender, case: act.record.number),
                incoming: examined.incoming(as: kind), desk: try papersKnowing(act.parties),
                now: now, numbering: numbering, standing: standing,
                bagging: contexts.bagging(at: now), adopting: act.adopts.map(rules.files))
            fresh[record.number] = record
            register.note(act.folios)
            partyDesk.note(act.parties, line: index.lineCount)
            return line
        }
    }

    // MARK: Packages that open no case

    func send(
        back findings: [Finding], _ examined: ExaminedClaim, sender: PartyID?, _ now: Instant
    ) throws -> CommitInput {
        if papers.recorded != nil { throw ReplayFault.refused(findings) }
        var numbering = Numbering(after: index.counters)
        let answer = Docket.returned(
            findings, examined.answered, kind: examined.examination.identity.kind,
            sender: sender, issuer: try cityRegistrar, engine: versions(examined, isFailure: false),
            now: now,
            numbering: &numbering)
        return try Assembly.looseLine(
            orders: answer.orders, events: answer.events,
            input: examined.journalInput(sender: sender, case: nil),
            incoming: examined.incoming(as: "package"), folder: "returned", desk: papers, now: now,
            numbering: numbering)
    }

    private func quarantine(
        _ reason: String, _ examined: ExaminedClaim, sender: PartyID?, _ now: Instant
    ) throws -> CommitInput {
        var numbering = Numbering(after: index.counters)
        let answer = Docket.quarantined(
            reason, examined.answered, kind: examined.examination.identity.kind, sender: sender,
            issuer: try cityRegistrar, keeper: workspace.configuration.keeper,
            engine: versions(examined, isFailure: true),
            now: now, numbering: &numbering)
        return try Assembly.looseLine(
            orders: answer.orders, events: answer.events,
            input: examined.journalInput(sender: sender, case: nil),
            incoming: examined.incoming(as: "package"), folder: "quarantine", desk: papers,
            now: now, numbering: numbering)
    }

    private func repeated(
        _ earlier: RegistryIndex.Consumed, _ examined: ExaminedClaim, sender: PartyID,
        _ now: Instant
    ) throws -> CommitInput {
        if let number = earlier.caseNumber, index.cases.isDisposed(number) {
            let finding = RegistryRule.caseDisposed.finding(
                found: number.text, ["case": number.text])
            return try send(back: [finding], examined, sender: sender, now)
        }
        var answers: [(file: JournalFile, bytes: [UInt8])] = []
        // Only who asks again is answered again; others would get their papers as often as somebody
        // else repeats himself.
        let folder = OutboxPlace.folder(
            of: sender, parties: parties, keeper: workspace.configuration.keeper)
        if let number = earlier.caseNumber, let standing = index.cases[number] {
            let record = try record(number)
            let files = try freshFiles[earlier.line] ?? store.line(earlier.line).entry.files
            for file in files
            where file.place == .outbox && OutboxPlace.folder(ofNumbered: file.path) == folder {
                guard let paper = record.papers.first(where: { $0.digest == file.digest }) else {
                    continue
                }
                // An answer of this very batch does not lie on the disk yet.
                let bytes =
                    try freshPapers[file.digest]
                    ?? reader.paper(paper.file, digest: paper.digest, of: standing)
                answers.append((file, bytes))
            }
        }
        return try Assembly.repeatLine(
            answers: answers,
            input: examined.journalInput(sender: sender, case: earlier.caseNumber), desk: papers,
            now: now, numbering: Numbering(after: index.counters))
    }

    // MARK: The clock

    /// What a due tick comes to.
    enum TickAnswer {
        /// This line.
        case line(CommitInput)
        /// Nothing until the next line of the case, or a start: it waits, or is not the case's own
        /// any more.
        case nothing
        /// The case cannot go on, for this reason; others can.
        case stopped(String)
    }

    /// The answer to a tick that is due. One that gives no line is set aside, or it would be due for
    /// ever.
    func answer(_ tick: DueTick, at now: Instant) throws -> TickAnswer {
        let answer: TickAnswer
        do {
            answer =
                switch tick {
                case .ofCase(let standing, _): try self.answer(standing.tick, of: standing, now)
                case .ofEntry(let standing, _): try self.answer(standing.tick, of: standing, now)
                case .ofOffice(let task): try self.answer(task, now)
                }
        } catch {
            if isOfAll(error) { throw error }
            answer = .stopped("\(error)")
        }
        switch (answer, tick) {
        case (.line(let line), _): take(line)
        case (_, .ofCase(let standing, _)): store.setAside(standing.number)
        case (_, .ofEntry(let standing, _)): store.setAside(entry: standing.number)
        case (_, .ofOffice): store.setOfficeAside()
        }
        return answer
    }

    func answer(_ tick: ScheduledTick?, of standing: CaseStanding, _ now: Instant) throws
        -> TickAnswer
    {
        guard let tick else { return .nothing }
        let record = try record(standing.number)
        var numbering = Numbering(after: index.counters)
        let outcome = Docket.tick(
            tick, case: record, in: try context(of: record, now), numbering: &numbering)
        switch outcome {
        case .acted(let act):
            return .line(try clockLine(act, record, type: "tick", dueAt: tick.at, numbering, now))
        case .waits: return .nothing
        case .refused(let findings):
            return .stopped(findings.map { "\($0.rule): \($0.english)" }.joined(separator: "; "))
        }
    }

    /// The line for a case whose dates a new calendar moved; `nil` when none did, and for a case
    /// whose record cannot be read: it stops there, and its next tick or slip says why.
    func line(recounting standing: CaseStanding, at now: Instant) throws -> CommitInput? {
        do {
            return try recounted(standing, now)
        } catch {
            if (error as? StorageError)?.verdict == .park { return nil }
            throw error
        }
    }

    func recounted(_ standing: CaseStanding, _ now: Instant) throws -> CommitInput? {
        let record = try record(standing.number)
        var numbering = Numbering(after: index.counters)
        guard
            case .acted(let act)? = Docket.recount(
                case: record, scheduled: standing.tick, in: try context(of: record, now),
                numbering: &numbering)
        else { return nil }
        let line = try clockLine(
            act, record, type: "recount", dueAt: now.milliseconds, numbering, now)
        take(line)
        return line
    }

    private func clockLine(
        _ act: DocketAct, _ record: CaseRecord, type: String, dueAt: Int64,
        _ numbering: Numbering, _ now: Instant
    ) throws -> CommitInput {
        let input = JournalInput(type: type, receivedAt: dueAt, caseNumber: record.number)
        let (line, written) = try Assembly.caseLine(
            act, input: input, incoming: nil, desk: papers, now: now, numbering: numbering,
            standing: standing, bagging: contexts.bagging(at: now))
        fresh[written.number] = written
        register.note(act.folios)
        return line
    }

    // MARK: What surrounds a case

    /// The case as it stands, with the lines of this batch.
    func record(_ number: CaseNumber) throws -> CaseRecord {
        if let record = fresh[number] { return record }
        guard let standing = index.cases[number] else {
            // It was looked up before; what is settled stopped answering in between.
            throw Store.lost("case \(number.text)")
        }
        return try CaseFile.read(try reader.caseFile(of: standing))
    }

    func context(of record: CaseRecord, _ now: Instant) throws -> DocketContext {
        try contexts.context(of: record, now: now, register: try view(of: record))
    }

    var cityRegistrar: Party {
        get throws { try contexts.party(workspace.configuration.cityRegistrar) }
    }
}
