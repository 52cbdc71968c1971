internal import Registry
internal import Storage
internal import Views
internal import WorkingDays

/// What the public site remembers from line to line: counters, the latest news, the publicities that
/// are open. It is small, whatever the registry's size, and can be counted again from the journal.
///
/// `registry/site.state`: a row of strings on each line. It is written before the files that follow
/// from it: after a crash lines below `line` are shown again and not counted again.
struct SiteState {
    /// A publicity by the name of its paper.
    struct Publicity: Hashable {
        var file: String
        var from: Day
        var until: Day
        /// The latest paper about days counted anew, below `public/publicity/`; its day is `until`.
        var recount: String?
        /// When its case ended before it was over.
        var stopped: Day?

        /// Whether it counts on a day.
        func isOpen(on day: Day) -> Bool { stopped == nil && until >= day }
    }

    /// The first journal line that was not counted.
    var line = 0
    var counters = SiteCounters()
    /// The latest news, the oldest first; those before them are in archive documents of the feed.
    var news: [SiteNews] = []
    /// Archive documents written.
    var archives = 0
    /// Open publicities and the latest past ones.
    var publicities: [Publicity] = []
    /// Publicities ever begun.
    var publicityCount = 0
    /// The latest announcements, the oldest first.
    var announcements: [SiteNews] = []

    /// Past publicities in the index.
    static let maxPast = 40
    /// Announcements in the index.
    static let maxAnnouncements = 200

    /// How many publicities are open on a day.
    func openPublicities(on day: Day) -> Int { publicities.count { $0.isOpen(on: day) } }

    /// A publicity was put down; one under the same name is replaced.
    mutating func take(_ publicity: Publicity, isCounted: Bool) {
        publicities.removeAll { $0.file == publicity.file }
        publicities.append(publicity)
        if isCounted { publicityCount += 1 }
    }

    /// A publicity's days were counted anew; one that is not listed any more is passed over.
    mutating func move(_ file: String, until: Day, by recount: String) {
        for index in publicities.indices where publicities[index].file == file {
            publicities[index].until = until
            publicities[index].recount = recount
        }
    }

    /// A case ended on a day; gives whether a publicity of it was cut short by that.
    mutating func stop(_ file: String, on day: Day) -> Bool {
        guard
            let index = publicities.firstIndex(where: { $0.file == file && $0.isOpen(on: day) })
        else { return false }
        publicities[index].stopped = day
        return true
    }

    /// Drops publicities that the index does not list any more.
    mutating func prune(on day: Day) {
        let past = publicities.filter { !$0.isOpen(on: day) }.sorted {
            ($0.until, $0.from, $0.file) < ($1.until, $1.from, $1.file)
        }
        let dropped = Set(past.dropLast(SiteState.maxPast))
        publicities.removeAll { dropped.contains($0) }
        announcements = Array(announcements.suffix(SiteState.maxAnnouncements))
    }
}

extension SiteState {
    /// The file's bytes.
    func write() -> [UInt8] {
        var rows: [[String]] = [
            ["format", "1"], ["line", String(line)], ["archives", String(archives)],
            ["publicities", String(publicityCount)],
            ["announcements", String(counters.announcements)],
        ]
        for (month, count) in counters.registeredByMonth.sorted(by: { $0.key < $1.key }) {
            rows.append(["month", month, String(count)])
        }
        let entries = counters.entries.map {
            ["entries", $0.key.kind.rawValue, $0.key.state.rawValue, String($0.value)]
        }
        rows += entries.sorted { $0.lexicographicallyPrecedes($1) }
        for (code, count) in counters.closed.sorted(by: { $0.key < $1.key }) {
            rows.append(["closed", code, String(count)])
        }
        for (days, count) in counters.workingDays.sorted(by: { $0.key < $1.key }) {
            rows.append(["days", String(days), String(count)])
        }
        for one in publicities {
            rows.append(
                [
                    "publicity", one.file, one.from.iso, one.until.iso, one.recount ?? "",
                    one.stopped?.iso ?? "",
                ])
        }
        rows += announcements.map { ["announcement"] + SiteState.row($0) }
        rows += news.map { ["news"] + SiteState.row($0) }
        rows.append(["end"])
        return rows.flatMap { Array(ScriptRows.line($0).utf8) }
    }

    /// Reads what `write` wrote; `nil` for another format and for a file that was cut off.
    init?(reading bytes: [UInt8]) {
        let last = Array(ScriptRows.line(["end"]).utf8)
        guard bytes.suffix(last.count).elementsEqual(last) else { return nil }
        for line in bytes.split(separator: 0x0A) {
            let row = ScriptRows.strings(in: line)
            guard let name = row.first else { return nil }
            guard take(name, Array(row.dropFirst())) else { return nil }
        }
    }

    private mutating func take(_ name: String, _ values: [String]) -> Bool {
        switch name {
        case "format": return values == ["1"]
        case "end": return values.isEmpty
        case "publicity":
            guard values.count == 5, let from = Day(iso: values[1]),
                let until = Day(iso: values[2])
            else { return false }
            publicities.append(
                Publicity(
                    file: values[0], from: from, until: until,
                    recount: values[3].isEmpty ? nil : values[3], stopped: Day(iso: values[4])))
            return true
        case "announcement", "news":
            guard let one = SiteState.news(values) else { return false }
            if name == "news" { news.append(one) } else { announcements.append(one) }
            return true
        default:
            guard let last = values.last, let count = Int(last) else { return false }
            return take(name, Array(values.dropLast()), count)
        }
    }

    private mutating func take(_ name: String, _ key: [String], _ count: Int) -> Bool {
        switch (name, key.count) {
        case ("line", 0): line = count
        case ("archives", 0): archives = count
        case ("publicities", 0): publicityCount = count
        case ("announcements", 0): counters.announcements = count
        case ("month", 1): counters.registeredByMonth[key[0]] = count
        case ("closed", 1): counters.closed[key[0]] = count
        case ("days", 1):
            guard let days = Int(key[0]) else { return false }
            counters.workingDays[days] = count
        case ("entries", 2):
            guard let state = EntryState(rawValue: key[1]) else { return false }
            let kind = PackageKind(rawValue: key[0])
            counters.entries[SiteCounters.EntryKey(kind: kind, state: state)] = count
        default: return false
        }
        return true
    }

    private static func row(_ news: SiteNews) -> [String] {
        [
            news.kind.rawValue, news.key, news.title, news.link, String(news.at.milliseconds),
            news.issuer, news.document, news.summary,
        ]
    }

    private static func news(_ row: [String]) -> SiteNews? {
        guard row.count == 8, let kind = SiteNews.Kind(rawValue: row[0]), let at = Int64(row[4])
        else { return nil }
        return SiteNews(
            kind: kind, key: row[1], title: row[2], link: row[3], at: Instant(milliseconds: at),
            issuer: row[5], document: row[6], summary: row[7])
    }
}
