internal import Databases
internal import Synchronization

/// The connections to one file that are open. Those that read belong to who asks by them, and go with
/// him.
final class StandingConnections: Sendable {
    private struct Lent {
        weak var connection: Connection?
    }

    private struct State {
        var writing: Connection?
        var reading: [Lent] = []
    }

    private let state = Mutex(State())

    /// The one that writes.
    var writing: Connection? { state.withLock(\.writing) }

    func keep(writing connection: Connection) { state.withLock { $0.writing = connection } }

    func keep(reading connection: Connection) {
        state.withLock { state in
            state.reading.removeAll { $0.connection == nil }
            state.reading.append(Lent(connection: connection))
        }
    }

    func endWriting() {
        let connection = state.withLock { state in
            defer { state.writing = nil }
            return state.writing
        }
        connection?.close()
    }

    /// Closes all of them.
    func end() {
        endWriting()
        let connections = state.withLock { state in
            defer { state.reading = [] }
            return state.reading.compactMap(\.connection)
        }
        for connection in connections { connection.close() }
    }
}
