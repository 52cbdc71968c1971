/// What opening a workspace had to repair; all zero after an orderly stop.
package struct RecoveryReport: Hashable, Sendable {
    /// Durable lines whose files were made again from redo files.
    package var linesApplied = 0
    /// Lines of redo files that had not become durable; their claims are examined again.
    package var linesDropped = 0
    /// Bytes of an unfinished append cut from the journal's end.
    package var journalBytesCut = 0
    /// Lines of a journal that had no ledger before, and has one now.
    package var ledgerLines = 0
    /// Claims that a line had settled, cleaned away.
    package var claimsCleaned = 0
    /// Half-made claims undone; their files wait in the inbox.
    package var claimsUndone = 0
    /// Whole claims without a line, to be examined again.
    package var claimsPending = 0
    /// Why `registry/standing.sqlite` was of no use, so that the whole journal was read; `nil` where it was
    /// of use, or was not there.
    package var standingFault: String?
    /// Whether it was left as it is, as what passes kept it from being read; all lines are in memory then.
    package var isStandingLeft = false
}

extension RecoveryReport {
    /// What was repaired, for a log; empty after an orderly stop.
    package var text: String {
        let parts = [
            (linesApplied, "lines applied again"), (linesDropped, "unfinished lines dropped"),
            (journalBytesCut, "torn bytes cut from the journal"),
            (ledgerLines, "lines taken into a new ledger"),
            (claimsCleaned, "settled claims cleaned"), (claimsUndone, "half-made claims undone"),
            (claimsPending, "claims to be examined again"),
        ]
        let what =
            isStandingLeft
            ? "standing index left as it is, all lines in memory" : "standing index made anew"
        let anew = standingFault.map { ["\(what) (\($0))"] } ?? []
        return (parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" } + anew)
            .joined(separator: ", ")
    }
}
