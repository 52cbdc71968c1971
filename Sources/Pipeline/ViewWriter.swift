internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Makes the views of lines: a page beside each paper in the outbox, the `todo/` folder of each case
/// that waits for a decision, the index of publicity, the city's catalogue, desks. Belongs to one
/// thread.
final class ViewWriter {
    private let workspace: Workspace
    private let files: ViewFiles
    private let reader: RegistryReader
    private let pages: PageRenderer
    private let todo: TodoWriter
    private let catalogue: CatalogueWriter
    private let search: SearchKeeping
    private let clock: any Clock
    private let desks: DeskWriter
    private let faults: ViewFaults
    private var next: Int
    private var cursor = JournalCursor()
    private var indexed: Day?

    init(
        workspace: Workspace, disk: LinuxDisk, options: RegistryLoop.Options, clock: any Clock,
        report: @escaping @Sendable (LoopReport) -> Void
    ) throws {
        self.workspace = workspace
        faults = ViewFaults(report: report)
        self.clock = clock
        files = ViewFiles(disk: disk)
        reader = RegistryReader(disk: disk)
        pages = try PageRenderer(rules: workspace.rules)
        todo = TodoWriter(
            workspace: workspace, files: files, reader: reader, pages: pages, options: options)
        catalogue = CatalogueWriter(
            workspace: workspace, files: files, reader: reader, pages: pages)
        next = try files.position()
        desks = try DeskWriter(
            workspace: workspace, files: files, reader: reader, pages: pages, todo: todo,
            engine: options.engine, faults: faults, from: next)
        search = SearchKeeping(root: workspace.root, reader: reader, report: report)
    }

    /// Whether the index could not be written the last time; it is tried again after a while.
    var isIndexFailing: Bool { search.isFailing }

    /// Takes the next lines into the index of names, at most `limit` and none from line `end` on;
    /// gives how many. It has a position of its own, and never keeps views waiting.
    func indexNext(before end: Int, limit: Int) -> Int {
        search.takeNext(before: end, limit: limit)
    }

    /// Ends the examiner that unpacks attachments.
    func close() { todo.close() }

    /// Makes the views of the next lines, at most `limit` and none from line `end` on; gives how
    /// many. Lines are read back from the journal, so that views may be behind by any number.
    ///
    /// `end` is the first line whose files may not be in place yet.
    func makeNext(before end: Int, limit: Int) throws -> Int {
        if next >= end { return 0 }
        var after = cursor
        var lines: [JournalLine] = []
        let start = next
        try reader.journal(after: &after, before: min(end, start + limit)) { line in
            if line.number >= start { lines.append(line) } else { recall(line) }
        }
        try make(lines)
        cursor = after
        return lines.count
    }

    /// Makes the desks of all whom lines touched, once views have come so far; gives how many
    /// milliseconds later it wants to be called again, `nil` when nothing is left. At the end nothing
    /// is put off.
    func makeDesks(atEnd: Bool) throws -> Int? {
        let now = clock.now()
        guard desks.isWanted(before: next, on: now.day) else { return nil }
        if !atEnd, desks.restMilliseconds > 0 { return desks.restMilliseconds }
        if cursor.lineCount < next {
            var after = cursor
            try reader.journal(after: &after, before: next) { recall($0) }
            cursor = after
        }
        try desks.make(before: next, now: now)
        return nil
    }

    private func recall(_ line: JournalLine) {
        catalogue.recall(line)
        desks.recall(line)
    }

    /// Makes the views of lines; those it made already are passed over.
    func make(_ lines: [JournalLine]) throws {
        var touched: [CaseNumber: CaseStanding] = [:]
        var isPublicityTouched = false
        for line in lines where line.number >= next {
            for file in line.entry.files where file.place == .outbox {
                try faults.passing(file.path) { try makePage(of: file) }
                if file.kind == PaperKind.publicity.rawValue { isPublicityTouched = true }
            }
            if let standing = line.entry.standing { touched[standing.number] = standing }
            catalogue.take(line)
            desks.take(line)
        }
        for standing in touched.values.sorted(by: { $0.number < $1.number }) {
            try faults.passing(standing.number.text) {
                let now = clock.now()
                try desks.take(standing, try todo.refresh(standing, now: now), on: now.day)
            }
        }
        try faults.passing("public/catalog") { try catalogue.make() }
        let today = clock.now().day
        if isPublicityTouched || indexed != today { try makePublicityIndex(on: today) }
        if let last = lines.last, last.number >= next {
            next = last.number + 1
            try files.note(position: next)
        }
    }

    private func makePage(of file: JournalFile) throws {
        guard file.path.hasSuffix(".xml") else { return }
        let path = Path(file.path)
        guard let bytes = try files.contents(of: path), let name = path.lastName.text else {
            return
        }
        let page: [UInt8]
        switch file.kind {
        case StatusPlace.listKind: page = try pages.statusList(bytes)
        case StatusPlace.shardKind:
            try files.write(
                try pages.statusTable(bytes, fileName: name),
                to: Path(file.path.dropLast(4) + ".csv"))
            page = try pages.statusShard(
                bytes, fileName: name,
                isDemonstration: workspace.configuration.isDemonstration)
        default: page = try pages.page(ofPaper: bytes, fileName: name)
        }
        try files.write(page, to: Path(file.path.dropLast(4) + ".html"))
    }

    private func makePublicityIndex(on day: Day) throws {
        let folder: Path = "public/publicity"
        var papers: [PublishedPaper] = []
        for name in try files.names(in: folder) {
            guard let text = name.text, text.hasSuffix(".xml"),
                let bytes = try files.contents(of: folder.appending(name))
            else { continue }
            papers.append(PublishedPaper(fileName: text, bytes: bytes))
        }
        indexed = day
        if papers.isEmpty { return }
        let index = try pages.publicityIndex(of: papers, on: day)
        try files.write(index, to: folder.appending("index.html"))
    }
}

extension Path {
    /// A path from a piece of text.
    fileprivate init(_ text: Substring) { self.init(String(text)) }
}
