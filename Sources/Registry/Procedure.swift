/// A procedure as data: stages, who decides, what follows. From `schemas/procedures/*.xml`.
package struct Procedure: Hashable, Sendable {
    /// `registration`.
    package var name: String
    /// Version of the file; a case keeps the one it was opened under.
    package var version: Int
    /// Chinese title.
    package var title: String
    /// The package kind that opens a case.
    package var opens: PackageKind
    /// Roles of which the applicant must hold one, `provider`.
    package var applicantRoles: [PartyRole]
    /// Stages in order; a case starts in the first.
    package var stages: [Stage]
    /// Articles it rests on.
    package var article: String

    /// A procedure.
    package init(
        name: String, version: Int, title: String, opens: PackageKind,
        applicantRoles: [PartyRole], stages: [Stage], article: String
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.opens = opens
        self.applicantRoles = applicantRoles
        self.stages = stages
        self.article = article
    }

    /// The stage of that name.
    package func stage(_ name: String) -> Stage? {
        stages.first { $0.name == name }
    }
}

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
    /// What happens on the first working day after the period, for a stage that only waits.
    package var expiry: Outcome?
    /// Whether that step cannot be undone, so that it never fires on a provisional date.
    package var isExpiryIrreversible: Bool
    /// The checklist an outcome may need.
    package var checklist: [ChecklistItem]

    /// Where counting starts.
    package enum CountedFrom: String, Hashable, Sendable {
        /// The day of receipt of the application.
        case receipt
        /// The day on which the case entered the stage.
        case stage
    }

    /// A stage.
    package init(
        name: String, title: String, article: String, term: String, countedFrom: CountedFrom,
        decider: PartyRole?, outcomes: [Outcome], expiry: Outcome? = nil,
        isExpiryIrreversible: Bool = false, checklist: [ChecklistItem] = []
    ) {
        self.name = name
        self.title = title
        self.article = article
        self.term = term
        self.countedFrom = countedFrom
        self.decider = decider
        self.outcomes = outcomes
        self.expiry = expiry
        self.isExpiryIrreversible = isExpiryIrreversible
        self.checklist = checklist
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

/// One way out of a stage.
package struct Outcome: Hashable, Sendable {
    /// `accept`, `refuse`, `pass`, `reject`, `issue`.
    package var name: String
    /// Chinese title, 受理.
    package var title: String
    /// Whether the slip needs a reason.
    package var needsReason: Bool
    /// Whether every checklist item must be answered, none of them `not-conform`.
    package var needsChecklist: Bool
    /// Whether the machine takes it itself when the examination is clean and the profile allows.
    package var isAutomatic: Bool
    /// Where the case goes.
    package var next: Next
    /// Papers, in the order in which they are issued.
    package var papers: [PaperKind]
    /// Names of guards that must hold.
    package var guards: [String]
    /// The article it rests on, ready for a paper.
    package var article: String

    /// What follows.
    package enum Next: Hashable, Sendable {
        /// Another stage.
        case stage(String)
        /// The case ends with a result code such as `registered`, `refused`, `rejected`.
        case closed(code: String)
    }

    /// An outcome.
    package init(
        name: String, title: String, needsReason: Bool, needsChecklist: Bool, isAutomatic: Bool,
        next: Next, papers: [PaperKind], guards: [String] = [], article: String = ""
    ) {
        self.name = name
        self.title = title
        self.needsReason = needsReason
        self.needsChecklist = needsChecklist
        self.isAutomatic = isAutomatic
        self.next = next
        self.papers = papers
        self.guards = guards
        self.article = article
    }
}
