package import Registry
package import WorkingDays

// Lines of the journal, read back.

extension Store {
    /// A line of the journal, read back and proved by the chain. For the thread that commits.
    package func line(_ number: Int) throws(StorageError) -> JournalLine {
        guard (0..<journal.head.lineCount).contains(number) else {
            throw lost("the journal has no line \(number)")
        }
        return try withPlaces { () throws(StorageError) in
            let (start, end) = journal.marks.around(number, head: journal.head)
            // As much as lies between the two, where they are of one month.
            let isNear = end.segment == start.segment && end.sizeBytes > start.sizeBytes
            let bytes = isNear ? end.sizeBytes - start.sizeBytes : 64 << 10
            return try JournalReader(disk: disk, blockBytes: bytes)
                .line(number, after: start, until: end)
        }
    }

    /// Reads back the lines since a time, in their order. For the thread that commits.
    package func readLines(
        since time: Instant, _ body: (JournalEntry) -> Void
    ) throws(StorageError) {
        let entries = try withPlaces { () throws(StorageError) -> [JournalEntry] in
            let start = journal.marks.before(time.milliseconds)
            var entries: [JournalEntry] = []
            if start.lineCount == journal.head.lineCount { return entries }
            _ = try JournalReader(disk: disk).read(after: start, before: journal.head.lineCount) {
                line, _ in
                if line.entry.at >= time.milliseconds { entries.append(line.entry) }
            }
            return entries
        }
        for entry in entries { body(entry) }
    }

    /// Reads something back by places; where those that are settled do not fit the journal, it is learnt
    /// anew, which finds a damaged one, and read once more.
    private func withPlaces<Result>(
        _ read: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        do throws(StorageError) {
            return try read()
        } catch {
            guard error.code == .journalDamaged, index.settled != nil else { throw error }
            // In the middle of a batch nothing is learnt anew: the batch is, when it is to be committed.
            if !foreseen.isEmpty { throw lost("a place in the journal: \(error.cause)") }
            settler?.giveUp("a place in the journal: \(error.cause)")
            try learnAnew()
            return try read()
        }
    }
}
