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

    /// What the event of an adoption by a package begins with; the set's digest follows.
    static let adoptedPrefix = "adopted:"
    /// What the event of a year's calendar begins with.
    static let calendarPrefix = "calendar:"
    /// What the event of a party file begins with.
    static let partyPrefix = "party:"

    /// A package brought that set of schemas into force.
    package static func adopted(_ rules: ContentDigest) -> String { adoptedPrefix + rules.text }
    /// The set has the official calendar of that year from a package.
    package static func calendar(_ year: String) -> String { calendarPrefix + year }

    /// A decision with that outcome was made.
    package static func decided(_ outcome: String) -> String { "decided:" + outcome }
    /// The case entered that stage.
    package static func entered(_ stage: String) -> String { "entered:" + stage }
    /// The case closed with that code.
    package static func closed(_ code: String) -> String { "closed:" + code }
    /// The entry with that number was made.
    package static func registered(_ number: String) -> String { "registered:" + number }
    /// The period was given another length.
    package static let extended = "extended"
    /// An applicant completed the application.
    package static let resubmitted = "resubmitted"
    /// A provider's catalogue took the place of the earlier one.
    package static let catalogueReplaced = "catalogue-replaced"
    /// The status list was made anew.
    package static let statusListed = "status-listed"
    /// A case that a program before bags closed was made a bag.
    package static let bagged = "bagged"

    /// The bag of that case was destroyed by an order.
    package static func disposed(_ number: CaseNumber) -> String { "disposed:" + number.text }

    /// A bag from elsewhere was taken into the archive.
    package static func imported(_ bag: String, from source: String) -> String {
        "imported:\(source)/\(bag)"
    }

    /// Something happened to the entry of that number.
    package static func entry(_ number: String, _ act: EntryAct) -> String {
        act.rawValue + ":" + number
    }
    /// The rights of that entry were confirmed.
    package static func rightsConfirmed(_ number: String) -> String {
        entry(number, .rightsConfirmed)
    }
    /// An objection was raised or decided.
    package static func objection(_ standing: Objection.Standing) -> String {
        "objection:" + standing.rawValue
    }
    /// A party gave its word.
    package static func voice(_ isAgreeing: Bool) -> String {
        "voice:" + (isAgreeing ? "agreed" : "declined")
    }
    /// An item was settled.
    package static func item(_ standing: CaseItem.Standing) -> String {
        "item:" + standing.rawValue
    }
    /// A package was filed in the case.
    package static let filed = "filed"
    /// Another registrar goes on with the case.
    package static let transferred = "transferred"
    /// The file of that party was written.
    package static func party(_ id: PartyID) -> String { partyPrefix + id.code }
    /// What the event of a task of the registry as a whole begins with; its name follows.
    static let officePrefix = "office:"
    /// The registry as a whole did what it owed at a time.
    package static func office(_ task: OfficeTask) -> String { officePrefix + task.name }
    /// An entry of an earlier version was taken over in the present format.
    package static let takenOver = "taken-over"
}
