/// The stable event names of journal lines.
package enum JournalEvent {
    /// The package id is used up.
    package static let consumed = "consumed"
    /// A case was opened.
    package static let opened = "opened"
    /// A package was returned with findings.
    package static let returned = "returned"
    /// The same bytes came again; the earlier answer was sent anew.
    package static let repeated = "repeated"
    /// The program could not judge a package.
    package static let quarantined = "quarantined"
    /// The calendar changed and the case's dates were counted anew.
    package static let recounted = "recounted"
    /// The overdue notice was sent.
    package static let overdue = "overdue"
    /// Somebody was told that a file of theirs waits; the line's digest names the waiting state.
    package static let waitingNoticed = "waiting-noticed"
    /// A set of schemas was adopted.
    package static let adopted = "adopted"

    /// A decision with that outcome was made.
    package static func decided(_ outcome: String) -> String { "decided:" + outcome }
    /// The case entered that stage.
    package static func entered(_ stage: String) -> String { "entered:" + stage }
    /// The case closed with that code.
    package static func closed(_ code: String) -> String { "closed:" + code }
    /// The entry with that number was made.
    package static func registered(_ number: String) -> String { "registered:" + number }
}
