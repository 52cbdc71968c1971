internal import Synchronization
internal import System

/// Makes the names that several threads made in one folder durable, together: whoever comes while a sync
/// runs is served by the next one, which is done once for all of them.
///
/// The first that comes syncs; when it is done one of those who came meanwhile syncs for them all. A
/// thread that is alone syncs at once, as if there were no queue.
///
/// A sync that failed is never repeated: the kernel tells a failure once, so that the next sync of the
/// same folder would succeed over names that are lost. Whoever waits, and whoever comes later, fails with
/// it.
final class SyncQueue: Sendable {
    private typealias Request = BlockingQueue<Answer>

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
    private let folder: Path
    private let state = Mutex(State())

    init(disk: any Disk, folder: Path) {
        self.disk = disk
        self.folder = folder
    }

    /// How many wait for the sync that comes next.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Returns when all names are durable that the folder had when it was called.
    ///
    /// Throws what went wrong with the sync, for all whom it served: `stop` after a failed one.
    func sync() throws(StorageError) {
        let request = Request()
        let answer: Answer? = state.withLock { state in
            if let failure = state.failure { return .failed(failure) }
            state.waiting.append(request)
            defer { state.isSyncing = true }
            return state.isSyncing ? nil : .turn
        }
        switch answer ?? request.pop() {
        case .synced: return
        case .failed(let error): throw error
        case .turn, nil: try syncForAll()
        }
    }

    /// Syncs for all who wait, this thread among them, and gives the turn on.
    private func syncForAll() throws(StorageError) {
        let group = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        var failure: StorageError?
        do {
            try disk.syncFolder(folder)
        } catch {
            failure = error
        }
        // An answer to this thread is read by nobody.
        for request in group { request.push(failure.map(Answer.failed) ?? .synced) }
        if let failure { refuse(after: failure) }
        let next = state.withLock { state in
            state.isSyncing = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.push(.turn)
        if let failure { throw failure }
    }

    /// After a failed sync all who wait, and who come later, get the failure. One that only lacked
    /// something, such as a descriptor, refuses nobody.
    func refuse(after failure: StorageError) {
        if failure.verdict != .stop { return }
        let refused = state.withLock { state in
            state.failure = state.failure ?? failure
            defer { state.waiting = [] }
            return state.waiting
        }
        for request in refused { request.push(.failed(failure)) }
    }
}
