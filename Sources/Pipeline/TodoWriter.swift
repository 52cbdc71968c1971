internal import Examination
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Keeps `outbox/<decider>/todo/<case>/` in step with cases: made when a case comes to wait for a
/// decision, withdrawn when it does not any more.
final class TodoWriter {
    let workspace: Workspace
    let files: ViewFiles
    let reader: RegistryReader
    private let pages: PageRenderer
    private let contexts: CaseContexts
    let options: RegistryLoop.Options
    let examiner: ExaminerKeeper
    let faults: ViewFaults

    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, pages: PageRenderer,
        options: RegistryLoop.Options, faults: ViewFaults
    ) {
        self.faults = faults
        self.workspace = workspace
        self.files = files
        self.reader = reader
        self.pages = pages
        self.options = options
        contexts = CaseContexts(workspace, engine: options.engine)
        examiner = ExaminerKeeper(
            workspace, program: options.examiner, watch: options.cells)
    }

    /// Ends the examiner.
    func close() {
        do {
            try examiner.close()
        } catch {
            // The kernel ends it with this thread.
        }
    }

    /// An open case as it was looked at, and those with a folder whose decision it waits for.
    struct SeenCase {
        var record: CaseRecord
        var context: DocketContext
        var deciders: [Party]
    }

    /// Makes or withdraws the folder of a case, and gives what it saw. A case that has moved on since
    /// is left to the line that moved it.
    ///
    /// It may also move on while its packages are read: the commit does not wait for views. A file
    /// that is gone is then no fault, as long as the case is no longer what the line says.
    @discardableResult
    func refresh(_ standing: CaseStanding, now: Instant) throws -> SeenCase? {
        do {
            return try make(standing, now: now)
        } catch let error as SystemError {
            guard error.isMissing, try openRecord(of: standing) == nil else { throw error }
            try withdraw(standing.number, but: [])
            return nil
        }
    }

    /// A case as it stands and who decides it; nothing is written. `nil` for a case that is closed or
    /// has moved on.
    func look(_ standing: CaseStanding, now: Instant) throws -> SeenCase? {
        guard let record = try openRecord(of: standing) else { return nil }
        var context = try contexts.context(of: record, now: now)
        context.register = try RegisterView(
            namedBy: record, in: context.procedure, contents: reader.entryFile(numbered:))
        // A stage that decides objections alone waits for nobody while there are none.
        let isWaiting =
            record.stage.flatMap(context.procedure.stage)?.isDecidedByPeople == true
            || record.objections.contains { $0.standing == .standing }
        let deciders =
            isWaiting
            ? Competence.deciders(of: record, context: context).filter(\.hasFolder) : []
        return SeenCase(record: record, context: context, deciders: deciders)
    }

    private func make(_ standing: CaseStanding, now: Instant) throws -> SeenCase? {
        guard let seen = try look(standing, now: now) else {
            try withdraw(standing.number, but: [])
            return nil
        }
        var kept: [PartyID: Set<String>] = [:]
        for decider in seen.deciders {
            let folder = TodoWriter.folder(decider.id, seen.record.number)
            let slips = try slips(for: seen.record, in: folder)
            if !slips.isEmpty { kept[decider.id] = slips }
        }
        try withdraw(standing.number, but: Set(kept.keys))
        for decider in seen.deciders {
            try make(
                seen.record, standing, decider, seen.context, keeping: kept[decider.id] ?? [])
        }
        return seen
    }

    private func openRecord(of standing: CaseStanding) throws -> CaseRecord? {
        standing.isOpen ? try reader.record(of: standing) : nil
    }

    private func withdraw(_ number: CaseNumber, but kept: Set<PartyID>) throws {
        for party in workspace.parties.values where party.hasFolder && !kept.contains(party.id) {
            try files.remove(folder: TodoWriter.folder(party.id, number))
        }
    }

    /// Slips that are still good: of this stage and revision. An officer may be filling one in at
    /// this moment, so a reminder or a new date leaves them as they are.
    private func slips(for record: CaseRecord, in folder: Path) throws -> Set<String> {
        var good: Set<String> = []
        let stage = "<stage>\(record.stage ?? "")</stage>"
        let revision = "<revision>\(record.revision)</revision>"
        for name in try files.names(in: folder) {
            guard let text = name.text, text.hasPrefix("slip-"), text.hasSuffix(".xml"),
                let bytes = try files.contents(of: folder.appending(name))
            else { continue }
            let content = String(decoding: bytes, as: UTF8.self)
            if content.contains(stage), content.contains(revision) { good.insert(text) }
        }
        return good
    }

    private static func folder(_ party: PartyID, _ number: CaseNumber) -> Path {
        Path("\(party.code)/todo/\(number.text)")
    }

    private func make(
        _ record: CaseRecord, _ standing: CaseStanding, _ decider: Party,
        _ context: DocketContext, keeping kept: Set<String>
    ) throws {
        let folder = TodoWriter.folder(decider.id, record.number)
        let packages = TodoPackages(record: record, standing: standing, writer: self)
        var request = TodoRequest(
            record: record, procedure: context.procedure, calendar: context.calendar,
            today: context.now.day, deciders: [decider], tables: try packages.tables(),
            unpacked: try packages.attachments(into: folder),
            application: try packages.application(into: folder),
            demonstration: DemonstrationMark.text(workspace.configuration.isDemonstration))
        request.signatures = context.signaturesNeeded
        request.isDecided = Competence.decider(of: record, context: context)?.id == decider.id
        if let stage = record.stage.flatMap(context.procedure.stage) {
            let voices = Voices.awaited(by: decider.id, in: stage, of: record, context: context)
            request.isAsked = voices.isOfCase
            request.askedItems = voices.items
        }
        request.supplements = try packages.supplements(into: folder)
        request.objections = try packages.objections(into: folder)
        let todo = try pages.todo(request)
        // The page last: whoever sees it finds everything it links to.
        for file in todo.reversed() where !kept.contains(file.name) {
            try files.write(file.bytes, to: folder.appending(Path(file.name)))
        }
    }
}
