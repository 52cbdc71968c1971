internal import Foundation
internal import GRDB
internal import Synchronization
internal import System

/// Opens connections and lets them go, so that neither ends the process.
///
/// When a queue of GRDB's goes, libdispatch starts a thread, and with its first thread an event loop; where
/// the machine has no descriptor for that, it ends the process. So a connection is opened only while
/// there are descriptors left, and one that is closed is kept until some have gathered: then the event
/// loop is made while there are enough, and from then on they go at once. A process that opens an index
/// once or twice has no such thread.
enum Connections {
    private struct State: Sendable {
        var hasEventLoop = false
        var kept: [DatabaseQueue] = []
    }

    private static let state = Mutex(State())
    /// Closed connections that are kept, some kilobytes each.
    private static let mostKept = 16
    /// What an event loop takes (three), or a database with its log, and some to spare.
    private static let neededDescriptors = 8

    /// Opens a connection.
    static func open(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        if !state.withLock({ $0.hasEventLoop }) { try requireDescriptors(neededDescriptors) }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Closes a connection.
    static func letGo(_ queue: DatabaseQueue) {
        do {
            try queue.close()
        } catch {
            // It is closed with the object.
        }
        state.withLock { state in
            state.kept.append(queue)
            if !state.hasEventLoop, state.kept.count > mostKept { makeEventLoop(&state) }
            if state.hasEventLoop { state.kept = [] }
        }
    }

    private static func makeEventLoop(_ state: inout State) {
        do {
            try requireDescriptors(neededDescriptors)
        } catch {
            // The next that is closed asks again.
            return
        }
        let done = DispatchSemaphore(value: 0)
        DispatchQueue.global().async { done.signal() }
        done.wait()
        state.hasEventLoop = true
    }

    /// Throws what the machine says where it has not so many descriptors left.
    private static func requireDescriptors(_ count: Int) throws(SystemError) {
        if count == 0 { return }
        let one = try WakeUp()
        try requireDescriptors(count - 1)
        _ = one.descriptor.number
    }
}
