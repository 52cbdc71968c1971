internal import Registry
internal import Search
internal import Storage
internal import System

/// Keeps `registry/index.sqlite` of a workspace behind the journal, whatever is done to the file:
/// what is damaged or of another journal is made anew, and what the disk refuses is tried again
/// later. It never holds up the views.
final class SearchKeeping {
    private let path: Path
    private let reader: RegistryReader
    private let report: @Sendable (LoopReport) -> Void
    private var desk: SearchDesk?
    /// Whether the last try failed; that is said once until one succeeds.
    private(set) var isFailing = false

    init(
        root: Path, reader: RegistryReader, report: @escaping @Sendable (LoopReport) -> Void
    ) {
        path = root.appending(WorkspacePaths.index)
        self.reader = reader
        self.report = report
    }

    /// Takes in the next lines, at most `limit` and none from line `end` on; gives how many, 0 also
    /// after a failure.
    func takeNext(before end: Int, limit: Int) -> Int {
        do {
            let taken = try opened().takeNext(before: end, limit: limit)
            isFailing = false
            return taken
        } catch {
            if let error = error as? SearchError {
                desk = nil
                if error.isDamaged { return startAnew(error) }
            }
            fail("\(error)")
            return 0
        }
    }

    private func opened() throws(SearchError) -> SearchDesk {
        if let desk { return desk }
        let opened = try SearchDesk(index: try SearchIndex.opening(path), reader: reader)
        desk = opened
        return opened
    }

    /// Gives 1, so that the next try follows at once; a file that stays as it was is a failure.
    private func startAnew(_ error: SearchError) -> Int {
        if isFailing { return 0 }
        fail("\(error)")
        do {
            try SearchIndex.remove(path)
        } catch {
            return 0
        }
        return 1
    }

    private func fail(_ reason: String) {
        if !isFailing { report(.viewFailed(reason)) }
        isFailing = true
    }
}
