internal import Definitions
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// What the site shows is written.
extension SiteWriter {
    /// What depends on the set of schemas alone: assets, the verify page, the anchor as a script.
    func writeFixed() throws {
        for (name, bytes) in workspace.rules.folder("site")
        where name.hasSuffix(".js") || name.hasSuffix(".css") {
            let path = Path("public/assets/" + name)
            if try files.contents(of: path) != bytes { try files.write(bytes, to: path) }
        }
        try files.write(pages.siteVerify(), to: "public/verify.html")
        guard let anchor = try files.contents(of: "public/authority.pem") else {
            return faults.report(
                .viewFailed(
                    "public/authority.pem is not there, and without it the verify page judges nothing; "
                        + "put a copy of registry/keys/anchor.cert.pem in its place"))
        }
        let text = String(decoding: anchor, as: UTF8.self)
        try files.write(ScriptRows.script("anchor", text: text), to: "public/data/anchor.js")
    }

    /// The page of each entry that was touched, and of those whose pages name it.
    func writeEntryPages() throws {
        for number in Set(touched.keys).union(neighbours).sorted() {
            try faults.passing(number) { try writeEntryPage(number) }
        }
    }

    private func writeEntryPage(_ number: String) throws {
        guard EntrySeries.isNumber(number), let bytes = try reader.entryFile(numbered: number)
        else { return }
        let folio = try EntryFile.read(bytes)
        let dependants = try memory.links.dependants(of: number)
        let page = try pages.entryPage(
            folio, sources: try folio.sources.map(related),
            dependants: try dependants.prefix(SiteWriter.maxRelated).map(related),
            dependantCount: dependants.count)
        try files.write(page, to: Path("public/" + SitePlace.entry(number)))
    }

    /// Entries that rest on one and are listed on its page.
    private static let maxRelated = 100

    private func related(_ number: String) throws -> RelatedEntry {
        guard let record = try search.record(number) else { return RelatedEntry(number: number) }
        return RelatedEntry(number: number, name: record.name, state: record.state)
    }

    /// The page of the search.
    func writeSearchPage() throws {
        let hasStatus = try files.contents(of: Path(StatusPlace.page)) != nil
        try files.write(
            pages.siteSearch(kinds: kinds, hasStatus: hasStatus), to: "public/search.html")
    }

    /// The status list and its parts as scripts, parts first: whoever reads the list finds them.
    func writeStatusScripts() throws {
        for path in statusFiles.sorted(by: >) {
            guard let bytes = try files.contents(of: Path(path)) else { continue }
            let name = String(path.dropFirst("public/".count).dropLast(".xml".count))
            let text = String(decoding: bytes, as: UTF8.self)
            try files.write(
                ScriptRows.script(name, text: text), to: Path("public/data/\(name).js"))
        }
        statusFiles = []
    }

    /// The index of publicity as it stands on a day.
    func writePublicity(on day: Day) throws {
        let folder: Path = "public/publicity"
        var papers: [PublishedPaper] = []
        for one in state.publicities {
            guard let bytes = try files.contents(of: folder.appending(Path(one.file))) else {
                continue
            }
            var paper = PublishedPaper(fileName: one.file, bytes: bytes)
            if let recount = one.recount,
                let bytes = try files.contents(of: folder.appending(Path(recount)))
            {
                paper.recount = PublishedPaper.Recount(path: recount, bytes: bytes)
            }
            paper.stopped = one.stopped
            papers.append(paper)
        }
        try faults.passing("public/publicity") {
            let index = try pages.publicityIndex(
                of: papers, on: day, calendar: workspace.book.calendar,
                total: state.publicityCount)
            try files.write(index, to: folder.appending("index.html"))
        }
    }

    /// The index of announcements.
    func writeAnnouncements() throws {
        let page = try pages.siteAnnouncements(
            state.announcements.reversed(), total: state.counters.announcements)
        try files.write(page, to: "public/announcements/index.html")
    }

    /// Puts the oldest news into an archive document of the feed, once there are enough.
    func archiveNews() throws {
        while state.news.count >= 2 * AtomFeed.pageSize {
            let number = state.archives + 1
            let old = Array(state.news.prefix(AtomFeed.pageSize))
            try files.write(
                feed.archived(old, number: number),
                to: Path("public/" + AtomFeed.archive(number)))
            state.news.removeFirst(AtomFeed.pageSize)
            state.archives = number
        }
    }

    /// The current document of the feed.
    func writeFeed() throws {
        let bytes = feed.current(
            state.news, archives: state.archives, at: Instant(milliseconds: 0))
        try files.write(bytes, to: "public/feed.atom")
    }

    /// The first page and statistics.
    func writeOverview(on day: Day) throws {
        try files.write(
            pages.siteHome(
                state.counters, news: state.news.suffix(SiteWriter.newsOnHome).reversed(),
                openPublicities: state.openPublicities(on: day)),
            to: "public/index.html")
        try files.write(
            pages.siteStatistics(state.counters, on: day), to: "public/statistics.html")
    }

    private static let newsOnHome = 10
}
