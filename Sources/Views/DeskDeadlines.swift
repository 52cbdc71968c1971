internal import Registry
internal import WorkingDays

extension DeskRequest {
    /// Most events of a calendar; those that are due first.
    private static let maxEvents = 2_000

    /// The days by which something is to happen in cases that the party decides or sent.
    var deadlines: [DeadlineEvent] {
        let relevant = (waiting + sent).prefix(DeskRequest.maxEvents)
        return relevant.flatMap { shown in
            [event(of: shown)].compactMap(\.self) + objectionEvents(of: shown)
        }
    }

    private func event(of shown: DeskCase) -> DeadlineEvent? {
        guard let clock = shown.clock else { return nil }
        let stage = shown.stageDefinition
        let title = stage?.title ?? shown.stage
        let isMine = shown.deciders.contains(party.id) && stage?.isDecided == true
        return event(
            shown, uid: shown.stage, due: clock.due,
            summary: isMine
                ? "\(title)期限" : stage?.isDecided == true ? "等待\(title)" : "\(title)截止",
            text: "\(shown.procedure.title)，自\(clock.after.chinese)的次日起 "
                + "\(clock.workingDays) 个工作日；\(stage?.article ?? "")",
            isMine: isMine)
    }

    private func objectionEvents(of shown: DeskCase) -> [DeadlineEvent] {
        guard shown.deciders.contains(party.id) else { return [] }
        return shown.objections.map {
            event(
                shown, uid: "objection-\($0.number)", due: $0.clock.due,
                summary: "第\($0.number)号异议处理期限", text: shown.procedure.title, isMine: true)
        }
    }

    private func event(
        _ shown: DeskCase, uid: String, due: Deadline, summary: String, text: String, isMine: Bool
    ) -> DeadlineEvent {
        let name = shown.subject.map { " \($0)" } ?? ""
        return DeadlineEvent(
            uid: "\(shown.number.text)-\(uid)-\(party.id.code)@dengji", day: due.day,
            isProvisional: due.provisional, sequence: shown.actCount, stamp: shown.changed,
            summary: summary + name,
            text: ["案号 \(shown.number.text)", shown.applicantNames.joined(separator: "、"), text]
                .joined(separator: "\n"),
            category: isMine ? "待我办理" : "等待办理",
            alarmDays: isMine ? daysToWorkingDay(before: due.day) : nil)
    }

    /// How many days lie between a day and the working day before it.
    private func daysToWorkingDay(before day: Day) -> Int {
        var count = 1
        while count < DeskRequest.maxHolidays,
            !calendar.kind(of: day.adding(days: -count)).isWorking
        { count += 1 }
        return count
    }

    /// Longer than any holiday, so that the search ends.
    private static let maxHolidays = 30
}
