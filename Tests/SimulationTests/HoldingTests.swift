import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline
@testable import Storage

@Suite("Who has to wait: a party beyond its share of the hour, everybody without room")
struct HoldingTests {
    private static let start = Instant(iso: "2026-01-05T09:00:00+08:00")

    /// One package that somebody drops, so many seconds after the start.
    private struct Drop {
        var seconds: Int64
        var sender: Int
        var package: String
    }

    private func world(_ drops: [Drop], hours: Int64) throws -> SimulatedWorld {
        let base = try SimulatedBase.shared.get()
        let start = try #require(Self.start)
        let steps = try drops.enumerated().map { number, drop in
            let package = try #require(base.good.first { $0.name == drop.package })
            let folder = WorkspacePaths.inbox.appending(Path(SimulatedBase.senders[drop.sender]))
            return Script.Step(
                at: start.adding(milliseconds: drop.seconds * 1_000),
                what: .renamedIn(folder / "f\(number).zip", package.bytes, told: true))
        }
        return SimulatedWorld(
            base,
            Script(
                start: start, end: start.adding(milliseconds: hours * 3_600_000), steps: steps,
                isNightly: false), seed: 1, isCalm: true)
    }

    /// Lines since the start: of packages the sender's number, else the type; with the seconds passed.
    private func lines(_ world: SimulatedWorld) throws -> [(what: String, seconds: Int64)] {
        var lines: [(what: String, seconds: Int64)] = []
        let start = try #require(Self.start)
        _ = try JournalReader(disk: world.simulated).read(after: world.base.head) { line, _ in
            let input = line.entry.input
            if input.type == "status" { return }
            let sender = SimulatedBase.senders.firstIndex { $0 == input.sender?.code }
            let what = input.type == "package" ? sender.map { "\($0)" } ?? "?" : input.type
            lines.append((what, (line.entry.at - start.milliseconds) / 1_000))
        }
        return lines
    }

    private func limit(_ packages: Int) -> (RegistryLoop) throws -> Void {
        { loop in
            loop.share = HourlyShare(packages: packages, exempt: [])
            try loop.recallShares()
        }
    }

    private static func name(_ sender: Int, _ number: Int) -> String {
        "P\(SimulatedBase.senders[sender].suffix(4))-\(number)"
    }

    /// Five packages of one party at once and one of another, a repeat counting as any other.
    private static let flood =
        (0..<5).map { Drop(seconds: 1, sender: 0, package: name(0, $0 % 2 + 1)) }
        + [Drop(seconds: 2, sender: 1, package: name(1, 1))]

    @Test("beyond its share a party waits for the next hour, and others do not")
    func flooded() throws {
        let world = try world(Self.flood, hours: 4)
        defer { world.end() }
        try SeedRun(seed: 0, base: world.base).start(world, prepared: limit(2))
        let found = try lines(world).filter { Int($0.what) != nil }
        #expect(found.map(\.what) == ["0", "0", "1", "0", "0", "0"])
        // The minute in which the first two were taken is an hour ago after 61 minutes.
        let expected: [Range<Int64>] = [
            1..<3, 1..<3, 2..<4, 3_660..<3_665, 3_660..<3_665, 7_320..<7_330,
        ]
        for (line, range) in zip(found, expected) {
            #expect(range.contains(line.seconds), "\(found)")
        }
        let said = world.remarks.filter { $0.hasPrefix("held(") }
        #expect(said.count == 1, "\(world.remarks)")
        #expect(world.remarks.contains { $0.hasPrefix("heldNoMore") })
        #expect(try world.simulated.status(of: WorkspacePaths.heldState) == nil)
        // Nobody turns round and round while somebody waits.
        #expect(world.restCount < 200 + 4 * 3_600, "\(world.restCount)")
        #expect(Invariants(world).atEnd() == [])
    }

    @Test("a start gives nobody a fresh hour")
    func restarted() throws {
        let world = try world(Self.flood, hours: 4)
        defer { world.end() }
        var isKilled = false
        let run = SeedRun(seed: 0, base: world.base)
        world.isToldToStop = { world in
            guard !isKilled, world.time.now() >= world.script.start.adding(milliseconds: 600_000)
            else { return false }
            isKilled = true
            return true
        }
        try run.start(world, prepared: limit(2))
        #expect(isKilled)
        #expect(try lines(world).filter { Int($0.what) != nil }.count == 3)
        try run.start(world, prepared: limit(2))
        let found = try lines(world).filter { Int($0.what) != nil }
        #expect(found.map(\.what) == ["0", "0", "1", "0", "0", "0"])
        #expect(found[3].seconds >= 3_660, "\(found)")
        #expect(Invariants(world).atEnd() == [])
    }

    @Test("a tick that is due is preceded by all that came before it, whatever the share")
    func tick() throws {
        // One opens a case, whose review is overdue after some days.
        let first = Drop(seconds: 1, sender: 0, package: Self.name(0, 1))
        let calm = try world([first], hours: 30 * 24)
        defer { calm.end() }
        try SeedRun(seed: 0, base: calm.base).start(calm)
        let midnight = try #require(try lines(calm).first { $0.what == "tick" }).seconds
        // Three come ten minutes before.
        let late = (0..<3).map {
            Drop(seconds: midnight - 600, sender: 0, package: Self.name(0, $0 % 2 + 1))
        }
        let world = try world([first] + late, hours: midnight / 3_600 + 4)
        defer { world.end() }
        try SeedRun(seed: 0, base: world.base).start(world, prepared: limit(1))
        let found = try lines(world)
        let due = try #require(found.firstIndex { $0.what == "tick" }, "\(found)")
        // One was taken at once, the others just before the tick.
        let before = found[..<due].suffix(3)
        #expect(before.map(\.what) == ["0", "0", "0"], "\(found)")
        #expect(before.map { midnight - $0.seconds < 5 } == [false, true, true], "\(found)")
        #expect(Invariants(world).atEnd() == [])
    }

    @Test("below the reserve nothing is taken; with room again it goes on, as in a calm run")
    func reserve() throws {
        let calm = try world(Self.flood, hours: 4)
        defer { calm.end() }
        try SeedRun(seed: 0, base: calm.base).start(calm)

        let world = try world(Self.flood, hours: 4)
        defer { world.end() }
        let disk = world.simulated
        disk.showsQuota = true
        disk.capacityBytes = 20_000_000
        disk.quotaBytes = disk.usedBytes + 900_000
        var asked = 0
        disk.asked = { [unowned disk] in
            asked += 1
            if asked == 500 { disk.quotaBytes = .max }
        }
        try SeedRun(seed: 0, base: world.base).start(world)
        #expect(asked > 500)
        let found = try lines(world).filter { Int($0.what) != nil }
        #expect(found.count == 6)
        #expect(found.allSatisfy { $0.seconds > 100 }, "\(found)")
        #expect(world.remarks.filter { $0.hasPrefix("reserveReached") }.count == 1)
        #expect(world.remarks.contains { $0.hasPrefix("reserveFree") })
        #expect(Invariants(world).atEnd() == [])
        #expect(Account(world).differences(from: Account(calm)) == [])
    }

    @Test("a file that only lacked room goes before what came later, once there is room")
    func roomless() throws {
        // The same package twice: which of them opens the case shows who went first.
        let drops = [1, 110].map { Drop(seconds: $0, sender: 0, package: Self.name(0, 1)) }
        let calm = try world(drops, hours: 1)
        defer { calm.end() }
        try SeedRun(seed: 0, base: calm.base).start(calm)

        let world = try world(drops, hours: 1)
        defer { world.end() }
        let disk = world.simulated
        disk.showsQuota = true
        disk.capacityBytes = 20_000_000
        let roomAt = world.script.start.adding(milliseconds: 105_000)
        disk.asked = { [unowned disk, unowned world] in
            // The reserve of a twentieth, and less than the package besides.
            let isShort = world.time.now() < roomAt
            disk.quotaBytes = isShort ? disk.usedBytes + 1_000_100 : .max
        }
        try SeedRun(seed: 0, base: world.base).start(world)
        let found = try lines(world).filter { Int($0.what) != nil }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.seconds >= 105 }, "\(found)")
        let parked = world.remarks.filter { $0.hasPrefix("parked(") }
        #expect(parked.count == 2, "\(world.remarks)")
        #expect(Invariants(world).atEnd() == [])
        #expect(Account(world).differences(from: Account(calm)) == [])
    }
}
