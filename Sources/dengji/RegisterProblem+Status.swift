internal import WorkingDays

/// What may be wrong with a status list.
extension RegisterProblem {
    /// The list is not one of ours.
    static func unreadableList(_ path: String, _ reason: String) -> RegisterProblem {
        RegisterProblem(
            "status-unreadable", path,
            Message(
                zh: "不能作为状态清单读取：\(reason)", en: "it cannot be read as a status list: \(reason)"),
            advice: fetchAgain)
    }

    /// The signature does not count.
    static func unsignedList(_ path: String, _ problem: PaperProblem) -> RegisterProblem {
        RegisterProblem(
            "status-signature", path,
            Message(
                zh: "状态清单的签名不能采信：\(problem.zh)",
                en: "the signature of the status list does not count: \(problem.en)"),
            advice: fetchAgain)
    }

    /// The list does not count any more.
    static func outOfDate(_ path: String, since end: Instant) -> RegisterProblem {
        RegisterProblem(
            "status-out-of-date", path,
            Message(
                zh: "状态清单已于 \(end.chinese) 过期，不能说明登记的现状。",
                en: "the status list ran out at \(end.iso) and says nothing of today."),
            advice: Message(
                zh: "重新取得登记机构公布的 status.xml；没有更新的，确认 dengji run 正在运行。",
                en: "Fetch status.xml anew; where none is newer, see that dengji run is running."))
    }

    /// A part that the list names is not there.
    static func missingShard(_ path: String) -> RegisterProblem {
        RegisterProblem(
            "status-shard-missing", path,
            Message(
                zh: "缺少清单所列的分册，其中各项登记的状态无从查考。",
                en: "a part that the list names is missing, and with it the state of its entries."),
            advice: fetchAgain)
    }

    /// A part is not the one that the list names.
    static func changedShard(_ path: String, found: String, expected: String) -> RegisterProblem {
        RegisterProblem(
            "status-shard-differs", path,
            Message(
                zh: "分册不是清单所列的那一份，其内容不能采信；实际 \(found)，应为 \(expected)。",
                en:
                    "the part is not the one that the list names and does not count; found \(found), "
                    + "expected \(expected)."),
            advice: fetchAgain)
    }

    /// The workspace has entries and no list.
    static func missingList(_ path: String) -> RegisterProblem {
        RegisterProblem(
            "status-missing", path,
            Message(
                zh: "没有状态清单；凭证是否有效，外部无从查考。",
                en: "there is no status list; nobody outside can see whether a certificate counts."),
            advice: Message(
                zh: "从备份恢复；登记有变动时或者次日，dengji run 重新制作。",
                en:
                    "Restore it from a backup; dengji run makes it anew with the next change or day."
            ))
    }

    /// The list says something else than the register.
    static func disagreement(_ path: String, _ numbers: [String]) -> RegisterProblem {
        let shown = numbers.prefix(5).joined(separator: " ")
        return RegisterProblem(
            "status-disagrees", path, number: numbers.first,
            Message(
                zh: "状态清单与登记簿不一致，涉及 \(numbers.count) 项登记：\(shown)",
                en: "the status list says otherwise than the register of \(numbers.count) entries: "
                    + shown),
            advice: Message(
                zh: "以登记簿为准；核对日志，告知维护人员。",
                en:
                    "The register counts; compare with the journal and tell whoever maintains dengji."
            ))
    }

    private static let fetchAgain = Message(
        zh: "不要采信；从登记机构公布处重新取得 status.xml 和 status/ 下的分册。",
        en: "Do not rely on it; fetch status.xml and the parts below status/ again.")
}
