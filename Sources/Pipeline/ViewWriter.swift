internal import Ledger
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import ViewState
internal import Views
internal import WorkingDays

/// Makes the views of lines: a page beside each paper in the outbox, the `todo/` folder of each case
/// that waits for a decision, and what follows the journal line by line (`LineViews`): the city's
/// catalogue, the application forms, the proofs beside certificates, the public site; desks, which
/// come after all of them. Belongs to one thread.
final class ViewWriter {
    private let workspace: Workspace
    private let files: ViewFiles
    private let reader: RegistryReader
    private let pages: PageRenderer
    private let todo: TodoWriter
    private let followers: [any LineViews]
    private let search: SearchKeeping
    private let prints: PdfWriter
    private let clock: any Clock
    private let desks: DeskWriter
    private let faults: ViewFaults
    private let memory: ViewMemory
    private var next: Int

    /// `fromStart`: all views are made anew, whatever was made before, and with `printsAnew` all PDFs.
    init(
        workspace: Workspace, disk: LinuxDisk, ledger: NoteSigner, options: RegistryLoop.Options,
        clock: any Clock, fromStart: Bool = false, printsAnew: Bool = false,
        report: @escaping @Sendable (LoopReport) -> Void
    ) throws {
        self.workspace = workspace
        faults = ViewFaults(report: report)
        self.clock = clock
        files = ViewFiles(disk: disk)
        reader = RegistryReader(disk: disk)
        if fromStart { try files.note(position: 0) }
        if printsAnew { try files.note(printPosition: 0) }
        pages = try ViewWriter.pages(of: workspace)
        memory = ViewMemory(workspace: workspace, reader: reader, verifier: ledger.verifier)
        todo = TodoWriter(
            workspace: workspace, files: files, reader: reader, pages: pages, options: options,
            faults: faults)
        followers = [
            CatalogueWriter(
                workspace: workspace, files: files, reader: reader, pages: pages, memory: memory),
            FormWriter(workspace: workspace, files: files, pages: pages),
            try ProofWriter(signer: ledger, files: files, memory: memory, faults: faults),
            try SiteWriter(
                workspace: workspace, files: files, reader: reader, pages: pages, faults: faults,
                memory: memory),
        ]
        if fromStart { for follower in followers { try follower.forget() } }
        search = SearchKeeping(root: workspace.root, reader: reader, report: report)
        prints = try PdfWriter(
            workspace: workspace, files: files, reader: reader, program: options.press,
            watch: options.cells, faults: faults)
        // Views that remember less than the others bring all back to where they are.
        next = try followers.compactMap { $0.firstLine }.reduce(files.position(), min)
        desks = try DeskWriter(
            workspace: workspace, files: files, reader: reader, pages: pages, todo: todo,
            engine: options.engine, faults: faults, memory: memory, from: next)
    }

    private static func pages(of workspace: Workspace) throws -> PageRenderer {
        let configuration = workspace.configuration
        let keeper = try workspace.party(configuration.cityRegistrar)
        var pages = try PageRenderer(adopted: workspace.rules)
        pages.site = SiteIdentity(
            city: pages.regionName(configuration.cityRegion), keeper: keeper.name,
            contact: keeper.contact, isDemonstration: configuration.isDemonstration)
        return pages
    }

    /// Whether the index could not be written the last time; it is tried again after a while.
    var isIndexFailing: Bool { search.isFailing }

    /// Takes the next lines into the index of names, at most `limit` and none from line `end` on;
    /// gives how many. It has a position of its own, and never keeps views waiting.
    func indexNext(before end: Int, limit: Int) -> Int {
        search.takeNext(before: end, limit: limit)
    }

    /// Prints the papers of the next lines; like the index it has a position of its own.
    func printNext(before end: Int, limit: Int) throws -> Int {
        try prints.printNext(before: end, limit: limit)
    }

    /// Ends the examiner that unpacks attachments, and the press.
    func close() {
        todo.close()
        for follower in followers { follower.close() }
        prints.close()
        memory.close()
    }

    /// Recalls a portion of the lines whose views were made, where those of others or desks are to be made;
    /// gives whether there are more. Whoever makes views without it waits for all of them at once.
    func recallNext(before end: Int) throws -> Bool {
        guard next < end || desks.isWanted(before: next, on: clock.now().day) else { return false }
        return try remembering { try memory.recallNext(before: next) }
    }

    /// Makes the views of the next lines, at most `limit` and none from line `end` on; gives how
    /// many. Lines are read back from the journal, so that views may be behind by any number.
    ///
    /// `end` is the first line whose files may not be in place yet.
    func makeNext(before end: Int, limit: Int) throws -> Int {
        if next >= end { return 0 }
        return try remembering {
            try memory.recall(before: next)
            var after = memory.cursor
            var lines: [JournalLine] = []
            try reader.journal(after: &after, before: min(end, next + limit)) { lines.append($0) }
            try make(lines)
            try memory.keep(upTo: after)
            return lines.count
        }
    }

    /// Makes the desks of all whom lines touched, once views have come so far; gives how many
    /// milliseconds later it wants to be called again, `nil` when nothing is left. At the end nothing
    /// is put off.
    func makeDesks(atEnd: Bool) throws -> Int? {
        let now = clock.now()
        guard desks.isWanted(before: next, on: now.day) else { return nil }
        if !atEnd, desks.restMilliseconds > 0 { return desks.restMilliseconds }
        try remembering { try memory.recall(before: next) }
        try desks.make(before: next, now: now)
        return nil
    }

    /// Does something that rests on what views remember; when that fails, it is read again before the next
    /// try, from where it is whole.
    private func remembering<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as ViewStateError {
            memory.lose(error)
            throw error
        }
    }

    /// Makes what no new line touched, but the day, or a try that failed.
    func makeDue() throws {
        try remembering {
            if memory.isLost { try memory.recall(before: next) }
            try make([])
        }
    }

    /// Makes the views of the lines that come next.
    private func make(_ lines: [JournalLine]) throws {
        var touched: [CaseNumber: CaseStanding] = [:]
        for line in lines {
            for file in line.entry.files where file.place == .outbox {
                try faults.passing(file.path) { try makePage(of: file) }
            }
            if let standing = line.entry.standing { touched[standing.number] = standing }
            for follower in followers { try follower.take(line) }
            desks.take(line)
        }
        for standing in touched.values.sorted(by: { $0.number < $1.number }) {
            try faults.passing(standing.number.text) {
                let now = clock.now()
                try desks.take(standing, try todo.refresh(standing, now: now), on: now.day)
            }
        }
        let today = clock.now().day
        for follower in followers {
            try faults.passing(follower.name) { try follower.make(on: today) }
        }
        if let last = lines.last {
            try files.note(position: last.number + 1)
            next = last.number + 1
        }
    }

    private func makePage(of file: JournalFile) throws {
        guard file.path.hasSuffix(".xml") else { return }
        let path = Path(file.path)
        guard let name = path.lastName.text, let bytes = try faults.whole(file, files) else {
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
        default:
            page = try pages.page(
                ofPaper: bytes, fileName: name, siteRoot: ViewWriter.siteRoot(of: file.path))
        }
        try files.write(page, to: Path(file.path.dropLast(4) + ".html"))
    }

    /// The way from a paper to the public site's own folder; `nil` for papers to parties.
    private static func siteRoot(of path: String) -> String? {
        guard path.hasPrefix("public/") else { return nil }
        return String(repeating: "../", count: path.count { $0 == "/" } - 1)
    }
}

extension Path {
    /// A path from a piece of text.
    fileprivate init(_ text: Substring) { self.init(String(text)) }
}
