import Registry
import System
import WorkingDays

@testable import Pipeline
@testable import Storage

/// One seed: the story that it tells, lived once without trouble and once with, and what differs.
struct SeedRun {
    let seed: UInt64
    let base: SimulatedBase
    /// A planted mistake: puts something between the program and its disk.
    var mistake: Mistake?
    /// Whether to tell what happened though nothing is wrong.
    var isTold = false

    /// How many seeds share one story: the calm run of each is made once.
    static let seedsPerStory: UInt64 = 4

    /// What came of a seed.
    struct Outcome {
        /// What is wrong, in words; empty when nothing is.
        var faults: [String] = []
        /// What went wrong on purpose, in order.
        var troubles: [String] = []
        /// Effects of all runs.
        var effects = 0
        /// How often the registry was started.
        var starts = 0
        /// What the loop said, and the last effects.
        var said: [String] = []
    }

    /// The uninterrupted run of a story.
    struct Calm: Sendable {
        var story: UInt64
        var account: Account
        var effects: Int
        var faults: [String]
    }

    /// The seed's story.
    var story: UInt64 { seed / Self.seedsPerStory }

    /// Lives it without trouble.
    func calm() -> Calm {
        let world = SimulatedWorld(
            base, Story.script(base, seed: story), seed: story, isCalm: true)
        defer { world.end() }
        var faults: [String] = []
        do {
            try start(world)
        } catch {
            faults.append("the calm run ended with \(error)")
        }
        faults += Invariants(world).atEnd()
        return Calm(
            story: story, account: Account(world), effects: world.simulated.effectCount,
            faults: faults.map { "calm: \($0)" } + world.remarks.map { "calm said: \($0)" })
    }

    /// Lives it with trouble and compares.
    func run(against calm: Calm) -> Outcome {
        var outcome = Outcome(faults: calm.faults)
        let world = SimulatedWorld(
            base, Story.script(base, seed: calm.story), seed: seed ^ 0xC0FFEE, isCalm: false)
        defer { world.end() }
        if let mistake { world.disk = mistake.disk(around: world.simulated) }
        var lives = Lives(world: world, effects: calm.effects)
        while !lives.isOver {
            lives.beginLife()
            outcome.starts += 1
            do {
                // Told to stop while a line's files cannot all be made, or no checkpoint can, it
                // leaves that to a start.
                if try start(world) { lives.endWell() } else { lives.endUnfinished() }
            } catch {
                outcome.faults += lives.end(with: error)
            }
            if !outcome.faults.isEmpty { break }
        }
        outcome.troubles = lives.troubles
        outcome.effects = calm.effects + world.simulated.effectCount
        if outcome.faults.isEmpty { outcome.faults += Invariants(world).atEnd() }
        if outcome.faults.isEmpty {
            outcome.faults += Account(world).differences(from: calm.account)
        }
        if isTold || !outcome.faults.isEmpty {
            outcome.said =
                ["the file system is \(world.simulated.habit)"] + world.remarks
                + world.simulated.log
        }
        return outcome
    }

    /// One process from its start to its end; whether it left nothing to the next one.
    @discardableResult
    func start(
        _ world: SimulatedWorld, prepared prepare: (RegistryLoop) throws -> Void = { _ in }
    ) throws -> Bool {
        world.begin()
        let loop = try RegistryLoop(
            base.workspace,
            options: RegistryLoop.Options(
                isSinglePass: false, workers: 2, examiner: "dengji-examiner",
                engine: "simulation",
                random: { [mistake] count in
                    mistake == .reusesAnID
                        ? [UInt8](repeating: 0, count: count) : world.take(count)
                }),
            clock: world.time, report: { world.note($0) }, holding: nil, in: world)
        world.loop = loop
        try prepare(loop)
        try loop.run()
        return !loop.store.isUnfinished && loop.store.behindBytes == 0
    }
}

/// The lives of a registry that is killed, and what kills it.
struct Lives {
    let world: SimulatedWorld
    /// Effects of a calm run.
    let effects: Int
    private(set) var troubles: [String] = []
    private(set) var isOver = false
    private var current: Trouble?
    private var restarts = 0

    init(world: SimulatedWorld, effects: Int) {
        self.world = world
        self.effects = effects
    }

    private var disk: SimulatedDisk { world.simulated }

    /// Chooses what goes wrong in the life that begins.
    mutating func beginLife() {
        current = nil
        restarts += 1
        // The first life runs into trouble anywhere; later ones soon, or not at all.
        let isFirst = restarts == 1
        guard restarts <= 12, isFirst || !world.dice.once(in: 3) else { return }
        let within = isFirst ? effects : world.dice.pick([20, 200, max(200, effects / 2)])
        let trouble = Trouble(
            world.dice.pick(Lives.kinds), after: disk.effectCount, within: within, &world.dice)
        trouble.prepare(disk, &world.dice)
        troubles.append("\(trouble.kind) at \(trouble.from)")
        current = trouble
    }

    /// Half of all trouble is loss of power.
    private static let kinds: [Trouble.Kind] =
        Trouble.Kind.allCases + [.power, .power, .power, .power, .kill, .syncFails]

    /// The loop ended because all is done.
    mutating func endWell() { isOver = true }

    /// The loop ended as it was told to, with something left to the next start. What the process
    /// lacked ends with it.
    mutating func endUnfinished() {
        disk.kill()
        world.loop = nil
    }

    /// The loop ended with an error; gives what is wrong with that.
    mutating func end(with error: any Error) -> [String] {
        if error is SimulatedWorld.NeverEnds { return ["it never ends: \(error)"] }
        let isExpected = disk.isOff || current.map { $0.kind != .kill && $0.kind != .power } == true
        guard isExpected else { return ["it ended with \(error)"] }
        if disk.isOff, current?.kind == .power || world.dice.once(in: 4) {
            world.cutPower()
        } else if !disk.isOff, world.dice.once(in: 3) {
            world.cutPower()
        } else {
            disk.kill()
        }
        world.loop = nil
        let faults = Invariants(world).afterCrash()
        world.sleep(milliseconds: Int64(world.dice.pick([5, 500, 20_000, 3_600_000])))
        return faults
    }
}
