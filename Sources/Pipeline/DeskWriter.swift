internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Keeps the desks: of each party with a folder `desk.html`, `deadlines.ics`, the pages of its cases,
/// its digests, and of those that register `open-cases.csv`. Belongs to the thread of views.
///
/// A desk lists every open case of its party, so it is written again only when a line touched that
/// party or a day began, once for all lines since the last time, and never takes more than a small
/// part of the thread's time. What it lists of closed cases has a bound.
final class DeskWriter {
    let workspace: Workspace
    let files: ViewFiles
    let pages: PageRenderer
    private let reader: RegistryReader
    private let todo: TodoWriter
    private let contexts: CaseContexts
    private let faults: ViewFaults
    private let memory: ViewMemory
    var ledger: DeskLedger { memory.desks }
    private var dirty: Set<String> = []
    /// Up to which line and on which day desks were made; `nil`: never.
    var reached: DeskPosition?
    private var restUntil: UInt64 = 0

    /// Desks rest so many times as long as the last writing took, so that pages of papers and todo
    /// folders, which somebody waits for, keep nearly all of the thread's time.
    private static let restFactor: UInt64 = 20
    private static let leastRestNanoseconds: UInt64 = 200_000_000

    /// `line` is the first whose views are to be made.
    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, pages: PageRenderer,
        todo: TodoWriter, engine: String, faults: ViewFaults, memory: ViewMemory, from line: Int
    ) throws {
        self.workspace = workspace
        self.files = files
        self.reader = reader
        self.pages = pages
        self.todo = todo
        self.faults = faults
        contexts = CaseContexts(workspace, engine: engine)
        self.memory = memory
        reached = try files.deskPosition()
        // The first start of a version with desks, or a run that was cut short: any may be behind.
        if reached?.line != line { dirty.formUnion(ledger.shelves.keys) }
    }

    // MARK: Lines

    /// Takes in a line whose views are to be made.
    func take(_ line: JournalLine) { dirty.formUnion(memory.desks.take(line)) }

    /// Takes in a case that a line touched, as it was looked at, and makes its pages; `nil` for one
    /// that is closed or has moved on.
    func take(_ standing: CaseStanding, _ seen: TodoWriter.SeenCase?, on day: Day) throws {
        if let seen {
            guard let shown = note(seen, standing) else { return }
            dirty.formUnion(shown.everybody)
            try makePages(of: seen.record, seen.context.procedure, shown.senders, on: day)
        } else if !standing.isOpen, let record = try reader.record(of: standing) {
            let procedure = try contexts.procedure(of: record)
            let senders = Set(
                record.applicants.map(\.id) + [record.opener, record.initiator].compactMap(\.self))
            dirty.formUnion(senders.map(\.code))
            try makePages(of: record, procedure, senders, on: day)
            memory.desks.note(DeskClosedCase(record, procedure))
            memory.desks.pagesWereMade(of: standing.number)
        }
    }

    private func note(_ seen: TodoWriter.SeenCase, _ standing: CaseStanding) -> DeskCase? {
        guard
            let shown = DeskCase(seen.record, context: seen.context, deciders: seen.deciders)
        else { return nil }
        memory.desks.note(shown, of: standing)
        return shown
    }

    private func makePages(
        of record: CaseRecord, _ procedure: Procedure, _ parties: Set<PartyID>, on day: Day
    ) throws {
        for party in parties where ledger.shelves[party.code] != nil {
            let page = DeskWriter.page(of: record.number, party.code)
            // Better the page of an earlier line than one that lists no papers.
            if !ledger.knowsPapers(about: record.number), try files.exists(page) { continue }
            let request = DeskCaseRequest(
                record: record, procedure: procedure, calendar: contexts.calendar, today: day,
                papers: ledger.papers(of: party.code, about: record.number), demonstration: mark)
            try files.write(try pages.deskCase(request), to: page)
        }
    }

    static func page(of number: CaseNumber, _ party: String) -> Path {
        Path("\(party)/cases/\(number.text).html")
    }

    var mark: String? { DemonstrationMark.text(workspace.configuration.isDemonstration) }

    // MARK: Desks

    /// Whether a desk is to be made, of lines before `line` and for that day.
    func isWanted(before line: Int, on day: Day) -> Bool {
        !dirty.isEmpty || reached != DeskPosition(line: line, day: day)
    }

    /// How long desks still rest, in milliseconds; 0 when they may be made.
    var restMilliseconds: Int {
        let now = System.SystemClock.monotonicNanoseconds()
        return restUntil > now ? Int((restUntil - now) / 1_000_000) + 1 : 0
    }

    /// Makes the desks of all who were touched, and on another day of all who have open cases. Lines
    /// before `line` must have been taken in.
    func make(before line: Int, now: Instant) throws {
        let start = System.SystemClock.monotonicNanoseconds()
        let today = now.day
        try lookAtUnseen(now: now)
        let position = DeskPosition(line: line, day: today)
        if reached?.day != today { dirty.formUnion(partiesWithOpenCases) }
        let desks = Desks(self, today: today, calendar: contexts.calendar)
        if reached?.day != today {
            for code in ledger.shelves.keys.sorted() {
                try faults.passing("\(code)/digest") { try desks.makeDigest(of: code) }
            }
        }
        for code in dirty.sorted() where ledger.shelves[code] != nil {
            try faults.passing("\(code)/desk.html") { try nameClosed(of: code) }
            try faults.passing("\(code)/desk.html") { try desks.make(of: code, now: now) }
        }
        dirty = []
        try files.note(position)
        reached = position
        let taken = System.SystemClock.monotonicNanoseconds() - start
        restUntil =
            start + taken
            + max(DeskWriter.leastRestNanoseconds, taken * DeskWriter.restFactor)
    }

    private var partiesWithOpenCases: Set<String> {
        ledger.open.values.reduce(into: []) { $0.formUnion($1.shown?.everybody ?? []) }
    }

    /// Looks at open cases that no line touched in this run; their pages are made where they are
    /// missing, as after the first start of a version that makes them.
    private func lookAtUnseen(now: Instant) throws {
        for standing in ledger.unseen {
            try faults.passing(standing.number.text) {
                guard let seen = try todo.look(standing, now: now),
                    let shown = note(seen, standing)
                else { return }
                let missing = try shown.senders.filter {
                    try !files.exists(DeskWriter.page(of: standing.number, $0.code))
                }
                try makePages(of: seen.record, seen.context.procedure, missing, on: now.day)
            }
        }
    }

    /// Reads what closed cases of a party were called, where this run has not seen them end.
    private func nameClosed(of code: String) throws {
        for number in ledger.shelves[code]?.closed ?? [] {
            guard let ended = ledger.ended[number], ended.shown == nil,
                let record = try reader.record(of: ended.standing)
            else { continue }
            memory.desks.note(DeskClosedCase(record, try contexts.procedure(of: record)))
        }
    }
}

extension DeskClosedCase {
    /// A closed case; whether a party has a page of it is for that party's desk to say.
    init(_ record: CaseRecord, _ procedure: Procedure) {
        self.init(
            number: record.number, subject: record.workingName,
            procedureTitle: procedure.title, result: procedure.result(of: record),
            at: record.since, hasPage: false)
    }
}
