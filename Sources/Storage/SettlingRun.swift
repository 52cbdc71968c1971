package import Registry
internal import System

/// Settles a whole journal anew, for who holds the workspace's lock or another shelf than the workspace's
/// own.
package struct SettlingRun {
    private let disk: any Disk
    private let shelf: any SettledShelf
    private var trail = SettlingTrail()
    private var index = RegistryIndex()

    /// Begins the shelf anew; one that fails throws `standingLost`.
    package init(_ disk: any Disk, on shelf: any SettledShelf) throws(StorageError) {
        self.disk = disk
        self.shelf = shelf
        do throws(SettledFault) {
            try shelf.begin()
        } catch {
            throw Self.lost(error.operation, error.cause)
        }
    }

    /// Lines whose files are durable: none of them is covered by a redo file.
    package static func durableLines(on disk: any Disk) throws(StorageError) -> Int {
        let count = try RegistryReader(disk: disk).lineCount()
        return min(count, try WorkspacePaths.redoFirstLines(on: disk).first ?? count)
    }

    /// Goes on to line `end`, which is not taken in, in portions; `progress` gets the lines that are
    /// settled. A shelf that fails throws `standingLost`.
    package mutating func advance(
        before end: Int, progress: (Int) -> Void
    ) throws(StorageError) {
        while trail.head.lineCount < end {
            let portion = min(end, trail.head.lineCount + SettlingTrail.portion)
            var (trail, index) = (trail, index)
            _ = try JournalReader(disk: disk).read(after: trail.head, before: portion) {
                line, place in
                index.take(line.entry)
                trail.take(line, place.head(after: line))
            }
            guard trail.head.lineCount == portion else {
                throw Self.lost("read", "the journal has \(trail.head.lineCount) lines, not \(end)")
            }
            if let failure = index.settled?.failure { throw Self.lost("look up", failure) }
            do throws(SettledFault) {
                try trail.settle(&index, on: shelf)
            } catch {
                throw Self.lost(error.operation, error.cause)
            }
            (self.trail, self.index) = (trail, index)
            progress(portion)
        }
    }

    private static func lost(_ operation: String, _ cause: String) -> StorageError {
        StorageError(
            .standingLost, operation: operation, subject: WorkspacePaths.standing.description,
            cause: cause, verdict: .stop)
    }
}
