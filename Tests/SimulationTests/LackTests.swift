import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline
@testable import Storage

@Suite("What the machine lacks for a moment, or a disk refuses once")
struct LackTests {
    private func world(_ steps: [(seconds: Int64, name: String, bytes: [UInt8])]) throws
        -> SimulatedWorld
    {
        let base = try SimulatedBase.shared.get()
        let start = try #require(Instant(iso: "2026-01-05T09:00:00+08:00"))
        let folder = WorkspacePaths.inbox.appending(Path(base.good[0].party))
        let script = Script(
            start: start, end: start.adding(milliseconds: 7_200_000),
            steps: steps.map { step in
                Script.Step(
                    at: start.adding(milliseconds: step.seconds * 1_000),
                    what: .renamedIn(folder.appending(Path(step.name)), step.bytes, told: true))
            }, isNightly: false)
        return SimulatedWorld(base, script, seed: 1, isCalm: true)
    }

    private func events(_ world: SimulatedWorld) throws -> [String] {
        var events: [String] = []
        _ = try JournalReader(disk: world.simulated).read(after: world.base.head) { line, _ in
            events += line.entry.events
        }
        return events
    }

    @Test("without a descriptor to read an earlier answer, nothing goes to quarantine")
    func descriptors() throws {
        let bytes = try SimulatedBase.shared.get().good[0].bytes
        let world = try world([(1, "a.zip", bytes), (60, "again.zip", bytes)])
        defer { world.end() }
        var rest = 3
        world.simulated.fault = { verb, path, _ in
            guard verb == "open", path.isBelow("registry/stages"), rest > 0 else { return nil }
            rest -= 1
            return ErrorCode.outOfDescriptors
        }
        try SeedRun(seed: 0, base: world.base).start(world)
        #expect(rest == 0)
        let events = try events(world)
        #expect(events.contains(JournalEvent.repeated), "\(events)")
        #expect(!events.contains(JournalEvent.quarantined), "\(events)")
        #expect(Invariants(world).atEnd() == [])
    }

    @Test("after a file could not be read once, nobody waits in a loop for it to be ready")
    func unreadable() throws {
        let truncated = try #require(try SimulatedBase.shared.get().spoiled["truncated.zip"])
        let world = try world([(1, "cut.zip", truncated)])
        defer { world.end() }
        var rest = 1
        world.simulated.fault = { verb, path, _ in
            guard verb == "read", path.isBelow("inbox"), rest > 0 else { return nil }
            rest -= 1
            return ErrorCode.deviceFailed
        }
        try SeedRun(seed: 0, base: world.base).start(world)
        #expect(rest == 0)
        #expect(try events(world).contains(JournalEvent.returned))
        // It stays unchanged for ten minutes twice; the loop looks every other second.
        #expect(world.restCount < 2_000)
    }
}
