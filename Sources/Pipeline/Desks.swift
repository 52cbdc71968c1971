internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// The files of desks on one day, put together from what a writer knows.
struct Desks {
    private let writer: DeskWriter
    private let today: Day
    private let calendar: WorkingCalendar
    /// Open cases by everybody on whose desk they may be.
    private let cases: [String: [DeskCase]]

    /// Digests kept of each party.
    private static let keptDigests = 30

    init(_ writer: DeskWriter, today: Day, calendar: WorkingCalendar) {
        self.writer = writer
        self.today = today
        self.calendar = calendar
        var cases: [String: [DeskCase]] = [:]
        for shown in writer.ledger.open.values.compactMap(\.shown) {
            for code in shown.everybody { cases[code, default: []].append(shown) }
        }
        self.cases = cases
    }

    /// Writes the desk of a party and what lies beside it.
    func make(of code: String, now: Instant) throws {
        guard let id = PartyID(code), let party = writer.workspace.parties[id] else { return }
        let request = try request(for: party)
        let calendarPath = path(code, "deadlines.ics")
        let earlier = try writer.files.contents(of: calendarPath)
        try writer.files.write(
            writer.pages.deadlines(request, earlier: earlier, now: now), to: calendarPath)
        if request.hasOpenCases {
            try writer.files.write(
                OpenCasesCSV.write(
                    openCases(of: party), parties: writer.workspace.parties, calendar: calendar,
                    on: today),
                to: path(code, "open-cases.csv"))
        }
        // The page last: what it links to is there.
        try writer.files.write(try writer.pages.desk(request), to: path(code, "desk.html"))
    }

    /// Writes the digest of this morning, if there is something to tell, and lets old ones go.
    func makeDigest(of code: String) throws {
        guard let id = PartyID(code), let party = writer.workspace.parties[id] else { return }
        let earlier = try digests(of: code)
        let since = min(
            earlier.first { $0 < today } ?? writer.reached?.day ?? today.adding(days: -1), today)
        let shelf = writer.ledger.shelves[code]
        let came = (shelf?.papers ?? []).filter { $0.at.day >= since && $0.at.day < today }
        let count = writer.ledger.paperCount(of: code, from: since, before: today)
        let digest = DigestRequest(
            desk: try request(for: party), since: since, came: came,
            moreCame: max(0, count - came.count))
        guard !digest.isEmpty else { return }
        let files = try writer.pages.digest(digest)
        try writer.files.write(files.text, to: path(code, "digest/\(today.iso).txt"))
        try writer.files.write(files.page, to: path(code, "digest/\(today.iso).html"))
        for day in ([today] + earlier.filter { $0 != today }).dropFirst(Desks.keptDigests) {
            for ending in ["txt", "html"] {
                try writer.files.remove(file: path(code, "digest/\(day.iso).\(ending)"))
            }
        }
    }

    private func request(for party: Party) throws -> DeskRequest {
        let code = party.id.code
        let shelf = writer.ledger.shelves[code] ?? DeskLedger.Shelf()
        let closed = try shelf.closed.reversed().compactMap { number -> DeskClosedCase? in
            guard var shown = writer.ledger.ended[number]?.shown else { return nil }
            shown.hasPage = try writer.files.exists(DeskWriter.page(of: number, code))
            return shown
        }
        return DeskRequest(
            party: party, today: today, calendar: calendar, cases: cases[code] ?? [],
            closed: closed, papers: shelf.papers.reversed(), digests: try digests(of: code),
            hasOpenCases: party.roles.contains(.registrar) || party.roles.contains(.authority),
            demonstration: writer.mark)
    }

    /// Open cases that a registrar keeps; the authority sees all.
    private func openCases(of party: Party) -> [DeskCase] {
        if party.id == writer.workspace.configuration.authority {
            return writer.ledger.open.values.compactMap(\.shown)
        }
        return (cases[party.id.code] ?? []).filter { $0.registrar == party.id }
    }

    /// The days of the digests that lie there, latest first.
    private func digests(of code: String) throws -> [Day] {
        try writer.files.names(in: path(code, "digest")).compactMap { name in
            name.text.flatMap { text in
                text.hasSuffix(".html") ? Day(iso: String(text.dropLast(5))) : nil
            }
        }.sorted(by: >)
    }

    private func path(_ code: String, _ name: String) -> Path { Path(code + "/" + name) }
}
