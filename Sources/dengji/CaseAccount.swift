internal import Definitions
internal import Registry
internal import Search
internal import WorkingDays

/// A case told in the order of its acts, each period with the reason for its last day.
struct CaseAccount: Encodable {
    /// A period that an act began.
    struct Period: Encodable {
        let term: String
        let after: String
        let workingDays: Int
        let due: String
        let provisional: Bool
        /// Where its length stands.
        let source: String
        /// Day by day, for people.
        let explanation: String
        /// The last day that the case itself keeps, where today's calendar counts another.
        let kept: String?
    }

    /// An act.
    struct Step: Encodable {
        let at: String
        let act: String
        let title: String
        let stage: String
        let stageTitle: String
        let party: String?
        let officer: String?
        let reason: String
        let article: String
        /// The day on which the law lets it take effect.
        let effective: String
        let period: Period?
    }

    let number: String
    let name: String
    let profile: String
    let steps: [Step]

    /// The account of a case by the rules it was opened under.
    init(_ record: CaseRecord, book: RuleBook, calendar: WorkingCalendar) {
        number = record.number.text
        name = SearchItem(record).name
        profile = record.profile
        var walk = PeriodWalk(record: record, book: book, calendar: calendar)
        steps = record.history.map { act in
            let stage = walk.procedure?.stage(act.stage)
            let step = stage?.steps.first { $0.name == act.act }
            return Step(
                at: act.at.iso, act: act.act,
                title: step?.title ?? StatusDetail.machineActs[act.act] ?? act.act,
                stage: act.stage, stageTitle: stage?.title ?? act.stage, party: act.party?.code,
                officer: act.officer, reason: act.reason, article: act.article,
                effective: act.effective.iso, period: walk.period(begunBy: act, step))
        }
    }

    /// Lines for people.
    var text: String {
        var text = "\(number) \(name) (\(profile))\n"
        for step in steps {
            let who = [step.party, step.officer].compactMap { $0 }.joined(separator: " ")
            text += "\n\(step.at.prefix(16).replacing("T", with: " "))  "
            text +=
                Message(
                    zh: "\(step.stageTitle)：\(step.title)", en: "\(step.stage): \(step.act)"
                ).text
            text += who.isEmpty ? "\n" : "  (\(who))\n"
            if step.effective != step.at.prefix(10) {
                text +=
                    Message(
                        zh: "  依法自 \(step.effective) 生效；文书为当日作出，不倒签日期。",
                        en:
                            "  In law from \(step.effective); its papers bear the day they were made."
                    ).text + "\n"
            }
            if !step.reason.isEmpty {
                text += Message(zh: "  理由：", en: "  reason: ").text + step.reason + "\n"
            }
            if !step.article.isEmpty {
                text += Message(zh: "  依据：", en: "  by ").text + step.article + "\n"
            }
            if let period = step.period { text += CaseAccount.text(of: period) }
        }
        return text
    }

    private static func text(of period: Period) -> String {
        var text = Message(zh: "  期限依据：", en: "  period by ").text + period.source + "\n"
        for line in period.explanation.split(separator: "\n") { text += "    \(line)\n" }
        if let kept = period.kept {
            text +=
                Message(
                    zh: "    案卷所载届满日为 \(kept)：当时的日历与现行日历不同，或者尚未重新计算。",
                    en:
                        "    The case keeps \(kept): its calendar was another one, or it is not counted "
                        + "anew yet."
                ).text + "\n"
        }
        return text
    }
}
