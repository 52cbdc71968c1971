/// One stage: a folder in which open cases lie.
package struct Stage: Hashable, Sendable {
    /// Folder name, `review`.
    package var name: String
    /// Chinese title, 审查.
    package var title: String
    /// The article, ready for a paper; the profile's term names the one its number stands in.
    package var article: String
    /// The name of the profile term that gives the working days.
    package var term: String
    /// From which event the days are counted.
    package var countedFrom: CountedFrom
    /// Who decides; `nil` for a stage that only waits.
    package var decider: PartyRole?
    /// Decisions that may be made here.
    package var outcomes: [Outcome]
    /// What happens on the first working day after the period, for a stage that only waits: the first
    /// of these whose guards hold. One that needs a reason gives what kept the earlier ones from
    /// being taken.
    package var expiries: [Outcome]
    /// Whether that step cannot be undone, so that it never fires on a provisional date.
    package var isExpiryIrreversible: Bool
    /// The checklist an outcome may need.
    package var checklist: [ChecklistItem]
    /// What happens when a package arrives for a case that lies here.
    package var arrivals: [Arrival]
    /// Whose word the stage waits for; empty where one body decides or nobody.
    package var voices: [StageVoice]

    /// Where counting starts.
    package enum CountedFrom: String, Hashable, Sendable {
        /// The day of receipt of the application, or of the supplement that completed it (26号 art.
        /// 10).
        case receipt
        /// The day on which the case entered the stage.
        case stage
    }

    /// A stage.
    package init(
        name: String, title: String, article: String, term: String, countedFrom: CountedFrom,
        decider: PartyRole?, outcomes: [Outcome], expiry: Outcome? = nil,
        isExpiryIrreversible: Bool = false, checklist: [ChecklistItem] = [],
        arrivals: [Arrival] = [], moreExpiries: [Outcome] = [], voices: [StageVoice] = []
    ) {
        self.name = name
        self.title = title
        self.article = article
        self.term = term
        self.countedFrom = countedFrom
        self.decider = decider
        self.outcomes = outcomes
        self.expiries = (expiry.map { [$0] } ?? []) + moreExpiries
        self.isExpiryIrreversible = isExpiryIrreversible
        self.checklist = checklist
        self.arrivals = arrivals
        self.voices = voices
    }

    /// The first of what may happen after the period.
    package var expiry: Outcome? { expiries.first }

    /// Every step out of it or within it.
    package var steps: [Outcome] {
        outcomes + expiries + arrivals.map(\.step)
    }

    /// Whether a person has something to decide here, and not the machine alone.
    package var isDecidedByPeople: Bool {
        isDecided
            && outcomes.contains {
                $0.about.isVoice || $0.about == .theCase && $0.automation != .always
            }
    }

    /// Whether somebody decides here, and not only about objections: then it never ends by itself.
    package var isDecided: Bool {
        !voices.isEmpty || decider != nil && outcomes.contains { $0.about == .theCase }
    }
}

/// An item of a stage's checklist.
package struct ChecklistItem: Hashable, Sendable {
    /// Id within the stage.
    package var id: String
    /// What is to be judged.
    package var title: String
    /// Its source.
    package var source: String

    /// An item.
    package init(id: String, title: String, source: String) {
        self.id = id
        self.title = title
        self.source = source
    }
}
