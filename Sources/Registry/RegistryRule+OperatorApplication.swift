// Rules about applications under an announcement (办法 art. 13, 14(2)).

extension RegistryRule {
    /// No announcement, or one that does not count.
    package static let announcementForce = RegistryRule(
        "REG-ANNOUNCEMENT-FORCE", article: "14(1)", "登记簿中没有编号为“{number}”的有效申报公告。",
        "There is no announcement {number} in force in the register.",
        advice: "请按公告填写以 GG 开头的编号。",
        adviceEnglish: "Put in the number in the announcement; it begins with GG.")
    /// An application outside the window.
    package static let applicationWindow = RegistryRule(
        "REG-APPLICATION-WINDOW", article: "14(2)",
        "收件日 {day} 不在公告 {number} 规定的申报期间（{from}至{until}）之内。",
        "The application was received on {iso}, outside the window of the announcement {number}.",
        advice: "逾期的申报不予接收；可以关注其后的申报公告。",
        adviceEnglish: "Late applications are not taken; look out for the next announcement.")
    /// A second application of the same company.
    package static let applicationTwice = RegistryRule(
        "REG-APPLICATION-TWICE", article: "14(2)", "{code} 已经就公告 {number} 提交申报（案号 {case}）。",
        "The company {code} has already applied under the announcement {number}, in case {case}.",
        advice: "一个单位就一个公告只提交一份申报；需要改写的，先撤回已提交的申报。",
        adviceEnglish: "One application of each company; withdraw the first to send another.")
    /// A condition without an answer.
    package static let applicationAnswer = RegistryRule(
        "REG-APPLICATION-ANSWER", article: "14(2)", "没有对公告的申报条件 {id} 作出响应：{text}。",
        "The condition {id} of the announcement has no answer.",
        advice: "请在 answers 中逐项响应公告所列的条件。",
        adviceEnglish: "Answer each condition of the announcement in answers.")
    /// An answer to a condition that there is not.
    package static let applicationCondition = RegistryRule(
        "REG-APPLICATION-CONDITION", article: "14(2)", "公告 {number} 没有序号为 {id} 的申报条件。",
        "The announcement {number} has no condition {id}.",
        advice: "请按公告核对条件的序号。", adviceEnglish: "Check the ids against the announcement.")
    /// A resource that was not announced.
    package static let applicationResource = RegistryRule(
        "REG-APPLICATION-RESOURCE", article: "14(2)", "数据资源 {resource} 不在公告 {number} 的授权范围之内。",
        "The resource {resource} is not among those of the announcement {number}.",
        advice: "请删去该资源。", adviceEnglish: "Leave it out.")
    /// An application that was ranked too low.
    package static let applicationRank = RegistryRule(
        "REG-APPLICATION-RANK", article: "14(3)",
        "总分{total}分，在{count}家申报单位中排名第{rank}，本次确定{places}家，未列入运营单位名单。",
        "The total is {total}, rank {rank} of {count}; {places} are selected.",
        advice: "可以关注其后的申报公告。", adviceEnglish: "Look out for the next announcement.")
    /// A selection that is not decided.
    package static let applicationUndecided = RegistryRule(
        "REG-APPLICATION-UNDECIDED", article: "14(3)", "公告 {number} 的综合评审尚未办结，案件 {case} 还没有评审结果。",
        "The selection under the announcement {number} is not decided yet for case {case}.",
        advice: "请待名单公示期满后办理。", adviceEnglish: "Wait for the end of the list's publicity.")

    /// All of them.
    static let operatorApplication = [
        announcementForce, applicationWindow, applicationTwice, applicationAnswer,
        applicationCondition, applicationResource, applicationRank, applicationUndecided,
    ]
}
