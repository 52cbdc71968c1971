package import WorkingDays

/// What the registry knows of a case that an order wants destroyed, at the moment of the order.
package struct DisposalProspect: Hashable, Sendable {
    /// Where it is.
    package enum Place: Hashable, Sendable {
        /// There is none of that number.
        case unknown
        /// Not closed yet.
        case open
        /// An earlier order destroyed it.
        case disposed
        /// In the archive, as its tombstone would name it.
        case archived(DisposedCase)
        /// Nothing that may be destroyed unseen, for this reason, in Chinese and in English: a plain
        /// folder, a bag with files missing or added.
        case unsound(chinese: String, english: String)
    }

    /// Where it is.
    package var place: Place
    /// The last day on which it is kept; `nil` where it is kept for ever, or nothing says how long.
    package var keptUntil: Day?
    /// The entry of the register that it made or concerns, while that still stands.
    package var standingEntry: String?
    /// Open cases about its entry.
    package var openCases: [CaseNumber]
    /// Whether an objection in it was never decided.
    package var hasObjection: Bool

    /// What is known.
    package init(
        place: Place, keptUntil: Day? = nil, standingEntry: String? = nil,
        openCases: [CaseNumber] = [], hasObjection: Bool = false
    ) {
        self.place = place
        self.keptUntil = keptUntil
        self.standingEntry = standingEntry
        self.openCases = openCases
        self.hasObjection = hasObjection
    }
}

/// What the docket may see of the archive when an order of disposal comes.
package struct DisposalView: Hashable, Sendable {
    /// The cases that the order names.
    package var cases: [CaseNumber: DisposalProspect]
    /// Who may order: the keeper of the archive.
    package var orderer: PartyID

    /// A view.
    package init(cases: [CaseNumber: DisposalProspect], orderer: PartyID) {
        self.cases = cases
        self.orderer = orderer
    }
}
