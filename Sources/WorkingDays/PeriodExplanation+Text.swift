extension PeriodExplanation {
    /// The explanation for people, in Chinese: one line a day, the result and its sources; lines
    /// end with a line feed.
    package var chinese: String {
        var lines = [
            "自 \(after.iso)(\(after.chineseWeekday))起 \(workingDays) 个工作日;"
                + "当日不计入,自次日起算(《民法典》第二百零一条)。"
        ]
        for day in days {
            let number = day.number.map { "第 \($0) 日" } ?? "不计"
            lines.append(
                "  \(day.day.iso) \(day.day.chineseWeekday)  \(number)  \(day.kind.chinese)"
                    + (day.isProvisional ? "(暂定)" : ""))
        }
        lines.append("届满:\(deadline.day.chinese) 24:00")
        if !sources.isEmpty { lines.append("依据:" + sources.joined(separator: "、")) }
        if deadline.provisional {
            let years = provisionalYears.map { "\($0)年" }.joined(separator: "、")
            lines.append("暂定:\(years)放假安排没有存档,存档后重新计算。")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The explanation for people, in English: one line a day, the result and its sources; lines
    /// end with a line feed. Names of holidays and notices stay Chinese.
    package var english: String {
        let length = workingDays == 1 ? "1 working day" : "\(workingDays) working days"
        var lines = [
            "\(length) after \(after.iso) (\(after.englishWeekday)); "
                + "the day of the event does not count (Civil Code 201)."
        ]
        for day in days {
            let number = day.number.map(String.init) ?? "-"
            let column = String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number
            lines.append(
                "  \(day.day.iso) \(day.day.englishWeekday) \(column)  \(day.kind.english)"
                    + (day.isProvisional ? " (provisional)" : ""))
        }
        lines.append("Ends: \(deadline.day.iso) (\(deadline.day.englishWeekday)) at 24:00")
        if !sources.isEmpty { lines.append("Sources: " + sources.joined(separator: ", ")) }
        if deadline.provisional {
            let years = provisionalYears.map(String.init).joined(separator: ", ")
            lines.append(
                "Provisional: no schedule is on file for \(years); "
                    + "the date is counted again when it is.")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
