internal import Databases
internal import GRDB
internal import Synchronization
internal import System

/// SQLite's own check of a file, in a thread and by a connection of its own.
final class WholeCheck {
    private final class Outcome: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }

    private let outcome: Outcome
    private let thread: WorkerThread

    /// Begins it.
    init(_ connection: Connection) throws(SystemError) {
        let outcome = Outcome()
        thread = try WorkerThread("standing-check") {
            defer { connection.close() }
            do {
                try connection.queue.read { database in
                    // A check may evaluate what a schema says.
                    try StandingFile.checkForm(of: database)
                    try StandingFile.checkWhole(database)
                }
            } catch {
                outcome.error.withLock { $0 = error }
            }
        }
        self.outcome = outcome
    }

    /// Waits for its end, once; gives what it found.
    func end() -> (any Error)? {
        thread.join()
        return outcome.error.withLock(\.self)
    }
}
