// Rules about supplements (补正).

extension RegistryRule {
    /// Neither a case nor a package is named, or both are.
    package static let supplementTarget = RegistryRule(
        "REG-SUPPLEMENT-TARGET",
        "补正应写明且只写明一件所补正的事项：案件编号（case）或者原来件编号（package）。",
        "A supplement names the one thing it supplements: a case or a package id.",
        advice: "请按收件回执填写案件编号；尚无案件编号的，填写原申请的来件编号。",
        adviceEnglish: "Put in the case number from the acknowledgement, or the application's id.")
    /// What it supplements is not known, or not yet.
    package static let supplementUnknown = RegistryRule(
        "REG-SUPPLEMENT-UNKNOWN",
        "本登记系统还没有所补正的案件或者来件“{target}”。",
        "The case or package {target} is not known here, or not yet.",
        advice: "补正可能先于申请到达：请在收到申请的收件回执（载有案件编号）之后，把本文件原样再发一次；申请被退回的，请改正后重新申请，不必补正。",
        adviceEnglish: "It may have overtaken its application: send it again, unchanged, after"
            + " the application's acknowledgement with a case number; an application that was returned"
            + " is corrected and sent anew instead.")
    /// The case of somebody else.
    package static let supplementOther = RegistryRule(
        "REG-SUPPLEMENT-OTHER",
        "来件单位 {sender} 不是案件 {case} 的登记主体或者其代理人。",
        "The sender {sender} is no applicant or agent in case {case}.",
        advice: "请核对案件编号；补正由登记主体或者申请中写明的代理人发送。",
        adviceEnglish: "Check the case number; an applicant or the agent sends supplements.")
    /// The case is closed.
    package static let supplementClosed = RegistryRule(
        "REG-SUPPLEMENT-CLOSED",
        "案件 {case} 已经办结，不再接收补正。",
        "The case {case} is closed and takes no supplement.",
        advice: "办理结果见已发送的文书；仍需登记的，请重新申请。",
        adviceEnglish: "Its result was sent; to register after all, apply anew.")
    /// No stage asked for it.
    package static let supplementUnasked = RegistryRule(
        "REG-SUPPLEMENT-UNASKED", article: "9(1)",
        "案件 {case} 目前没有要求补正，补正不入卷。",
        "The case {case} asked for no supplement, so it does not enter the docket.",
        advice: "需要更正申请内容的，请与登记机构联系；收到补正通知之后再发送补正。",
        adviceEnglish: "To mend an application ask the registrar; send a supplement once one is"
            + " requested.")

    /// A text that the application has no place for.
    package static let supplementField = RegistryRule(
        "REG-SUPPLEMENT-FIELD", article: "9(1)", "案件 {case} 的申请没有“{field}”这一项，不能补正。",
        "The application of case {case} has no field {field} to put differently.",
        advice: "请按补正通知书填写本申请的项目。",
        adviceEnglish: "Use the fields of this application, as the request names them.")

    static let supplement = [
        supplementTarget, supplementUnknown, supplementOther, supplementClosed, supplementUnasked,
        supplementField,
    ]
}
