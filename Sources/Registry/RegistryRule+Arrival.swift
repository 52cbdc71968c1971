// Rules about packages for a case that is open: withdrawals, objections, supplements.

extension RegistryRule {
    /// No case is named, or it is not known.
    package static let targetUnknown = RegistryRule(
        "REG-TARGET-UNKNOWN", "来件没有写明案件，或者本登记系统没有案件“{target}”。",
        "The package names no case, or there is no case {target} here.",
        advice: "请核对案件编号（target/case）；案件编号见收件回执和公示。",
        adviceEnglish: "Check the case number; it stands on the acknowledgement and the publicity.")
    /// The stage takes no such package.
    package static let arrivalNotHere = RegistryRule(
        "REG-ARRIVAL-STAGE", "案件 {number} 所处的“{stage}”环节不接收“{kind}”。",
        "Case {number} is in the stage {stage}, which takes no {kind}.",
        advice: "请核对案件编号和时限；异议应在公示期内提出，撤回应在办结前提出。",
        adviceEnglish:
            "Check the case and the time: objections during publicity, withdrawals before the end.")
    /// Somebody else's case.
    package static let arrivalOther = RegistryRule(
        "REG-ARRIVAL-SENDER", "来件单位 {sender} 不是案件 {number} 的登记主体或者其代理人。",
        "The sender {sender} is no applicant or agent in case {number}.",
        advice: "请核对案件编号；“{kind}”由登记主体或者申请中写明的代理人发送。",
        adviceEnglish: "Check the case number; an applicant or the agent has to send a {kind}.")
    /// A case that is closed.
    package static let arrivalClosed = RegistryRule(
        "REG-ARRIVAL-CLOSED", "案件 {number} 已经办结，不再接收“{kind}”。",
        "Case {number} is closed and takes no {kind} any more.",
        advice: "办理结果见已发送的文书和登记状态清单；仍需办理的，请另行申请。",
        adviceEnglish:
            "See the papers sent and the status list; apply anew if something is still wanted.")
    /// An objection after the last day.
    package static let objectionLate = RegistryRule(
        "REG-OBJECTION-LATE", article: "9(4)", "案件 {number} 的公示期已于{until}24时届满，异议逾期。",
        "The publicity of case {number} ended with {last}; the objection is late.",
        advice: "认为登记信息有误的，可以申请更正登记。",
        adviceEnglish: "Who holds that the register is wrong may ask for a correction.")

    /// The same objection once more.
    package static let objectionRepeated = RegistryRule(
        "REG-OBJECTION-REPEATED", article: "9(5)", "该异议已经收到，是案件 {number} 的第 {objection} 号异议，不重复入卷。",
        "The objection came before, as number {objection} of case {number}.",
        advice: "无须重复发送；处理结果另行告知。有新的证据的，请另行制作异议文件。",
        adviceEnglish: "It need not come again; for new evidence make a new document.")
    /// An objection of somebody else, or one that is decided, or whose sender nobody knows.
    package static let objectionNotOwn = RegistryRule(
        "REG-OBJECTION-NOT-OWN", article: "9(5)",
        "案件 {number} 没有由来件单位提出并且尚待处理的第 {objection} 号异议，不能撤回。",
        "Case {number} has no standing objection {objection} of this sender to be taken back.",
        advice: "请核对异议序号；未经身份认证提出的异议，请与登记机构联系。",
        adviceEnglish: "Check the objection's number; of one sent without authentication the "
            + "registrar has to be told.")

    static let arrival = [
        targetUnknown, arrivalNotHere, arrivalOther, arrivalClosed, objectionLate,
        objectionRepeated, objectionNotOwn,
    ]
}
