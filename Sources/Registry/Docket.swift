// The docket: what an input means for a case.
//
// One engine over `Procedure` data. Each function is pure: the same arguments give the same answer,
// and an answer that is no act has used no number. Checks come first and are all reported; only then
// does a `Proceeding` begin.

/// Decides what packages, slips, ticks and calendars mean for cases.
package enum Docket {
    /// A slip that names a case which does not exist.
    package static func unknownCase(_ slip: DecisionSlip) -> Finding {
        SlipFindings.caseUnknown(slip)
    }

    /// Parties as addressees, each once, in the given order.
    static func addressees(_ parties: [PartyID]) -> [Addressee] {
        var seen: Set<PartyID> = []
        return parties.filter { seen.insert($0).inserted }.map { .party($0) }
    }
}
