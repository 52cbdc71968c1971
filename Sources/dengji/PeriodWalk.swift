internal import Definitions
internal import Registry
internal import WorkingDays

/// Follows the periods of a case from act to act, as its procedure and profile lay them down.
struct PeriodWalk {
    /// The procedure of the case; `nil` when its rules have none of that name.
    let procedure: Procedure?
    private let record: CaseRecord
    private let profile: Profile?
    private let calendar: WorkingCalendar
    private let told: [TermKey: Day]
    private var stage: Stage?
    private var after: Day

    /// A walk; `told` has the last days that papers named at the time.
    init(
        record: CaseRecord, book: RuleBook, calendar: WorkingCalendar, told: [TermKey: Day] = [:]
    ) {
        self.record = record
        self.told = told
        self.calendar = calendar
        procedure = book.procedure(named: record.procedure)
        profile = book.profile(named: record.profile)
        after = record.opening.receivedAt.day
    }

    /// The period that an act begins: by opening the case, by leading into a stage, or by giving the
    /// running one another length.
    mutating func period(begunBy act: HistoryEntry, _ step: Outcome?) -> CaseAccount.Period? {
        if act.act == "opened" { return enter(procedure?.stages.first, act) }
        switch step?.next {
        case .stage(let name): return enter(procedure?.stage(name), act)
        case .extend(let term): return counted(term)
        case .closed, .stay, nil: return nil
        }
    }

    private mutating func enter(_ next: Stage?, _ act: HistoryEntry) -> CaseAccount.Period? {
        guard let next else { return nil }
        stage = next
        // A stage that counts from receipt, entered anew, counts from the supplement (26号 art. 10).
        after =
            next.countedFrom == .receipt && act.act == "opened"
            ? record.opening.receivedAt.day : act.at.day
        return counted(next.term)
    }

    private func counted(_ name: String) -> CaseAccount.Period? {
        guard let term = profile?.terms[name] else { return nil }
        let isRunning =
            record.stage != nil && record.stage == stage?.name && record.clock?.after == after
            && record.clock?.workingDays == term.value
        return CaseAccount.Period(
            term: name, after: after, workingDays: term.value, source: term.source,
            kept: isRunning ? record.clock?.due.day : nil, told: told[TermKey(after, term.value)],
            isWaitedOut: stage.map { !$0.expiries.isEmpty } ?? false, by: calendar)
    }
}

/// A period as a paper names it: the day of its event and its length.
struct TermKey: Hashable {
    var after: Day
    var workingDays: Int

    /// A period.
    init(_ after: Day, _ workingDays: Int) {
        self.after = after
        self.workingDays = workingDays
    }
}

extension CaseAccount.Period {
    /// A period counted by a calendar.
    init(
        term: String, after: Day, workingDays: Int, source: String, kept: Day?, told: Day?,
        isWaitedOut: Bool, by calendar: WorkingCalendar
    ) {
        let explanation = calendar.explanation(after: after, workingDays: workingDays)
        let due = explanation.deadline
        self.init(
            term: term, after: after.iso, workingDays: workingDays, due: due.day.iso,
            provisional: due.provisional, source: source,
            explanation: Message(zh: explanation.chinese, en: explanation.english).text,
            kept: kept == due.day ? nil : kept?.iso,
            skipped: explanation.days.filter { !$0.isCounted }.map {
                CaseAccount.SkippedDay(
                    day: $0.day.iso, zh: $0.kind.chinese, en: $0.kind.english,
                    provisional: $0.isProvisional)
            }, calendarSources: explanation.sources, told: told == due.day ? nil : told?.iso,
            isWaitedOut: isWaitedOut)
    }
}
