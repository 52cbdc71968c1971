internal import Synchronization
internal import System

/// Makes durable what several threads have written, together: whoever comes while a sync runs is synced
/// with the next one, and a folder in which several made theirs is synced once for all of them.
///
/// The first that comes syncs; when it is done one of those who came meanwhile syncs for them all. A
/// thread that is alone syncs at once, as if there were no queue.
final class SyncQueue: Sendable {
    /// What one thread wrote.
    private struct Request: Sendable {
        var files: [any DiskFile]
        var folder: Path
        var parent: Path
        let answers = BlockingQueue<Answer>()
    }

    private enum Answer: Sendable {
        case synced
        case failed(StorageError)
        /// It is this thread's turn to sync.
        case turn
    }

    private struct State: Sendable {
        var waiting: [Request] = []
        var isSyncing = false
    }

    private let disk: any Disk
    private let state = Mutex(State())

    init(disk: any Disk) { self.disk = disk }

    /// Returns when the files, the names in their folder and the folder's own name are durable.
    ///
    /// Throws what went wrong with any who were synced together: `stop` after a failed sync.
    func sync(
        _ files: [any DiskFile], in folder: Path, of parent: Path
    ) throws(StorageError) {
        let request = Request(files: files, folder: folder, parent: parent)
        let isFirst = state.withLock { state in
            state.waiting.append(request)
            defer { state.isSyncing = true }
            return !state.isSyncing
        }
        switch isFirst ? .turn : request.answers.pop() {
        case .synced: return
        case .failed(let error): throw error
        case .turn, nil: try syncAll()
        }
    }

    /// Syncs for all who wait, this thread among them, and gives the turn on.
    private func syncAll() throws(StorageError) {
        let group = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        let failure = sync(group)
        let answer = failure.map(Answer.failed) ?? .synced
        // An answer to this thread is read by nobody.
        for request in group { request.answers.push(answer) }
        let next = state.withLock { state in
            state.isSyncing = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.answers.push(.turn)
        if let failure { throw failure }
    }

    private func sync(_ group: [Request]) -> StorageError? {
        do throws(StorageError) {
            for request in group {
                for file in request.files { try file.sync() }
            }
            for request in group { try disk.syncFolder(request.folder) }
            for parent in Set(group.map(\.parent)).sorted() { try disk.syncFolder(parent) }
            return nil
        } catch {
            return error
        }
    }
}
