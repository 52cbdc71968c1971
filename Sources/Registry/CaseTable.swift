/// Where every case stands, 72 bytes a case and about 10 to find it: texts that many cases share
/// are kept once.
package struct CaseTable: Sendable {
    private struct Entry {
        var number: CaseNumber
        var folder: UInt32
        var tickAt: Int64
        var digest: ContentDigest
        var tick: Tick
        var rules: UInt32
    }

    /// Kind and standing of a tick in one byte.
    private enum Tick {
        case none, overdue, provisionalOverdue, expiry, provisionalExpiry

        init(_ tick: ScheduledTick?) {
            switch (tick?.kind, tick?.provisional) {
            case (.overdue, true): self = .provisionalOverdue
            case (.overdue, _): self = .overdue
            case (.expiry, true): self = .provisionalExpiry
            case (.expiry, _): self = .expiry
            case (nil, _): self = .none
            }
        }

        func scheduled(at: Int64) -> ScheduledTick? {
            switch self {
            case .none: nil
            case .overdue: ScheduledTick(kind: .overdue, at: at, provisional: false)
            case .provisionalOverdue: ScheduledTick(kind: .overdue, at: at, provisional: true)
            case .expiry: ScheduledTick(kind: .expiry, at: at, provisional: false)
            case .provisionalExpiry: ScheduledTick(kind: .expiry, at: at, provisional: true)
            }
        }
    }

    private var entries = Chunks<Entry>()
    private var byNumber = SlotTable()
    private var folders = SharedValues<String>()
    private var rules = SharedValues<ContentDigest>()

    /// How many cases, open and closed.
    package var count: Int { entries.count }

    /// Where a case stands; `nil` when there is none of that number.
    package subscript(number: CaseNumber) -> CaseStanding? {
        slot(of: number).map { self[slot: $0] }
    }

    /// A case's place in the table, which never changes.
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
            tick: entry.tick.scheduled(at: entry.tickAt), rules: rules[entry.rules])
    }

    /// Keeps where a case stands; gives its place.
    mutating func keep(_ standing: CaseStanding) -> Int {
        let entry = Entry(
            number: standing.number, folder: folders.index(of: standing.folder),
            tickAt: standing.tick?.at ?? 0, digest: standing.digest, tick: Tick(standing.tick),
            rules: rules.index(of: standing.rules))
        if let slot = slot(of: standing.number) {
            entries[slot] = entry
            return slot
        }
        entries.append(entry)
        let entries = entries
        byNumber.add(entries.count - 1, standing.number.hashValue) {
            entries[$0].number.hashValue
        }
        return entries.count - 1
    }

    /// Forgets the case that came last.
    mutating func removeLast() {
        let entries = entries
        let slot = entries.count - 1
        byNumber.remove(slot, entries[slot].number.hashValue) { entries[$0].number.hashValue }
        self.entries.removeLast()
    }
}
