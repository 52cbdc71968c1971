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
    private var stage: Stage?
    private var after: Day

    init(record: CaseRecord, book: RuleBook, calendar: WorkingCalendar) {
        self.record = record
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
        let explanation = calendar.explanation(after: after, workingDays: term.value)
        let due = explanation.deadline
        let isRunning =
            record.stage != nil && record.stage == stage?.name && record.clock?.after == after
            && record.clock?.workingDays == term.value
        let kept = isRunning ? record.clock?.due.day : nil
        return CaseAccount.Period(
            term: name, after: after.iso, workingDays: term.value, due: due.day.iso,
            provisional: due.provisional, source: term.source,
            explanation: Message(zh: explanation.chinese, en: explanation.english).text,
            kept: kept == due.day ? nil : kept?.iso)
    }
}
