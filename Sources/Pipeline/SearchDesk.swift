internal import Papers
internal import Registry
package import Search
package import Storage
internal import WorkingDays

/// Brings an index of names after the journal: reads the lines it has not yet, and of each case and
/// entry that they changed the file as it now lies there.
///
/// A file that is not the one a line names was changed by a later line, which brings it when its
/// turn comes; one that is damaged is found by `dengji verify`, and by nobody here. Belongs to one
/// thread.
package final class SearchDesk {
    /// The index.
    package let index: SearchIndex
    private let reader: RegistryReader
    private var cursor = JournalCursor()
    private var position: SearchPosition
    private var isProved = false

    /// A desk for an index that may be behind.
    package init(index: SearchIndex, reader: RegistryReader) throws(SearchError) {
        self.index = index
        self.reader = reader
        position = try index.position()
    }

    /// Takes in the next lines, at most `limit` and none from line `end` on; gives how many.
    ///
    /// Throws a `SearchError` that says `isDamaged` when the index is not of this journal.
    package func takeNext(before end: Int, limit: Int) throws -> Int {
        if position.line >= end { return 0 }
        try prove()
        var after = cursor
        var cases: [CaseNumber: CaseStanding] = [:]
        var entries: [String: EntryStanding] = [:]
        var gone: Set<CaseNumber> = []
        try reader.journal(after: &after, before: min(end, position.line + limit)) { line in
            if let standing = line.entry.standing { cases[standing.number] = standing }
            gone.formUnion((line.entry.disposed ?? []).map(\.number))
            for standing in line.entry.entries ?? [] { entries[standing.number] = standing }
        }
        var items: [SearchItem] = []
        for standing in cases.values.sorted(by: { $0.number < $1.number })
        where !gone.contains(standing.number) {
            if let record = try reader.record(of: standing) { items.append(SearchItem(record)) }
        }
        for standing in entries.values.sorted(by: { $0.number < $1.number }) {
            if let folio = try reader.folio(of: standing) { items.append(SearchItem(folio)) }
        }
        let reached = SearchPosition(
            line: after.lineCount, digest: after.digest, mark: after.mark)
        try index.take(items, without: gone.map(\.text), upTo: reached)
        let taken = reached.line - position.line
        cursor = after
        position = reached
        return taken
    }

    /// The last of the lines that are in the index already must be the one that the index remembers. Where
    /// it remembers no place of it, or another line lies there, all lines are gone over.
    private func prove() throws {
        if isProved { return }
        if let mark = position.mark, let known = try reader.cursor(at: mark) {
            cursor = known
            return isProved = true
        }
        var passed = JournalCursor()
        if position.line > 0 {
            try reader.journal(after: &passed, before: position.line) { _ in }
        }
        guard passed.lineCount == position.line, passed.digest == position.digest else {
            throw SearchError.otherJournal
        }
        cursor = passed
        isProved = true
    }
}
