internal import Definitions
internal import Registry
internal import WorkingDays

/// What a case comes to under one procedure, profile and calendar: every date that the clock counts,
/// with how it was counted.
///
/// Days on which people acted stay as they were; only what is counted from them moves.
struct ReplayedCase {
    /// One date.
    struct Value: Hashable {
        /// The date, with a mark while it is provisional; empty where there is none.
        var text: String
        /// How the period was counted; `nil` where it is no count of working days.
        var explanation: PeriodExplanation?
        /// The term, `publicity 10 workingDays`.
        var term: String?
        /// Whether it is of the running stage: what an adoption counts anew.
        var isRunning = false
    }

    /// Dates by name: `due:review`, `issue`, `valid-until`, `tick`.
    private(set) var dates: [String: Value] = [:]

    /// Counts a case's dates; `clock` is taken for the running stage as it is, with its length, where
    /// the case keeps its own rules.
    init(
        _ record: CaseRecord, procedure: Procedure, profile: Profile, calendar: WorkingCalendar,
        keepsClock: Bool
    ) {
        for entered in ReplayedCase.stages(of: record, in: procedure) {
            guard let stage = procedure.stage(entered.stage) else { continue }
            let isRunning = record.stage == entered.stage
            let name =
                (isRunning ? record.clock?.extendedBy : nil) ?? entered.extendedBy ?? stage.term
            var after = entered.after
            var days = profile.terms[name]?.value
            if keepsClock, isRunning, let clock = record.clock {
                after = clock.after
                days = clock.workingDays
            }
            guard let days else { continue }
            let explanation = calendar.explanation(after: after, workingDays: days)
            let due = explanation.deadline
            dates["due:" + stage.name] = Value(
                text: ReplayedCase.text(due), explanation: explanation, term: "\(name) \(days)",
                isRunning: isRunning)
            if let expiry = stage.expiry {
                add(expiry, after: due, of: record, profile, calendar, isRunning)
            }
        }
        for objection in record.objections where objection.standing == .standing {
            let clock = objection.clock
            let days =
                keepsClock
                ? clock.workingDays
                : profile.terms["objectionDecision"]?.value ?? clock.workingDays
            let explanation = calendar.explanation(after: clock.after, workingDays: days)
            dates["due:objection-\(objection.number)"] = Value(
                text: ReplayedCase.text(explanation.deadline), explanation: explanation,
                term: "objectionDecision \(days)", isRunning: true)
        }
        // Last, for it rests on all of these.
        dates["tick"] = runningTick(record, procedure, calendar)
    }

    /// The day of what follows a stage that only waits, and the end of what it makes.
    private mutating func add(
        _ expiry: Outcome, after due: Deadline, of record: CaseRecord, _ profile: Profile,
        _ calendar: WorkingCalendar, _ isRunning: Bool
    ) {
        let first = calendar.firstWorkingDay(after: due.day)
        let day = Deadline(day: first.day, provisional: due.provisional || first.provisional)
        let explanation = calendar.explanation(after: due.day, workingDays: 1)
        dates[expiry.name] = Value(
            text: ReplayedCase.text(day), explanation: explanation, isRunning: isRunning)
        // Gap: a product's entry ends with its authorisation at the latest, which is not looked up.
        guard expiry.effects.contains(.register), record.kind != .productRegistration else {
            return
        }
        let until = Validity.lastDay(from: day.day, profile: profile, calendar: calendar)
        dates["valid-until"] = Value(
            text: until?.iso ?? "", explanation: explanation,
            term: profile.terms["validityYears"].map {
                "validityYears \($0.value) \($0.unit.rawValue)"
            }, isRunning: isRunning)
    }

    /// The clock's next moment with the running periods counted anew: that of the stage, and those
    /// of objections that stand. It moves for the reasons for which its period moves.
    private func runningTick(
        _ record: CaseRecord, _ procedure: Procedure, _ calendar: WorkingCalendar
    ) -> Value? {
        var record = record
        guard let name = record.stage, let running = dates["due:" + name],
            let explanation = running.explanation
        else { return nil }
        record.clock?.due = explanation.deadline
        for index in record.objections.indices {
            let own = dates["due:objection-\(record.objections[index].number)"]?.explanation
            if let own { record.objections[index].clock.due = own.deadline }
        }
        let tick = Schedule.tick(for: record, procedure: procedure, calendar: calendar)
        guard let tick else { return nil }
        let late = record.objections.first {
            $0.standing == .standing && $0.clock.due.end.milliseconds == tick.at
        }
        let period =
            tick.kind == .objectionOverdue
            ? late.flatMap { dates["due:objection-\($0.number)"] } : running
        return Value(
            text: "\(tick.kind.rawValue) \(Instant(milliseconds: tick.at).day.iso)"
                + (tick.provisional ? ReplayedCase.mark : ""),
            explanation: period?.explanation, term: period?.term, isRunning: true)
    }

    private static let mark = " provisional"

    private static func text(_ deadline: Deadline) -> String {
        deadline.day.iso + (deadline.provisional ? mark : "")
    }

    private struct Entered {
        var stage: String
        var after: Day
        var extendedBy: String?
    }

    /// The stages a case went through, by its history, each with the day from which its period runs.
    private static func stages(of record: CaseRecord, in procedure: Procedure) -> [Entered] {
        let receipt = (record.resubmittedAt ?? record.opening.receivedAt).day
        var entered: [Entered] = []
        func enter(_ name: String, on day: Day) {
            let isFromReceipt = procedure.stage(name)?.countedFrom == .receipt
            entered.append(Entered(stage: name, after: isFromReceipt ? receipt : day))
        }
        if let first = procedure.stages.first { enter(first.name, on: receipt) }
        for act in record.history {
            let step = procedure.stage(act.stage)?.steps.first { $0.name == act.act }
            switch step?.next {
            case .stage(let name): enter(name, on: act.at.day)
            case .extend(let term): entered[entered.count - 1].extendedBy = term
            case .closed, .stay, nil: continue
            }
        }
        return entered
    }
}
