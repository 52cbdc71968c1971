internal import GRDB
internal import Synchronization

/// The connections to one file that are open.
final class StandingConnections: Sendable {
    private struct State {
        var writing: DatabaseQueue?
        var reading: [DatabaseQueue] = []
    }

    private let state = Mutex(State())

    /// The one that writes.
    var writing: DatabaseQueue? { state.withLock(\.writing) }

    func keep(writing queue: DatabaseQueue) { state.withLock { $0.writing = queue } }

    func keep(reading queue: DatabaseQueue) { state.withLock { $0.reading.append(queue) } }

    func endWriting() {
        let queue = state.withLock { state in
            defer { state.writing = nil }
            return state.writing
        }
        if let queue { Self.close(queue) }
    }

    /// Closes all of them.
    func end() {
        endWriting()
        let queues = state.withLock { state in
            defer { state.reading = [] }
            return state.reading
        }
        for queue in queues { Self.close(queue) }
    }

    private static func close(_ queue: DatabaseQueue) {
        do {
            try queue.close()
        } catch {
            // A statement is still being stepped through: it closes when that ends.
        }
    }
}
