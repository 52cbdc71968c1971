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
        /// The entry it is about, while open, and 1 more; 0 for none.
        var subject: UInt32
        var waitsForEntry: Bool
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

    private var entries = Chunks<Entry>()
    private var byNumber = SlotTable()
    private var folders = SharedValues<String>()
    private var rules = SharedValues<ContentDigest>()
    private var subjects = SharedValues<String>()

    /// How many cases, open and closed.
    package var count: Int { entries.count }

    /// Where a case stands; `nil` when there is none of that number, or none any more.
    package subscript(number: CaseNumber) -> CaseStanding? {
        guard let slot = slot(of: number), !isDisposed(slot) else { return nil }
        return self[slot: slot]
    }

    /// What stands in place of the folder of a case that was destroyed.
    private static let disposedFolder = "disposed"

    private func isDisposed(_ slot: Int) -> Bool {
        folders[entries[slot].folder] == CaseTable.disposedFolder
    }

    /// Whether there was a case of that number, and it was destroyed.
    package func isDisposed(_ number: CaseNumber) -> Bool {
        slot(of: number).map { isDisposed($0) } ?? false
    }

    /// A closed case was destroyed; gives where it stood, for `keep` when that is taken back.
    mutating func dispose(_ number: CaseNumber) -> CaseStanding? {
        guard let before = self[number] else { return nil }
        var gone = before
        gone.folder = CaseTable.disposedFolder
        _ = keep(gone)
        return before
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
            tick: entry.tick.scheduled(at: entry.tickAt), rules: rules[entry.rules],
            subject: entry.subject == 0 ? nil : subjects[entry.subject - 1],
            waitsForEntry: entry.waitsForEntry)
    }

    /// Keeps where a case stands; gives its place.
    mutating func keep(_ standing: CaseStanding) -> Int {
        let entry = Entry(
            number: standing.number, folder: folders.index(of: standing.folder),
            tickAt: standing.tick?.at ?? 0, digest: standing.digest, tick: Tick(standing.tick),
            rules: rules.index(of: standing.rules),
            subject: standing.subject.map { subjects.index(of: $0) + 1 } ?? 0,
            waitsForEntry: standing.waitsForEntry)
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
