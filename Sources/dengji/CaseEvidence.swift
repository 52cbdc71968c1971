internal import Definitions
internal import Digests
internal import Papers
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import Verification
internal import WorkingDays

/// Everything that a workspace holds about one case, each paper compared with the journal.
struct CaseEvidence {
    /// A line of the journal that is about the case.
    struct Line {
        let number: Int
        let entry: JournalEntry
    }

    /// A paper of the docket as it was found.
    struct Document {
        let paper: DocketPaper
        /// The line of the journal that made it; `nil` where none names it.
        let line: Int?
        /// Digest by that line.
        let listed: ContentDigest?
        let sizeBytes: Int?
        /// `whole`, `changed` or `missing`.
        let state: String
        /// What it says, for papers of ours.
        let view: PaperView?
        /// What came of its signature, for papers of ours.
        let verdict: PaperVerdict?
        /// The objection that a slip names, where it is one plain document.
        let objection: Int?
        /// How its sender was known, for what came in.
        let arrival: ArrivalEvidence?
    }

    let record: CaseRecord
    let folder: Path
    let book: RuleBook
    let calendar: WorkingCalendar
    let parties: [PartyID: Party]
    let lines: [Line]
    let documents: [Document]
    /// Entries of the register that the case made, changed or is about.
    let folios: [RegisterFolio]
    /// How far the journal was read, and the digest of the last line.
    let journalLines: Int
    let journalDigest: ContentDigest?

    /// Reads a case, and the journal from its first line to its last.
    init(_ number: CaseNumber, in workspace: WorkspaceFolder) throws {
        let found = try CaseShelf(workspace).find(number)
        let shelf = RuleShelf(workspace)
        record = found.record
        folder = found.folder
        book = try shelf.book(found.record.rules)
        calendar = try shelf.current.get().calendar
        parties = try workspace.parties()
        let reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
        let end = try reader.lineCount()
        let progress = ProgressLine(Message(zh: "读取日志", en: "journal lines"), total: end)
        defer { progress.finish() }
        var cursor = JournalCursor()
        var lines: [Line] = []
        try reader.journal(after: &cursor, before: end) { line in
            progress.advance()
            if line.entry.standing?.number == number || line.entry.input.caseNumber == number {
                lines.append(Line(number: line.number, entry: line.entry))
            }
        }
        self.lines = lines
        journalLines = cursor.lineCount
        journalDigest = cursor.digest
        documents = try CaseEvidence.documents(of: found, lines, parties, in: workspace)
        folios = try CaseEvidence.folios(of: found.record, lines, in: workspace)
    }

    /// The name of a party as its file has it today, else as the case has it; its code where neither
    /// knows it.
    func name(of party: PartyID) -> String {
        let applicants = record.applicants + (record.subject?.registrants ?? [])
        return parties[party]?.name ?? applicants.first { $0.id == party }?.name ?? party.code
    }

    /// The name of an officer; `nil` where the party's file has no such id any more.
    func name(of officer: String, at party: PartyID) -> String? {
        parties[party]?.officers.first { $0.id == officer }?.name
    }

    // MARK: Papers

    private static func documents(
        of found: CaseShelf.Found, _ lines: [Line], _ parties: [PartyID: Party],
        in workspace: WorkspaceFolder
    ) throws -> [Document] {
        var made: [String: (line: Int, file: JournalFile, input: JournalInput)] = [:]
        for line in lines where line.entry.standing != nil {
            for file in line.entry.files where file.place == .caseFolder {
                made[file.path] = (line.number, file, line.entry.input)
            }
        }
        let certificates = SenderCertificates(parties)
        var check = try anchor(of: workspace).map {
            PaperCheck(try PaperTrust(workspace, anchors: [$0]))
        }
        return try found.record.papers.map { paper in
            let place = workspace.path(found.folder.appending(Path(paper.file)))
            let listed = made[paper.file]
            let state = try state(of: place, paper, listed?.file)
            var view: PaperView?
            var verdict: PaperVerdict?
            var objection: Int?
            if state != "missing", paper.kind == "slip", paper.file.hasSuffix(".xml") {
                objection = objectionNumber(in: try WorkspaceFolder.bytes(of: place))
            }
            var arrival: ArrivalEvidence?
            if state != "missing", listed?.file.source == .claim, let input = listed?.input {
                arrival = try ArrivalEvidence(
                    place, sender: input.sender, receivedAt: input.receivedAt,
                    certificates: certificates)
            }
            if state != "missing", PaperKind(rawValue: paper.kind) != nil {
                let bytes = try WorkspaceFolder.bytes(of: place)
                view = readable(bytes)
                verdict = check?.judge(bytes, path: paper.file)
            }
            return Document(
                paper: paper, line: listed?.line, listed: listed?.file.digest,
                sizeBytes: listed?.file.sizeBytes, state: state, view: view, verdict: verdict,
                objection: objection, arrival: arrival)
        }
    }

    /// Compares a file with `case.xml` and the journal; a package of any size is read in pieces.
    private static func state(
        of place: Path, _ paper: DocketPaper, _ listed: JournalFile?
    ) throws -> String {
        guard try WorkspaceFolder.exists(place) else { return "missing" }
        let digest = try OpenedFile(place).digest()
        return digest == paper.digest && digest == listed?.digest ? "whole" : "changed"
    }

    private static func objectionNumber(in slip: [UInt8]) -> Int? {
        let element = DocumentText(slip).element("/decision/objection[1]")
        return element.flatMap { Int(String(decoding: slip[$0.content], as: UTF8.self)) }
    }

    /// A paper that cannot be read is told of by its verdict.
    private static func readable(_ bytes: [UInt8]) -> PaperView? {
        do {
            return try PaperReading.read(bytes)
        } catch {
            return nil
        }
    }

    /// The trust anchor that the workspace publishes; without one no signature is judged.
    private static func anchor(of workspace: WorkspaceFolder) throws -> Certificate? {
        let path = workspace.path(WorkspacePaths.outbox).appending("public/authority.pem")
        guard try WorkspaceFolder.exists(path) else { return nil }
        return try Keyring.certificate(path)
    }

    // MARK: The register

    private static func folios(
        of record: CaseRecord, _ lines: [Line], in workspace: WorkspaceFolder
    ) throws -> [RegisterFolio] {
        var numbers: [String] = []
        let own = [record.registrationNumber, record.subject?.number].compactMap { $0 }
        for number in lines.flatMap({ $0.entry.entries ?? [] }).map(\.number) + own
        where !numbers.contains(number) && EntrySeries.isNumber(number) { numbers.append(number) }
        return try numbers.compactMap { number in
            let path = workspace.path(WorkspacePaths.registry)
                .appending(Path(RegisterPlace.file(of: number)))
            guard try WorkspaceFolder.exists(path) else { return nil }
            return try EntryFile.read(try WorkspaceFolder.bytes(of: path))
        }
    }
}
