internal import Databases
internal import GRDB
internal import Registry

extension ViewStateFile {
    /// Adds what the lines after the first `since` changed, with the place after them: all of it or
    /// nothing. Throws damage where the file is not of so many lines.
    package func put(
        _ changes: ViewChanges, since: Int, at place: ViewPlace
    ) throws(ViewStateError) {
        try ViewStateFile.doing("write") {
            try opened().queue.write { database in
                let before = try Int.fetchOne(database, sql: "SELECT lineCount FROM place") ?? 0
                guard before == since else {
                    throw ViewStateError(
                        damaged: "write", "it is of \(before) lines, not of \(since)")
                }
                let rows = ViewRowWriter(database)
                // In the order of the keys, so that neighbours meet in one page.
                for (party, digest) in changes.catalogues {
                    try rows.put(catalogue: digest, of: party)
                }
                for entry in changes.entries.sorted(by: { $0.number < $1.number }) {
                    try rows.put(entry)
                }
                for (number, sources) in changes.sources.sorted(by: { $0.key < $1.key }) {
                    try rows.put(sources: sources, of: number)
                }
                for (number, one) in changes.cases { try rows.put(one, number) }
                for (party, shelf) in changes.shelves { try rows.put(shelf, of: party) }
                for party in changes.others { try rows.put(other: party) }
                try rows.put(place)
            }
        }
    }
}
