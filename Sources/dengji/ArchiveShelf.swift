internal import Archive
internal import Definitions
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// The closed cases of a workspace, read where they lie.
struct ArchiveShelf {
    private let workspace: WorkspaceFolder
    private let shelf: CaseShelf
    private let rules: RuleShelf

    /// The archive of a workspace.
    init(_ workspace: WorkspaceFolder) {
        self.workspace = workspace
        shelf = CaseShelf(workspace)
        rules = RuleShelf(workspace)
    }

    /// The cases that closed in a year, or all, in the order of their numbers, and the folders that
    /// could not be read.
    func cases(closedIn year: Int? = nil) throws
        -> (cases: [ArchivedCase], unreadable: [CaseShelf.Unreadable])
    {
        let journal = try JournalCases(workspace)
        var cases: [ArchivedCase] = []
        var unreadable: [CaseShelf.Unreadable] = []
        for folder in try shelf.folders(of: CaseShelf.archive, depth: 1) {
            if let year, folder.lastName.text != String(year) { continue }
            for root in try shelf.roots(in: folder) {
                for place in CaseShelf.placesOfPapers(in: root) {
                    switch try shelf.read(place) {
                    case .found(let record) where journal.destroyed.contains(record.number):
                        unreadable.append(.init(folder: place, reason: ArchiveShelf.putBack))
                    case .found(let record): cases.append(try archived(record, in: place))
                    case .unreadable(let reason):
                        unreadable.append(.init(folder: place, reason: reason))
                    case .vanished: continue
                    }
                }
            }
        }
        let found = Set(cases.map(\.record.number))
        unreadable += journal.closed(in: year).filter { !found.contains($0.number) }.map {
            .init(
                folder: WorkspacePaths.caseFolder($0.folder, $0.number), reason: ArchiveShelf.lost)
        }.filter { lost in !unreadable.contains { $0.folder == lost.folder } }
        return (cases.sorted { $0.record.number < $1.record.number }, unreadable)
    }

    private static var putBack: String {
        Message(
            zh: "该案已按销毁令销毁，此处却有案卷", en: "an order destroyed it, and yet it lies there"
        ).text
    }

    private static var lost: String {
        Message(zh: "日志载有该案，而案卷不在此处", en: "the journal has it, and it does not lie there")
            .text
    }

    /// Where cases stand by the journal's last lines, and which ones orders destroyed.
    private struct JournalCases {
        private var standings: [CaseNumber: CaseStanding] = [:]
        private(set) var destroyed: Set<CaseNumber> = []

        init(_ workspace: WorkspaceFolder) throws {
            let reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
            try reader.journal { line in
                if let standing = line.entry.standing { standings[standing.number] = standing }
                destroyed.formUnion((line.entry.disposed ?? []).map(\.number))
            }
        }

        /// Those that closed in a year, or all, and were not destroyed, in the order of their numbers.
        func closed(in year: Int?) -> [CaseStanding] {
            standings.values.filter { standing in
                !standing.isOpen && !destroyed.contains(standing.number)
                    && (year.map { standing.folder.hasPrefix("archive/\($0)") } ?? true)
            }.sorted { $0.number < $1.number }
        }
    }

    /// One closed case; throws when there is none of that number, or it is open.
    func find(_ number: CaseNumber) throws -> ArchivedCase {
        let found = try shelf.find(number)
        guard found.record.stage == nil else {
            throw CommandError.usage(
                Message(
                    zh: "案件 \(number.text) 尚未办结。", en: "case \(number.text) is still open."),
                advice: Message(
                    zh: "办结的案件才在档案中；dengji status \(number.text) 显示其进展。",
                    en: "Only closed cases are in the archive; see dengji status \(number.text)."))
        }
        return try archived(found.record, in: found.folder)
    }

    private func archived(_ record: CaseRecord, in folder: Path) throws -> ArchivedCase {
        let book = try rules.book(record.rules)
        let kind = book.wording.label("kind", record.kind.rawValue)
        let procedure = book.procedure(named: record.procedure)?.title
        let name = record.subjectName ?? record.applicants.first?.name
        return ArchivedCase(
            record: record, folder: folder, information: try information(beside: folder),
            retention: book.profile(named: record.profile).flatMap {
                RetentionPeriod(of: record, under: $0)
            },
            title: [kind ?? procedure ?? record.kind.rawValue, name].compactMap { $0 }
                .joined(separator: "："))
    }

    private func information(beside folder: Path) throws -> BagInformation? {
        guard folder.lastName == Path(BagText.payloadFolder) else { return nil }
        let file = workspace.path(folder.folder.appending(Path(BagText.information)))
        guard try WorkspaceFolder.exists(file) else { return BagInformation([]) }
        return BagInformation(try WorkspaceFolder.bytes(of: file))
    }
}
