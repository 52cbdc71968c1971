internal import Synchronization
internal import System

/// Makes durable what several threads have written, together: whoever comes while a sync runs is synced
/// with the next one, and a folder in which several made theirs is synced once for all of them.
///
/// The first that comes syncs; when it is done one of those who came meanwhile syncs for them all. A
/// thread that is alone syncs at once, as if there were no queue.
///
/// A sync that failed is never repeated: the kernel tells a failure once, so that the next sync of the
/// same folder would succeed over names that are lost. Whoever waits, and whoever comes later, fails with
/// it.
final class SyncQueue: Sendable {
    /// What one thread wrote: files, the folder they are in, and the folder that this one is in.
    struct Written: Sendable {
        var files: [any DiskFile]
        var folder: Path
        var parent: Path
    }

    private struct Request: Sendable {
        var written: Written
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
        /// What a sync failed with.
        var failure: StorageError?
    }

    private let disk: any Disk
    private let state = Mutex(State())

    init(disk: any Disk) { self.disk = disk }

    /// How many wait for the sync that comes next.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Returns when the files, their names in the folder and the folder's own name are durable.
    ///
    /// Throws what went wrong with any that were synced together: `stop` after a failed sync.
    func sync(_ written: Written) throws(StorageError) {
        let request = Request(written: written)
        let answer: Answer? = state.withLock { state in
            if let failure = state.failure { return .failed(failure) }
            state.waiting.append(request)
            defer { state.isSyncing = true }
            return state.isSyncing ? nil : .turn
        }
        switch answer ?? request.answers.pop() {
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
        var failure: StorageError?
        do {
            try SyncQueue.sync(group.map(\.written), on: disk)
        } catch {
            failure = error
        }
        // An answer to this thread is read by nobody.
        for request in group { request.answers.push(failure.map(Answer.failed) ?? .synced) }
        if let failure { refuse(after: failure) }
        let next = state.withLock { state in
            state.isSyncing = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.answers.push(.turn)
        if let failure { throw failure }
    }

    /// After a failed sync nothing is synced any more: all who wait get the failure. One that only lacked
    /// something, such as a descriptor, refuses nobody.
    func refuse(after failure: StorageError) {
        if failure.verdict != .stop { return }
        let refused = state.withLock { state in
            state.failure = state.failure ?? failure
            defer { state.waiting = [] }
            return state.waiting
        }
        for request in refused { request.answers.push(.failed(failure)) }
    }

    /// Files before the names they have, folders before the folders they are in.
    static func sync(_ group: [Written], on disk: any Disk) throws(StorageError) {
        for written in group {
            for file in written.files { try file.sync() }
        }
        for written in group { try disk.syncFolder(written.folder) }
        for parent in Set(group.map(\.parent)).sorted() { try disk.syncFolder(parent) }
    }
}
