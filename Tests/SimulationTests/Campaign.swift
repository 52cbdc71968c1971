/// Many seeds in a row, and what came of them.
struct Campaign {
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
            let run = SeedRun(seed: seed, base: base, mistake: mistake)
            let calm = self.calm?.story == run.story ? self.calm : nil
            let same = calm ?? run.calm()
            self.calm = same
            let outcome = run.run(against: same)
            take(outcome, of: seed)
            if isTold { print(outcome.account(of: seed)) }
            if failures.count >= enough { return }
        }
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
    func account(of seed: UInt64) -> String {
        "seed \(seed) (DENGJI_SIMULATE_SEED=\(seed) make simulate repeats it): "
            + troubles.joined(separator: "; ") + "; \(starts) starts\n  "
            + (faults.isEmpty ? ["nothing is wrong"] : faults).joined(separator: "\n  ")
            + (faults.isEmpty ? "" : "\n  it said:\n    " + said.joined(separator: "\n    "))
    }
}
