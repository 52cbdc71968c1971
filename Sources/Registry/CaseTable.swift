/// Where every case stands. In memory are the open ones and those that lines changed which are not
/// settled, 88 bytes a case and about 10 to find it: texts that many cases share are kept once. The
/// others are looked up in what is settled.
package struct CaseTable: Sendable {
    private struct Entry {
        var number: CaseNumber
        var folder: UInt32
        var tickAt: Int64
        var digest: ContentDigest
        var tick: Tick
        var rules: UInt32
        /// The entry it is about, while open.
        var subject: String?
        var waitsForEntry: Bool
        /// The line that changed it last.
        var line: UInt32
        /// Whether the place is given back.
        var isFree = false
    }

    /// Kind and standing of a tick in one byte.
    private struct Tick {
        private var code: UInt8 = 0

        private static let kinds: [ScheduledTick.Kind] = [
            .overdue, .expiry, .objectionOverdue, .reminder, .lapse, .firstApplication, .wake,
        ]

        init(_ tick: ScheduledTick?) {
            guard let tick, let index = Tick.kinds.firstIndex(of: tick.kind) else { return }
            code = UInt8(2 * index + 1 + (tick.provisional ? 1 : 0))
        }

        func scheduled(at: Int64) -> ScheduledTick? {
            if code == 0 { return nil }
            return ScheduledTick(
                kind: Tick.kinds[Int(code - 1) / 2], at: at, provisional: code % 2 == 0)
        }
    }

    /// A case as memory has it, with the line that changed it last.
    struct Kept: Sendable {
        var standing: CaseStanding
        var line: Int
    }

    private var entries = Chunks<Entry>()
    private var free: [UInt32] = []
    private var byNumber = SlotTable()
    private var folders = SharedValues<String>()
    private var rules = SharedValues<ContentDigest>()
    /// What is settled; `nil` where all is in memory.
    var settled: (any SettledIndex)?

    /// How many cases, open and closed.
    package internal(set) var count = 0

    /// Where a case stands; `nil` when there is none of that number, or none any more.
    package subscript(number: CaseNumber) -> CaseStanding? {
        row(number).flatMap { $0.folder == CaseTable.disposedFolder ? nil : $0 }
    }

    /// What stands in place of the folder of a case that was destroyed.
    package static let disposedFolder = "disposed"

    /// Whether there was a case of that number, and it was destroyed.
    package func isDisposed(_ number: CaseNumber) -> Bool {
        row(number)?.folder == CaseTable.disposedFolder
    }

    /// Where a case stands or stood, one that was destroyed in `disposedFolder`.
    func row(_ number: CaseNumber) -> CaseStanding? {
        kept(number)?.standing ?? settled?.standing(of: number)
    }

    /// The case where memory has it.
    func kept(_ number: CaseNumber) -> Kept? {
        slot(of: number).map { Kept(standing: self[slot: $0], line: Int(entries[$0].line)) }
    }

    /// A case's place in the table as long as memory has it.
    func slot(of number: CaseNumber) -> Int? {
        byNumber.slot(number.hashValue) { entries[$0].number == number }
    }

    /// The number of the case in that place.
    func number(of slot: Int) -> CaseNumber { entries[slot].number }

    /// Where the case in that place stands.
    subscript(slot slot: Int) -> CaseStanding {
        let entry = entries[slot]
        return CaseStanding(
            number: entry.number, folder: folders[entry.folder], digest: entry.digest,
            tick: entry.tick.scheduled(at: entry.tickAt), rules: rules[entry.rules],
            subject: entry.subject, waitsForEntry: entry.waitsForEntry)
    }

    /// Keeps where a case stands after a line; gives its place.
    mutating func keep(_ standing: CaseStanding, line: Int) -> Int {
        let entry = Entry(
            number: standing.number, folder: folders.index(of: standing.folder),
            tickAt: standing.tick?.at ?? 0, digest: standing.digest, tick: Tick(standing.tick),
            rules: rules.index(of: standing.rules), subject: standing.subject,
            waitsForEntry: standing.waitsForEntry, line: UInt32(line))
        if let slot = slot(of: standing.number) {
            entries[slot] = entry
            return slot
        }
        let slot = free.popLast().map(Int.init) ?? entries.count
        if slot == entries.count { entries.append(entry) } else { entries[slot] = entry }
        let entries = entries
        byNumber.add(slot, standing.number.hashValue) { entries[$0].number.hashValue }
        return slot
    }

    /// Forgets the case in that place, which is in no other table.
    mutating func release(_ slot: Int) {
        unlink(slot)
        if slot == entries.count - 1 { return entries.removeLast() }
        entries[slot].isFree = true
        entries[slot].subject = nil
        free.append(UInt32(slot))
    }

    private mutating func unlink(_ slot: Int) {
        let entries = entries
        byNumber.remove(slot, entries[slot].number.hashValue) { entries[$0].number.hashValue }
    }

    /// Cases that lines from that one on changed, in no order.
    func changed(since line: Int) -> [CaseStanding] {
        (0..<entries.count).filter { !entries[$0].isFree && entries[$0].line >= line }
            .map { self[slot: $0] }
    }

    /// Places of closed cases that no line from that one on changed.
    func closed(before line: Int) -> [Int] {
        (0..<entries.count).filter {
            !entries[$0].isFree && entries[$0].line < line && !self[slot: $0].isOpen
        }
    }
}
