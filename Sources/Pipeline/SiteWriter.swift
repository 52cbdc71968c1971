internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Keeps the public site, `outbox/public/`, in step with the journal: the page of each entry, the data
/// of its search, indexes, statistics, news and feed. Belongs to the thread of views.
///
/// A line costs what it touched: an entry's page, those of the entries it rests on, a block and some
/// word files of the search, and the few pages that show the whole. Lines are counted once, also when
/// a crash or a full disk has them shown again (`SiteState`).
final class SiteWriter: LineViews {
    /// An entry whose page is to be written.
    struct TouchedEntry {
        var standing: EntryStanding
        /// Whether what changed in its standing is still to be counted.
        var isCounted: Bool
    }

    /// Something published that is still to be read and counted.
    enum Arrival {
        case publicity(path: String, at: Instant)
        case recount(path: String)
        case announcement(path: String, at: Instant)
        case entry(number: String, at: Instant)
        case closing(CaseStanding, on: Day)
    }

    let workspace: Workspace
    let files: ViewFiles
    let reader: RegistryReader
    let pages: PageRenderer
    let search: SearchShards
    let feed: AtomFeed
    let faults: ViewFaults
    let name = "public"
    var state = SiteState()
    let memory: ViewMemory
    var touched: [String: TouchedEntry] = [:]
    /// Further entries whose pages name one that changed.
    var neighbours: Set<String> = []
    var arrivals: [Arrival] = []
    var catalogues: [PartyID: ContentDigest] = [:]
    var statusFiles: Set<String> = []
    var isPublicityTouched = false
    private var isAnnouncementTouched = false
    private var isNewsTouched = false
    private var isCounted = false
    private var published: Day?

    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, pages: PageRenderer,
        faults: ViewFaults, memory: ViewMemory
    ) throws {
        self.faults = faults
        self.memory = memory
        self.workspace = workspace
        self.files = files
        self.reader = reader
        self.pages = pages
        search = SearchShards(files: files)
        let configuration = workspace.configuration
        feed = AtomFeed(
            pages.site, region: configuration.cityRegion,
            base: SiteWriter.base(of: configuration.statusAddress))
        if let bytes = try files.siteState(), let read = SiteState(reading: bytes),
            try search.open(), try SiteWriter.isThere(files) || !pages.hasSite
        {
            state = read
        } else {
            try search.clear()
        }
    }

    /// Whether there is a site: none was made by a set without its templates.
    private static func isThere(_ files: ViewFiles) throws -> Bool {
        try files.contents(of: "public/index.html") != nil
    }

    /// The address of the site's folder, from that of the status list in it.
    private static func base(of address: String?) -> String? {
        guard let address, let slash = address.lastIndex(of: "/"), address.hasPrefix("http") else {
            return nil
        }
        return String(address[...slash])
    }

    var firstLine: Int? { state.line }

    func forget() throws {
        state = SiteState()
        try files.forgetSiteState()
        try search.clear()
    }

    func take(_ line: JournalLine) throws {
        let isNew = line.number >= state.line
        neighbours.formUnion(try memory.links.take(line.entry))
        for standing in line.entry.entries ?? [] {
            let isCounted = isNew || touched[standing.number]?.isCounted == true
            touched[standing.number] = TouchedEntry(standing: standing, isCounted: isCounted)
        }
        let at = Instant(milliseconds: line.entry.at)
        for file in line.entry.files { take(file, at: at, isNew: isNew) }
        if isNew {
            count(line.entry, at: at)
            state.line = line.number + 1
            isCounted = true
        }
    }

    private func take(_ file: JournalFile, at: Instant, isNew: Bool) {
        if file.place == .registry, file.kind == CatalogueFile.kind,
            let provider = CatalogueFile.provider(ofPath: file.path)
        {
            catalogues[provider] = file.digest
        }
        guard file.place == .outbox, file.path.hasPrefix("public/"), file.path.hasSuffix(".xml")
        else { return }
        switch file.kind {
        case StatusPlace.listKind, StatusPlace.shardKind: statusFiles.insert(file.path)
        case PaperKind.publicity.rawValue:
            isPublicityTouched = true
            if isNew { arrivals.append(.publicity(path: file.path, at: at)) }
        case PaperKind.recount.rawValue:
            isPublicityTouched = true
            if isNew { arrivals.append(.recount(path: file.path)) }
        case PaperKind.announcement.rawValue:
            isAnnouncementTouched = true
            if isNew { arrivals.append(.announcement(path: file.path, at: at)) }
        default: break
        }
    }

    private func count(_ entry: JournalEntry, at: Instant) {
        for event in entry.events {
            let parts = event.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if parts[0] == "closed" {
                state.counters.closed[parts[1], default: 0] += 1
                if let standing = entry.standing {
                    arrivals.append(.closing(standing, on: at.day))
                }
            }
            guard let act = EntryAct(rawValue: parts[0]), EntrySeries.isNumber(parts[1]),
                act == .registered || act == .recorded
            else { continue }
            state.counters.registeredByMonth[String(at.day.iso.prefix(7)), default: 0] += 1
            arrivals.append(.entry(number: parts[1], at: at))
        }
    }

    func make(on today: Day) throws {
        let isFirst = published == nil
        let isDayNew = published != today
        let isRegisterTouched = !touched.isEmpty || !catalogues.isEmpty
        if try settleArrivals() || isFirst { isNewsTouched = true }
        try settleEntries()
        try settleCatalogues()
        state.prune(on: today)
        let isAnything = isRegisterTouched || isNewsTouched || isDayNew || isCounted
        if isNewsTouched { try archiveNews() }
        if isAnything { try files.note(siteState: state.write()) }
        if isRegisterTouched || isFirst {
            try search.write(kinds: kinds.map { ($0, pages.kindTitle($0)) })
        }
        if isPublicityTouched || isDayNew { try writePublicity(on: today) }
        if isNewsTouched { try writeFeed() }
        if pages.hasSite {
            if isFirst { try writeFixed() }
            if isRegisterTouched { try writeEntryPages() }
            if isRegisterTouched || isFirst || !statusFiles.isEmpty { try writeSearchPage() }
            if isAnnouncementTouched || isFirst { try writeAnnouncements() }
            if isAnything { try writeOverview(on: today) }
        }
        try writeStatusScripts()
        touched = [:]
        neighbours = []
        catalogues = [:]
        isPublicityTouched = false
        isAnnouncementTouched = false
        isNewsTouched = false
        isCounted = false
        published = today
    }

    /// Kinds of which there are entries, in the order of their names.
    var kinds: [PackageKind] {
        let there = state.counters.entries.filter { $0.value > 0 }.map(\.key.kind)
        return Set(there).sorted { $0.rawValue < $1.rawValue }
    }
}
