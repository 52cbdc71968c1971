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
    private let workspace: Workspace
    private let files: ViewFiles
    private let reader: RegistryReader
    private let pages: PageRenderer
    private let contexts: CaseContexts
    private let options: RegistryLoop.Options
    private var child: ExaminerChild?

    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, pages: PageRenderer,
        options: RegistryLoop.Options
    ) {
        self.workspace = workspace
        self.files = files
        self.reader = reader
        self.pages = pages
        self.options = options
        contexts = CaseContexts(workspace, engine: options.engine)
    }

    /// Ends the examiner.
    func close() {
        do {
            try child?.stop()
        } catch {
            // The kernel ends it with this thread.
        }
        child = nil
    }

    /// Makes or withdraws the folder of a case. A case that has moved on since is left to the line
    /// that moved it.
    func refresh(_ standing: CaseStanding, now: Instant) throws {
        guard let record = try openRecord(of: standing) else {
            return try withdraw(standing.number, but: nil)
        }
        let context = try contexts.context(of: record, now: now)
        let decider = Competence.decider(of: record, context: context)
        guard let decider, decider.hasFolder else {
            return try withdraw(standing.number, but: nil)
        }
        let kept = try slips(for: record, in: TodoWriter.folder(decider.id, record.number))
        try withdraw(standing.number, but: kept.isEmpty ? nil : decider.id)
        try make(record, standing, decider, context, keeping: kept)
    }

    private func openRecord(of standing: CaseStanding) throws -> CaseRecord? {
        guard standing.isOpen else { return nil }
        do {
            return try CaseFile.read(try reader.caseFile(of: standing))
        } catch let error as StorageError {
            guard error.code == .missing || error.code == .differs else { throw error }
            return nil
        }
    }

    private func withdraw(_ number: CaseNumber, but kept: PartyID?) throws {
        for party in workspace.parties.values where isDecider(party) && party.id != kept {
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

    private func isDecider(_ party: Party) -> Bool {
        !Set(party.roles).isDisjoint(with: [
            .registrar, .authority, .countyAuthority, .sectorRegulator,
        ])
    }

    private func make(
        _ record: CaseRecord, _ standing: CaseStanding, _ decider: Party,
        _ context: DocketContext, keeping kept: Set<String>
    ) throws {
        let folder = TodoWriter.folder(decider.id, record.number)
        let (tables, unpacked, application) = try unpack(record, standing, into: folder)
        let todo = try pages.todo(
            TodoRequest(
                record: record, procedure: context.procedure, calendar: context.calendar,
                today: context.now.day, deciders: [decider], tables: tables, unpacked: unpacked,
                application: application,
                demonstration: workspace.configuration.isDemonstration ? "演示 无效" : nil))
        // The page last: whoever sees it finds everything it links to.
        for file in todo.reversed() where !kept.contains(file.name) {
            try files.write(file.bytes, to: folder.appending(Path(file.name)))
        }
    }

    // MARK: What only the package has

    /// Has an examiner take the package apart once more: a stranger's bytes are never opened here.
    private func unpack(_ record: CaseRecord, _ standing: CaseStanding, into folder: Path) throws
        -> (tables: [FactTable], unpacked: [TodoRequest.Unpacked], application: String?)
    {
        guard let paper = record.papers.first(where: { $0.kind == "application" }) else {
            return ([], [], nil)
        }
        let package = try Files.open(
            workspace.root.appending(reader.path(of: paper.file, in: standing)))
        let request = ExaminationRequest.examine(
            claim: record.number.text, fileName: record.opening.fileName, profile: record.profile)
        var tables: [FactTable] = []
        if case .examination(let examination) = try ask(request, [package.number]) {
            tables = examination.facts?.tables ?? []
        }
        var unpacked: [TodoRequest.Unpacked] = []
        for (index, attachment) in record.attachments.enumerated() {
            let name = SafeName.attachment(attachment, at: index)
            guard let bytes = try contents(attachment.path, of: package, standing) else {
                continue
            }
            try files.write(bytes, to: folder.appending(Path(name)))
            unpacked.append(TodoRequest.Unpacked(attachment: attachment, name: name))
        }
        var application: String?
        if let bytes = try document(of: package, paper, standing) {
            application = "application.xml"
            try files.write(bytes, to: folder.appending("application.xml"))
        }
        return (tables, unpacked, application)
    }

    /// The application itself: the package when that is one XML document, else a file of it.
    private func document(
        of package: borrowing FileDescriptor, _ paper: DocketPaper, _ standing: CaseStanding
    ) throws -> [UInt8]? {
        guard paper.file.hasSuffix(".zip") else {
            return try package.read(try package.status().sizeBytes, at: 0)
        }
        return try contents("application.xml", of: package, standing)
    }

    /// One file of the package, by way of a memory file that the examiner fills.
    private func contents(
        _ path: String, of package: borrowing FileDescriptor, _ standing: CaseStanding
    ) throws -> [UInt8]? {
        let target = try Files.memoryFile("attachment")
        guard
            case .unpacked(let file?) = try ask(
                .unpack(claim: standing.number.text, path: path),
                [package.number, target.number])
        else { return nil }
        return try target.read(file.sizeBytes, at: 0)
    }

    /// An answer, or `nil` when the examiner failed: the page is made without what it would show.
    private func ask(_ request: ExaminationRequest, _ descriptors: [Int32]) throws
        -> ExaminationReply?
    {
        let child = try examiner()
        do {
            return try child.ask(
                request, descriptors: descriptors,
                timeoutMilliseconds: workspace.configuration.limits[.examinationMilliseconds])
        } catch {
            close()
            return nil
        }
    }

    private func examiner() throws -> ExaminerChild {
        if let child, try child.isAlive { return child }
        let rules = workspace.root.appending(WorkspacePaths.rules)
            .appending(Path(workspace.rules.digest.hex))
        let started = try ExaminerChild(
            program: options.examiner, rules: rules, limits: workspace.configuration.limits)
        child = started
        return started
    }
}
