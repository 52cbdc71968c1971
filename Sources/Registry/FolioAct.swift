package import WorkingDays

/// One line of an entry's history in the register.
package struct FolioAct: Hashable, Sendable {
    /// The clock's time.
    package var at: Instant
    /// What happened.
    package var act: EntryAct
    /// The version that stood afterwards.
    package var version: Int
    /// The case in which it was decided; `nil` where the clock did it.
    package var caseNumber: CaseNumber?
    /// The document number of the paper that says so, where there is one.
    package var documentNumber: String?
    /// The day on which the law lets it take effect.
    package var effective: Day
    /// The article it rests on, ready for a paper.
    package var article: String
    /// Why, where there was a choice: a ground such as `waived`, never free text about persons.
    package var ground: String?

    /// The ground on which an authorisation is suspended whose term ended before its renewal was
    /// decided.
    package static let renewalPending = "renewal-pending"
    /// The ground on which it comes back into force with its renewal.
    package static let renewed = "renewed"
    /// The ground of a reminder that the first application under an authorisation is due.
    package static let firstApplication = "first-application"

    /// A line.
    package init(
        at: Instant, act: EntryAct, version: Int, caseNumber: CaseNumber?,
        documentNumber: String? = nil, effective: Day, article: String, ground: String? = nil
    ) {
        self.at = at
        self.act = act
        self.version = version
        self.caseNumber = caseNumber
        self.documentNumber = documentNumber
        self.effective = effective
        self.article = article
        self.ground = ground
    }
}
