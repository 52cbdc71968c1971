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
    }

    let context: DocketContext
    let issuer: Party
    var record: CaseRecord
    var events: [String] = []
    var orders: [PaperOrder] = []
    var entry: RegisterEntry?

    init(_ record: CaseRecord, issuer: Party, context: DocketContext) {
        self.record = record
        self.issuer = issuer
        self.context = context
    }

    /// The finished act, with the tick that follows from where the case now stands.
    var act: DocketAct {
        DocketAct(
            record: record, events: events, orders: orders,
            tick: Schedule.tick(
                for: record, procedure: context.procedure, calendar: context.calendar),
            entry: entry)
    }

    /// Takes an outcome: one step of the case with its history, its papers and what follows.
    ///
    /// `effective` is the day on which the law lets it take effect; the papers are of the clock's
    /// day. A step changes what later decisions rest on, so the revision grows.
    mutating func take(
        _ outcome: Outcome, of stage: Stage, by hand: Hand?, effective: Day,
        numbering: inout Numbering
    ) {
        record.revision += 1
        record.history.append(
            HistoryEntry(
                at: context.now, act: outcome.name, stage: stage.name,
                article: outcome.articleOrStage(stage),
                party: hand?.party, officer: hand?.officer, reason: hand?.reason ?? "",
                effective: effective, steps: hand?.steps ?? []))
        events.append(JournalEvent.decided(outcome.name))
        switch outcome.next {
        case .stage(let name): enter(name)
        case .closed(let code): close(code)
        }
        if outcome.papers.contains(.publicity), let clock = record.clock {
            // Publicity begins on the day its signed paper is committed, and runs as long as the
            // stage that the paper leads into (办法 art. 9(4)).
            record.publicity = PublicityDays(from: clock.after, until: clock.due)
        }
        if outcome.papers.contains(.certificate) {
            register(from: effective, numbering: &numbering)
        }
        for kind in outcome.papers {
            order(
                kind, for: outcome, of: stage, by: hand, effective: effective,
                numbering: &numbering)
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
            ? record.opening.receivedAt.day : context.now.day
        record.standing = .open(stage: name)
        record.since = context.now
        record.clock = StageClock(
            after: after, workingDays: term.value,
            due: context.calendar.deadline(after: after, workingDays: term.value),
            isOverdueNoticeSent: false)
        events.append(JournalEvent.entered(name))
    }

    private mutating func close(_ code: String) {
        record.standing = .closed(code: code)
        record.since = context.now
        record.clock = nil
        events.append(JournalEvent.closed(code))
    }

    /// Makes the entry in the register.
    private mutating func register(from: Day, numbering: inout Numbering) {
        guard let publicity = record.publicity, let report = record.complianceReport else {
            preconditionFailure("NamedGuard.ofCertificate: checked before the step was taken")
        }
        let number = numbering.registrationNumber(
            region: context.registrar.region, on: context.now.day)
        record.registrationNumber = number
        entry = RegisterEntry(
            number: number, version: 1, caseNumber: record.number, kind: record.kind,
            registrar: record.registrar, registrants: record.applicants, facts: record.facts,
            validFrom: from,
            validUntil: Validity.lastDay(
                from: from, profile: context.profile, calendar: context.calendar),
            publicityFrom: publicity.from, publicityUntil: publicity.until.day,
            application: record.opening.digest, complianceReport: report)
        events.append(JournalEvent.registered(number))
    }
}
