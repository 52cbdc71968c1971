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
    package var stepEffects: [StepEffect]
    /// Where the case goes.
    package var next: Next
    /// Papers, in the order in which they are issued.
    package var stepPapers: [StepPaper]
    /// Names of guards that must hold; one that needs a value has it after a colon.
    package var guards: [String]
    /// Whether its slip must be signed, whatever the profile trusts.
    package var needsSignature: Bool
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
        /// Nothing yet: the deciding party agrees, to the case or to the item that the slip names.
        case agreeing = "agree"
        /// The deciding party does not agree.
        case declining = "decline"
        /// An item to which everybody has agreed; the machine's own.
        case agreedItem = "agreed-item"
        /// An item that somebody declined, or that cannot be granted any more; the machine's own.
        case declinedItem = "declined-item"

        /// Whether it is the word of one of several parties.
        package var isVoice: Bool { self == .agreeing || self == .declining }

        /// Whether it settles an item.
        package var isItem: Bool { self == .agreedItem || self == .declinedItem }

        /// Whether it decides an objection.
        package var isObjection: Bool {
            self == .dismissingObjection || self == .upholdingObjection
        }
    }

    /// An outcome.
    package init(
        name: String, title: String, needsReason: Bool, needsChecklist: Bool,
        automation: Automation = .never, next: Next, papers: [PaperKind], guards: [String] = [],
        article: String = "", about: About = .theCase, effects: [NamedEffect] = []
    ) {
        self.init(
            name: name, title: title, needsReason: needsReason, needsChecklist: needsChecklist,
            automation: automation, next: next, papers: papers.map { StepPaper($0) },
            guards: guards, article: article, about: about,
            effects: effects.map { StepEffect($0) }, needsSignature: false)
    }

    /// An outcome whose papers and effects say more than their names.
    package init(
        name: String, title: String, needsReason: Bool, needsChecklist: Bool,
        automation: Automation, next: Next, papers: [StepPaper], guards: [String],
        article: String, about: About, effects: [StepEffect], needsSignature: Bool
    ) {
        self.name = name
        self.title = title
        self.needsReason = needsReason
        self.needsChecklist = needsChecklist
        self.automation = automation
        self.about = about
        self.stepEffects = effects
        self.next = next
        self.stepPapers = papers
        self.guards = guards
        self.article = article
        self.needsSignature = needsSignature
    }

    /// The kinds of its papers.
    package var papers: [PaperKind] { stepPapers.map(\.kind) }

    /// The names of its effects.
    package var effects: [NamedEffect] { stepEffects.map(\.effect) }
}
