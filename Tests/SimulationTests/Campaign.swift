import Dispatch
import Synchronization

/// Many seeds, and what came of them.
struct Campaign: Sendable {
    /// What is wrong, by seed.
    private(set) var failures: [(seed: UInt64, outcome: SeedRun.Outcome)] = []
    private(set) var seedCount = 0
    private(set) var starts = 0
    private(set) var effects = 0
    private var troubles: [String: Int] = [:]
    private var calm: SeedRun.Calm?

    /// How many failures are enough.
    static let enough = 3

    /// Runs seeds in their order until enough of them failed.
    mutating func run(
        _ seeds: ClosedRange<UInt64>, _ base: SimulatedBase, mistake: Mistake? = nil,
        isTold: Bool = false, enough: Int = Campaign.enough
    ) {
        for seed in seeds {
            let run = SeedRun(seed: seed, base: base, mistake: mistake, isTold: isTold)
            let calm = self.calm?.story == run.story ? self.calm : nil
            let same = calm ?? run.calm()
            self.calm = same
            let outcome = run.run(against: same)
            take(outcome, of: seed)
            if isTold { print(outcome.account(of: seed, lines: .max)) }
            if failures.count >= enough { return }
        }
    }

    /// Runs so many seeds on all processors until enough of them failed.
    static func run(_ count: UInt64, _ base: SimulatedBase) -> Campaign {
        let sum = Mutex(Campaign())
        let blocks = (count + blockSeeds - 1) / blockSeeds
        DispatchQueue.concurrentPerform(iterations: Int(blocks)) { block in
            if sum.withLock({ $0.failures.count >= enough }) { return }
            var own = Campaign()
            let first = UInt64(block) * blockSeeds
            own.run(first...(min(first + blockSeeds, count) - 1), base)
            sum.withLock { $0.add(own) }
        }
        var whole = sum.withLock { $0 }
        whole.failures.sort { $0.seed < $1.seed }
        return whole
    }

    private static let blockSeeds: UInt64 = 40

    private mutating func add(_ other: Campaign) {
        failures += other.failures
        for failure in other.failures { print(failure.outcome.account(of: failure.seed)) }
        seedCount += other.seedCount
        starts += other.starts
        effects += other.effects
        troubles.merge(other.troubles, uniquingKeysWith: +)
        // A long run says how far it is.
        if seedCount % 1_000 < Campaign.blockSeeds, seedCount >= 1_000 { print(text) }
    }

    private mutating func take(_ outcome: SeedRun.Outcome, of seed: UInt64) {
        seedCount += 1
        starts += outcome.starts
        effects += outcome.effects
        for trouble in outcome.troubles {
            troubles[String(trouble.prefix { $0 != " " }), default: 0] += 1
        }
        if !outcome.faults.isEmpty { failures.append((seed, outcome)) }
    }

    /// One line.
    var text: String {
        let kinds = troubles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return "\(seedCount) seeds, \(starts) starts, \(effects) effects; "
            + kinds.joined(separator: ", ") + "; \(failures.count) failed"
    }

    /// The failures, each with how to repeat it.
    var account: String {
        failures.map { $0.outcome.account(of: $0.seed) }.joined(separator: "\n\n")
    }
}

extension SeedRun.Outcome {
    /// What happened, for people.
    func account(of seed: UInt64, lines: Int = 20) -> String {
        "seed \(seed) (DENGJI_SIMULATE_SEED=\(seed) make simulate repeats it): "
            + troubles.joined(separator: "; ") + "; \(starts) starts\n  "
            + (faults.isEmpty ? ["nothing is wrong"] : faults).joined(separator: "\n  ")
            + "\n  it said:\n    " + said.suffix(lines).joined(separator: "\n    ")
    }
}
