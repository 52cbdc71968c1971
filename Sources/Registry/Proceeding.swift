import WorkingDays

/// An act on a case while it is worked out: the case as it becomes, and what is to be sent.
///
/// Begun only when every check has passed, because from here on numbers are used.
struct Proceeding {
    /// Who takes a step.
    struct Hand {
        var party: PartyID
        var officer: String
        var reason: String
        var steps: [DecisionStep]
        var checklist: [ChecklistAnswer]
        var objection: Int?
        var item: Int?
        var document: ContentDigest?
    }

    let context: DocketContext
    let issuer: Party
    var record: CaseRecord
    var events: [String] = []
    var orders: [PaperOrder] = []
    /// Entries made or changed so far, in that order.
    var folios: [RegisterFolio] = []
    /// Entries that this act marked because what they rest on ended.
    var dependants: [RegisterFolio] = []
    /// Party files to be written.
    var parties: [Party] = []
    /// The set of schemas that is in force after it.
    var adopts: ContentDigest?
    /// Cases whose bags are destroyed with it.
    var disposes: [DisposedCase] = []
    /// The catalogue that took the place of an earlier one.
    var catalogue: ProviderCatalogue?
    /// Every repeated value of the application, while its case opens; afterwards nothing has those
    /// that the case does not keep.
    var offered: [FactTable] = []
    /// The version of an entry that this act made, for its certificate.
    var entry: RegisterEntry?
    /// The objection that this act is about, by its number.
    var objectionAtWork: Int?
    /// The item that this act is about, by its number.
    var itemAtWork: Int?
    /// The filing that this act takes in, by its number.
    var filingAtWork: Int?

    init(_ record: CaseRecord, issuer: Party, context: DocketContext) {
        self.record = record
        self.issuer = issuer
        self.context = context
        if record.registrar != context.registrar.id { transfer() }
    }

    /// Another registrar goes on with the case: the entrustment of the one that opened it ended, or
    /// it was suspended (办法 art. 6).
    private mutating func transfer() {
        record.registrar = context.registrar.id
        record.history.append(
            HistoryEntry(
                at: context.now, act: "transferred", stage: record.stage ?? "",
                article: "《泰安市公共数据开发利用管理办法(试行)》第六条", party: nil,
                officer: nil, reason: "", effective: context.now.day))
        events.append(JournalEvent.transferred)
    }

    /// The finished act, with the tick that follows from where the case now stands.
    var act: DocketAct {
        DocketAct(
            record: record, events: events, orders: orders,
            tick: Schedule.tick(
                for: record, procedure: context.procedure, calendar: context.calendar),
            folios: folios, parties: parties, adopts: adopts, catalogue: catalogue,
            disposes: disposes, waitsForEntry: waitsForEntry)
    }

    /// Whether a change of the entry concerned may let an automatic step of the stage be taken.
    private var waitsForEntry: Bool {
        guard record.subject != nil, let stage = record.stage.flatMap(context.procedure.stage)
        else { return false }
        return stage.outcomes.contains { $0.automation == .always }
    }

    /// Takes an outcome: one step of the case with its history, its effects, its papers and what
    /// follows.
    ///
    /// `effective` is the day on which the law lets it take effect; the papers are of the clock's
    /// day. A step changes what later decisions rest on, so the revision grows; one that stays where
    /// it is changes nothing, unless it decides an objection.
    ///
    /// `hand` is the decider's; a package that arrives has a sender and reasons of its own, a step of
    /// the machine reasons and the findings that they come from.
    mutating func take(
        _ outcome: Outcome, of stage: Stage, by hand: Hand? = nil, from sender: PartyID? = nil,
        reason: String = "", findings: [Finding] = [], effective: Day, numbering: inout Numbering
    ) {
        if outcome.next != .stay || outcome.about.isObjection { record.revision += 1 }
        record.history.append(
            HistoryEntry(
                at: context.now, act: outcome.name, stage: stage.name,
                article: outcome.articleOrStage(stage),
                party: hand?.party ?? sender, officer: hand?.officer,
                reason: hand?.reason ?? reason,
                effective: effective, steps: hand?.steps ?? []))
        events.append(JournalEvent.decided(outcome.name))
        settle(outcome.about, hand?.objection)
        if let hand, outcome.about.isVoice { hear(hand, outcome, stage) }
        settleItem(outcome.about)
        if outcome.papers.contains(.supplementRequest) { record.supplementRequests += 1 }
        follow(outcome.next)
        if outcome.papers.contains(.publicity), let clock = record.clock {
            // Publicity begins on the day its signed paper is committed, and runs as long as the
            // stage that the paper leads into (办法 art. 9(4)).
            record.publicity = PublicityDays(from: clock.after, until: clock.due)
        }
        for effect in outcome.stepEffects {
            carryOut(
                effect, article: outcome.articleOrStage(stage), effective: effective,
                numbering: &numbering)
        }
        for paper in outcome.stepPapers {
            order(
                paper,
                Occasion(
                    outcome: outcome, stage: stage, hand: hand, reason: reason,
                    findings: findings, effective: effective),
                numbering: &numbering)
        }
        tellOfTheEnd(article: outcome.articleOrStage(stage), numbering: &numbering)
    }

    private mutating func follow(_ next: Outcome.Next) {
        switch next {
        case .stage(let name): enter(name)
        case .closed(let code): close(code)
        case .stay: break
        case .extend(let term): extend(to: term)
        }
    }

    /// Puts the case into a stage on the clock's day and starts its period.
    mutating func enter(_ name: String) {
        guard let stage = context.procedure.stage(name),
            let term = context.profile.terms[stage.term]
        else {
            preconditionFailure(
                "a set is adopted only when each next stage exists and has its term")
        }
        let after =
            stage.countedFrom == .receipt
            ? (record.resubmittedAt ?? record.opening.receivedAt).day : context.now.day
        record.standing = .open(stage: name)
        record.since = context.now
        record.clock = StageClock(
            after: after, workingDays: term.value,
            due: context.calendar.deadline(after: after, workingDays: term.value),
            isOverdueNoticeSent: false)
        events.append(JournalEvent.entered(name))
    }

    /// Gives the running period another length, counted from the same day: 20 in total, not 5 and 20
    /// (办法 art. 9(3)). A notice of being late was about the old end.
    private mutating func extend(to name: String) {
        guard let term = context.profile.terms[name], let clock = record.clock else {
            preconditionFailure("a set is adopted only when it has the term of each extension")
        }
        record.clock = StageClock(
            after: clock.after, workingDays: term.value,
            due: context.calendar.deadline(after: clock.after, workingDays: term.value),
            isOverdueNoticeSent: false, extendedBy: name)
        events.append(JournalEvent.extended)
    }

    private mutating func close(_ code: String) {
        record.standing = .closed(code: code)
        record.since = context.now
        record.clock = nil
        events.append(JournalEvent.closed(code))
    }

    /// Decides the objection that a slip names.
    private mutating func settle(_ about: Outcome.About, _ number: Int?) {
        let standing: Objection.Standing
        switch about {
        case .theCase, .agreeing, .declining, .agreedItem, .declinedItem: return
        case .dismissingObjection: standing = .dismissed
        case .upholdingObjection: standing = .upheld
        }
        guard let index = record.objections.firstIndex(where: { $0.number == number }) else {
            preconditionFailure("SlipCheck: the slip names a standing objection")
        }
        record.objections[index].standing = standing
        objectionAtWork = number
        events.append(JournalEvent.objection(standing))
    }
}
