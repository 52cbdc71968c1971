internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// The answer to a package for an open case: a supplement, a withdrawal, an objection.
    func arrive(
        _ facts: PackageFacts, _ examined: ExaminedClaim, sender: PartyID?, _ now: Instant
    ) throws -> CommitInput {
        switch Docket.target(of: facts, sender: sender, index: index) {
        case .failure(let refused):
            return try send(back: [refused.finding], examined, sender: sender, now)
        case .success(let number):
            let record = try record(number)
            var numbering = Numbering(after: index.counters)
            let outcome = Docket.arrive(
                Arriving(input: examined.answered, facts: facts, sender: sender), case: record,
                in: try context(of: record, now), numbering: &numbering)
            return try carryOut(
                outcome, examined, kind: facts.kind.rawValue, sender: sender, numbering, now)
        }
    }
}
