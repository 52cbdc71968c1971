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

    static let arrival = [
        targetUnknown, arrivalNotHere, arrivalOther, arrivalClosed, objectionLate,
    ]
}
