import Foundation
import System
import Testing

/// Looks again and again, without a fixed pause, until it holds.
func waitFor(
    _ what: String, seconds: Double = 30, _ condition: () throws -> Bool,
    _ place: SourceLocation = #_sourceLocation
) throws {
    let end = Date().addingTimeInterval(seconds)
    while try !condition() {
        try #require(Date() < end, "waited \(seconds) s for \(what)", sourceLocation: place)
        usleep(2_000)
    }
}

/// Ends a watcher whatever the test found.
func endWatcher(_ program: RunningProgram) {
    do {
        try program.process.send(.kill)
        _ = try program.process.wait()
    } catch {
        print("the watcher could not be ended: \(error)")
    }
}
