internal import Definitions
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// What lines brought is read and counted, each thing once.
extension SiteWriter {
    /// Reads what was published; gives whether there is any news. What was read is not read again when
    /// a later step fails.
    func settleArrivals() throws -> Bool {
        var isNews = false
        while let arrival = arrivals.first {
            switch arrival {
            case .closing(let standing, let day):
                try faults.passing(standing.number.text) { try settle(closed: standing, on: day) }
            case .entry(let number, let at):
                try faults.passing(number) {
                    guard let one = try news(entry: number, at: at) else { return }
                    state.news.append(one)
                    isNews = true
                }
            case .publicity(let path, let at):
                if let (view, link) = try paper(path),
                    case .publicity(let days, _) = view.body
                {
                    let file = String(path.dropFirst("public/publicity/".count))
                    state.take(
                        SiteState.Publicity(
                            file: file, from: days.from, until: days.until.day),
                        isCounted: true)
                    state.news.append(
                        publicityNews(view, days, link: link, at: at))
                    isNews = true
                }
            case .recount(let path):
                if let (view, _) = try paper(path), let number = view.caseNumber,
                    let term = view.term
                {
                    state.move(
                        number.text + ".xml", until: term.notice.deadline.day,
                        by: String(path.dropFirst("public/publicity/".count)))
                }
            case .announcement(let path, let at):
                if let (view, link) = try paper(path) {
                    let one = announcementNews(view, link: link, at: at)
                    state.announcements.append(one)
                    state.news.append(one)
                    state.counters.announcements += 1
                    isNews = true
                }
            }
            arrivals.removeFirst()
        }
        return isNews
    }

    /// A public paper with its page, from the site's own folder; `nil` when somebody took it away or it
    /// is none.
    private func paper(_ path: String) throws -> (PaperView, link: String)? {
        guard let bytes = try files.contents(of: Path(path)) else { return nil }
        do {
            let page = path.dropFirst("public/".count).dropLast(".xml".count) + ".html"
            return (try PaperReading.read(bytes), String(page))
        } catch {
            // Its own page says why.
            return nil
        }
    }

    private func publicityNews(
        _ view: PaperView, _ days: PublicityDays, link: String, at: Instant
    ) -> SiteNews {
        let name =
            view.particulars.first { $0.label == pages.publicitySubject }?.text ?? view.title
        return SiteNews(
            kind: .publicity, key: SiteWriter.key(link), title: name, link: link, at: at,
            issuer: view.issuerName,
            document: view.documentNumber,
            summary: "公示期自\(days.from.chinese)起，至\(days.until.day.chinese)24时止。")
    }

    private func announcementNews(_ view: PaperView, link: String, at: Instant) -> SiteNews {
        SiteNews(
            kind: .announcement, key: SiteWriter.key(link), title: view.title, link: link, at: at,
            issuer: view.issuerName, document: view.documentNumber, summary: view.facts)
    }

    /// The name of a page without its folder and ending: the same for ever.
    private static func key(_ link: String) -> String {
        String(link.split(separator: "/").last?.dropLast(".html".count) ?? "")
    }

    /// News of a new entry; announcements have news of their own, and other series are not published.
    private func news(entry number: String, at: Instant) throws -> SiteNews? {
        guard number.hasPrefix("DJ-") || number.hasPrefix("SQ-"),
            let bytes = try reader.entryFile(numbered: number)
        else { return nil }
        let folio = try EntryFile.read(bytes)
        let first = folio.versions[0]
        let who = first.registrants.map(\.name).joined(separator: "、")
        return SiteNews(
            kind: .entry, key: number, title: first.name, link: SitePlace.entry(number), at: at,
            issuer: workspace.parties[folio.keeper]?.name ?? folio.keeper.code, document: number,
            summary: "\(who)，\(pages.kindTitle(folio.kind))，登记编号\(number)。")
    }

    /// Ends a publicity that was not over, and counts how long an application to register something
    /// took.
    private func settle(closed standing: CaseStanding, on day: Day) throws {
        if state.stop(standing.number.text + ".xml", on: day) { isPublicityTouched = true }
        guard let record = try reader.record(of: standing),
            SiteWriter.timedKinds.contains(record.kind)
        else { return }
        let count = workspace.book.calendar.workingDays(
            after: record.opening.receivedAt.day, through: day)
        state.counters.workingDays[count, default: 0] += 1
    }

    private static let timedKinds: Set<PackageKind> = [
        PackageKind(rawValue: "resource-registration"), .productRegistration,
    ]

    /// Takes the entries that were touched into the search, and counts what changed in their
    /// standing. One whose file is ahead of the lines is touched again by a later line.
    func settleEntries() throws {
        for (number, one) in touched.sorted(by: { $0.key < $1.key }) {
            try faults.passing(number) { try settle(number, one) }
        }
    }

    private func settle(_ number: String, _ one: TouchedEntry) throws {
        guard let folio = try reader.folio(of: one.standing) else { return }
        let record = SearchRecord(folio, name: pages.publicName(of: folio))
        let before = try search.put(record)
        if !one.isCounted || before?.state != record.state || before?.name != record.name {
            neighbours.formUnion(try memory.links.dependants(of: number))
        }
        guard one.isCounted else { return }
        if let before { add(-1, before) }
        add(1, record)
        touched[number]?.isCounted = false
    }

    private func add(_ count: Int, _ record: SearchRecord) {
        let key = SiteCounters.EntryKey(kind: record.kind, state: record.state)
        state.counters.entries[key, default: 0] += count
    }

    /// Takes the catalogues that were touched into the search.
    func settleCatalogues() throws {
        for (provider, digest) in catalogues.sorted(by: { $0.key.code < $1.key.code }) {
            try faults.passing(provider.code) { try settle(catalogueOf: provider, digest) }
        }
    }

    private func settle(catalogueOf provider: PartyID, _ digest: ContentDigest) throws {
        guard let catalogue = try reader.catalogue(of: provider, digest) else { return }
        let name = workspace.parties[provider]?.name ?? catalogue.name
        let rows = catalogue.items.enumerated().map { index, item in
            [
                item.code, item.name, provider.code,
                String(index / PageRenderer.itemsOnPage + 1), String(index + 1), "", name,
                provider.code,
            ]
        }
        try search.putItems(rows, of: provider)
    }
}
