/// Why a decision slip decides nothing: what it says.
enum SlipContentFindings {
    static func reasonEmpty(_ outcome: Outcome, article: String) -> Finding {
        Finding(
            .reasonEmpty, article: article, found: outcome.name,
            chinese: "作出“\(outcome.title)”的决定必须写明理由，理由不能为空。",
            english: "The outcome \(outcome.name) needs a reason that says something.",
            advice: "请在 reason 中写明事实和理由后重新发送。")
    }

    static func reasonLong(_ length: Int) -> Finding {
        Finding(
            .reasonLong, found: String(length), expected: "≤ \(DecisionSlip.longestReason)",
            chinese: "理由有 \(length) 字，超过 \(DecisionSlip.longestReason) 字的上限。",
            english:
                "The reason has \(length) characters, more than \(DecisionSlip.longestReason).",
            advice: "请精简理由，详细材料作为附件保存。")
    }

    static func signatures(found: Int, needed: Int) -> Finding {
        Finding(
            .signaturesMissing, found: String(found), expected: String(needed),
            chinese: "本决定需要 \(needed) 人署名，决定单上只有 \(found) 人。",
            english: "The decision needs \(needed) people's names; the slip has \(found).",
            advice: "请在 steps 中补全经办、审核、签发人员的姓名。")
    }

    static func checklistMissing(_ items: [ChecklistItem], outcome: Outcome) -> Finding {
        Finding(
            .checklistMissing, object: items.map(\.id).joined(separator: " "),
            found: outcome.name,
            chinese: "审查清单有 \(items.count) 项没有作出结论："
                + items.map(\.title).joined(separator: "；") + "。",
            english: "Checklist items without an answer: "
                + items.map(\.id).joined(separator: ", ") + ".",
            advice: "请对每一项填写 conform、not-conform 或 not-applicable。")
    }

    static func checklistUnknown(_ id: String, stage: Stage) -> Finding {
        Finding(
            .checklistUnknown, object: id,
            expected: stage.checklist.map(\.id).joined(separator: " "),
            chinese: "审查清单中没有名为“\(id)”的项目。",
            english: "The checklist has no item \(id).",
            advice: "请使用待办文件夹中决定单上的项目名称。")
    }

    static func checklistTwice(_ item: ChecklistItem) -> Finding {
        Finding(
            .checklistTwice, object: item.id,
            chinese: "审查清单的“\(item.title)”一项有两个以上的结论。",
            english: "The checklist item \(item.id) is answered more than once.",
            advice: "每一项只保留一个结论。")
    }

    static func checklistResult(_ item: ChecklistItem, found: String) -> Finding {
        Finding(
            .checklistResult, object: item.id, found: found,
            expected: ChecklistAnswer.results.joined(separator: " "),
            chinese: "审查清单的“\(item.title)”一项的结论“\(found)”不是允许的取值。",
            english: "The result \(found) of checklist item \(item.id) is not an allowed value.",
            advice: "请填写 conform、not-conform 或 not-applicable。")
    }

    static func checklistNotConform(_ item: ChecklistItem, outcome: Outcome) -> Finding {
        Finding(
            .checklistNotConform, object: item.id, found: outcome.name,
            chinese: "“\(item.title)”一项的结论是不符合，不能作出“\(outcome.title)”的决定。",
            english: "Item \(item.id) does not conform; the outcome \(outcome.name) is not open.",
            advice: "请改为不予通过并写明理由；结论填写有误的，请改正该项。")
    }
}
