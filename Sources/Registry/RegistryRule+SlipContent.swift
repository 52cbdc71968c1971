// Rules about what a decision slip says, and about the step that it asks for.

extension RegistryRule {
    /// A reason that is due and says nothing.
    package static let reasonEmpty = RegistryRule(
        "REG-REASON-EMPTY", article: "9(3)", "作出“{title}”的决定必须写明理由，理由不能为空。",
        "The outcome {outcome} needs a reason, and the reason is empty.",
        advice: "请在 reason 中写明事实和理由后重新发送。",
        adviceEnglish: "State facts and reasons in reason, and send the slip again.")
    /// A reason that is too long to be printed.
    package static let reasonLong = RegistryRule(
        "REG-REASON-LONG", "理由有 {count} 字，超过 {limit} 字的上限。",
        "The reason has {count} characters; at most {limit} are allowed.",
        advice: "请精简理由，详细材料作为附件保存。",
        adviceEnglish: "Shorten the reason and keep the details in a file of your own.")
    /// Fewer names than the profile asks for.
    package static let signaturesMissing = RegistryRule(
        "REG-SIGNATURES", "本决定需要 {needed} 人署名，决定单上只有 {found} 人。",
        "This decision needs the names of {needed} people; the slip has {found}.",
        advice: "请在 steps 中补全经办、审核、签发人员的姓名。",
        adviceEnglish: "Add the names of drafter, reviewer and signer in steps.")
    /// A drafter who reviews the own draft.
    package static let ownReview = RegistryRule(
        "REG-SIGNATURE-OWN-REVIEW", "经办人和审核人是同一人（{name}），经办人不得审核自己经办的决定。",
        "Drafter and reviewer are the same person, {name}.",
        advice: "请由另一人审核，并在 steps 中填写其姓名。",
        adviceEnglish: "Let somebody else review it, and put that name into steps.")
    /// An id in the steps that is not on file, or is another person's.
    package static let stepOfficer = RegistryRule(
        "REG-SIGNATURE-OFFICER", "决定单 steps 中的人员编号“{officer}”在单位档案中没有，或者不是{name}。",
        "The officer {officer} in steps is not on file, or is not {name}.",
        advice: "请核对人员编号和姓名；没有建档的，不填编号。",
        adviceEnglish: "Check id and name; leave the id out for somebody who is not on file.")
    /// Items without an answer.
    package static let checklistMissing = RegistryRule(
        "REG-CHECKLIST-MISSING", article: "9(3)", "审查清单有 {count} 项没有作出结论：{titles}。",
        "The checklist has {count} items without a result: {items}.",
        advice: "请对每一项填写 conform、not-conform 或 not-applicable。",
        adviceEnglish: "Give each item the result conform, not-conform or not-applicable.")
    /// An item that the stage's checklist does not have.
    package static let checklistUnknown = RegistryRule(
        "REG-CHECKLIST-UNKNOWN", "审查清单中没有名为“{item}”的项目。",
        "The checklist has no item {item}.", advice: "请使用待办文件夹中决定单上的项目名称。",
        adviceEnglish: "Use the item names of the slip in the todo folder.")
    /// An item with two answers.
    package static let checklistTwice = RegistryRule(
        "REG-CHECKLIST-TWICE", "审查清单的“{title}”一项有两个以上的结论。",
        "The checklist item {item} has more than one result.", advice: "每一项只保留一个结论。",
        adviceEnglish: "Leave one result for each item.")
    /// An answer that is none.
    package static let checklistResult = RegistryRule(
        "REG-CHECKLIST-RESULT", "审查清单的“{title}”一项的结论“{found}”不是允许的取值。",
        "The result “{found}” of checklist item {item} is not an allowed value.",
        advice: "请填写 conform、not-conform 或 not-applicable。",
        adviceEnglish: "Use conform, not-conform or not-applicable.")
    /// A pass although an item does not conform.
    package static let checklistNotConform = RegistryRule(
        "REG-CHECKLIST-NOT-CONFORM", article: "9(3)",
        "“{title}”一项的结论是不符合，不能作出“{decision}”的决定。",
        "Item {item} does not conform, so the outcome {outcome} is not open.",
        advice: "请改为不予通过并写明理由；结论填写有误的，请改正该项。",
        adviceEnglish: "Decide not to pass it, with reasons; or correct the item if its result was "
            + "entered by mistake.")

    /// A decision about the case that names an objection.
    package static let objectionNeedless = RegistryRule(
        "REG-OBJECTION-NEEDLESS", "“{decision}”决定的是案件，不应写明异议序号。",
        "The outcome {outcome} decides the case, not an objection.",
        advice: "请删去异议序号；要处理异议的，请使用处理异议的决定单。",
        adviceEnglish: "Remove the objection's number, or use a slip that decides an objection.")
    /// No standing objection is named.
    package static let objectionWrong = RegistryRule(
        "REG-OBJECTION", article: "9(5)", "决定单没有写明尚待处理的异议的序号。尚待处理的异议：{numbers}。",
        "The slip names no standing objection; those standing: {list}.",
        advice: "请在 objection 中填写一件尚待处理的异议的序号。",
        adviceEnglish: "Put the number of one standing objection into the element objection.")

    static let slipContent = [
        reasonEmpty, reasonLong, signaturesMissing, ownReview, stepOfficer, checklistMissing,
        checklistUnknown,
        checklistTwice, checklistResult, checklistNotConform, objectionNeedless, objectionWrong,
    ]

    /// A condition that the procedure names and that does not hold.
    package static let guardFailed = RegistryRule(
        "REG-GUARD", "案件 {number} {reason}，该步骤不能进行。",
        "The step cannot be taken in case {number}: {detail}.", advice: "条件具备后再办理。",
        adviceEnglish: "Take the step when the condition holds.")
    /// A condition that this program does not know.
    package static let guardUnknown = RegistryRule(
        "REG-GUARD-UNKNOWN", "程序要求的条件“{name}”不是本系统认识的条件，该步骤不能进行。",
        "The procedure asks for the guard {name}, which does not exist, so the step cannot be taken.",
        advice: "请更正程序文件（schemas/procedures）。",
        adviceEnglish: "Correct the procedure file (schemas/procedures).")

    static let step = [guardFailed, guardUnknown]
}
