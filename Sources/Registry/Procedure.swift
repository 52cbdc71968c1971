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
    /// Roles of which the applicant must hold one, `provider`; empty: anybody may apply.
    package var applicantRoles: [PartyRole]
    /// Names of the profiles for whose cases it is meant; empty: all of them.
    package var profiles: [String]
    /// Whether the application concerns an entry of the register, named by the fact
    /// `entry.number`.
    package var concernsEntry: Bool
    /// The role whose holder may open a case ex officio (依职权), without being an applicant.
    package var exOfficio: PartyRole?
    /// Names of guards that must hold for a case to open.
    package var guards: [String]
    /// Stages in order; a case starts in the first.
    package var stages: [Stage]
    /// Articles it rests on.
    package var article: String

    /// A procedure.
    package init(
        name: String, version: Int, title: String, opens: PackageKind,
        applicantRoles: [PartyRole], stages: [Stage], article: String, profiles: [String] = [],
        concernsEntry: Bool = false, exOfficio: PartyRole? = nil, guards: [String] = []
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.opens = opens
        self.applicantRoles = applicantRoles
        self.stages = stages
        self.article = article
        self.profiles = profiles
        self.concernsEntry = concernsEntry
        self.exOfficio = exOfficio
        self.guards = guards
    }

    /// Whether it is meant for cases of that profile.
    package func applies(under profile: String) -> Bool {
        profiles.isEmpty || profiles.contains(profile)
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
    /// What happens when a package arrives for a case that lies here.
    package var arrivals: [Arrival]

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
        arrivals: [Arrival] = []
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
        self.arrivals = arrivals
    }

    /// Every step out of it or within it.
    package var steps: [Outcome] {
        outcomes + (expiry.map { [$0] } ?? []) + arrivals.map(\.step)
    }

    /// Whether the case itself is decided here, and not only objections to it.
    package var isDecided: Bool {
        decider != nil && outcomes.contains { $0.about == .theCase }
    }
}

/// A package that may arrive for a case in a stage, and the step that it takes.
package struct Arrival: Hashable, Sendable {
    /// Its kind: `supplement`, `withdrawal`, `objection`.
    package var package: PackageKind
    /// Who may send it.
    package var sender: Sender
    /// What it does.
    package var step: Outcome

    /// Who may send a package for a case.
    package enum Sender: String, Hashable, Sendable, CaseIterable {
        /// An applicant or the agent.
        case applicant
        /// The party that raised the objection which the package names.
        case objector
        /// Anybody, also unauthenticated.
        case anyone
    }

    /// An arrival.
    package init(package: PackageKind, sender: Sender, step: Outcome) {
        self.package = package
        self.sender = sender
        self.step = step
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
    /// Whether and when the machine takes it itself.
    package var automation: Automation
    /// What it decides.
    package var about: About
    /// What it does to the register and to the files of the registry, in this order.
    package var effects: [NamedEffect]
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
        /// Nowhere: the stage and its period go on, and slips for it stay good.
        case stay
        /// Nowhere, but the period is that of another term of the profile from now on, counted from
        /// the same day.
        case extend(term: String)
    }

    /// When the machine takes an outcome itself.
    package enum Automation: String, Hashable, Sendable, CaseIterable {
        /// Never.
        case never
        /// When the examination is clean, the level is among the profile's `levels.automatic`, no
        /// stand-in is at work and the guards hold.
        case clean
        /// Whenever the guards hold; where it needs a reason, the guards that kept an earlier
        /// outcome of the stage from being taken are the reason.
        case always
    }

    /// What an outcome decides.
    package enum About: String, Hashable, Sendable, CaseIterable {
        /// The case.
        case theCase = "case"
        /// One standing objection, which the slip names; it is dismissed.
        case dismissingObjection = "dismiss-objection"
        /// One standing objection, which the slip names; it is upheld.
        case upholdingObjection = "uphold-objection"
    }

    /// An outcome.
    package init(
        name: String, title: String, needsReason: Bool, needsChecklist: Bool,
        automation: Automation = .never, next: Next, papers: [PaperKind], guards: [String] = [],
        article: String = "", about: About = .theCase, effects: [NamedEffect] = []
    ) {
        self.name = name
        self.title = title
        self.needsReason = needsReason
        self.needsChecklist = needsChecklist
        self.automation = automation
        self.about = about
        self.effects = effects
        self.next = next
        self.papers = papers
        self.guards = guards
        self.article = article
    }
}
