// Rules about the evaluation of applications (办法 art. 14(3)).

extension RegistryRule {
    /// A selection before the window is over.
    package static let selectionEarly = RegistryRule(
        "REG-SELECTION-EARLY", article: "14(2)", "公告 {number} 的申报期间至 {until}，尚未届满，不能评审。",
        "The window of the announcement {number} is not over before {iso}.",
        advice: "请待申报期间届满后评审。", adviceEnglish: "Evaluate after the end of the window.")
    /// A selection under an announcement that has one.
    package static let selectionDone = RegistryRule(
        "REG-SELECTION-DONE", article: "14(3)", "公告 {number} 已经有综合评审（{other}）。",
        "The announcement {number} has a selection already: {other}.",
        advice: "无须重复发送；名单有误的，在公示期间提出。",
        adviceEnglish: "Nothing is left to send; object in its publicity if the list is wrong.")
    /// An announcement under which nobody applied.
    package static let selectionNone = RegistryRule(
        "REG-SELECTION-NONE", article: "14(3)", "公告 {number} 没有待评审的申报。",
        "There is no application under the announcement {number}.",
        advice: "请核对公告编号；没有申报的，可以另行发布公告。",
        adviceEnglish: "Check the number; where nobody applied, make another announcement.")
    /// Too few experts.
    package static let selectionExperts = RegistryRule(
        "REG-SELECTION-EXPERTS", article: "14(3)", "评审专家{found}名，少于{least}名。",
        "There are {found} experts, fewer than {least}.",
        advice: "请增加第三方专家。", adviceEnglish: "Have more third-party experts.")
    /// An expert who is no third party.
    package static let selectionIndependent = RegistryRule(
        "REG-SELECTION-INDEPENDENT", article: "14(3)",
        "专家{name}（{id}）所在单位 {code} 是申报单位或者组织评审的部门，不是第三方。",
        "The expert {id} is of {code}, an applicant or an organiser of the evaluation.",
        advice: "请更换专家，并由更换后的专家重新打分。",
        adviceEnglish: "Take another expert, who scores anew.")
    /// A score for something that there is not.
    package static let selectionScore = RegistryRule(
        "REG-SELECTION-SCORE", article: "14(3)", "评分所指的{what}“{value}”不存在。",
        "A score is for the {whatEnglish} {value}, which does not exist.",
        advice: "请按公告、申报和专家名单核对。",
        adviceEnglish: "Check it against announcement, applications and experts.")
    /// A score that stands twice.
    package static let selectionTwice = RegistryRule(
        "REG-SELECTION-TWICE", article: "14(3)", "专家 {expert} 对申报 {case} 指标 {criterion} 打了两次分。",
        "The expert {expert} scored case {case} on criterion {criterion} twice.",
        advice: "请只保留一项。", adviceEnglish: "Keep one of them.")
    /// A score that is missing.
    package static let selectionMissing = RegistryRule(
        "REG-SELECTION-MISSING", article: "14(3)", "缺少专家 {expert} 对申报 {case} 指标 {criterion} 的评分。",
        "The expert {expert} did not score case {case} on criterion {criterion}.",
        advice: "每名专家应当对每份申报、每项指标打分。",
        adviceEnglish: "Each expert scores each application on each criterion.")
    /// A score above the maximum.
    package static let selectionMaximum = RegistryRule(
        "REG-SELECTION-MAXIMUM", article: "14(1)",
        "专家 {expert} 对申报 {case} 指标 {criterion} 打 {value} 分，超过公告的满分 {maximum}。",
        "The score {value} of expert {expert} for case {case} on {criterion} is above {maximum}.",
        advice: "请按公告的评审标准打分。", adviceEnglish: "Score by the criteria announced.")
    /// A row of the list that does not follow from the scores.
    package static let selectionList = RegistryRule(
        "REG-SELECTION-LIST", article: "14(3)", "名单第{rank}行与按公告标准计算的结果不一致，应为：{expected}。",
        "Row {rank} of the list does not follow from the scores.",
        advice: "总分为各专家（得分÷满分×权重）之和的平均，四舍五入保留两位小数；同分的按公告规则排名。",
        adviceEnglish:
            "The total is the mean of score ÷ maximum × weight, rounded to two decimals; "
            + "ties go by the rule announced.")
    /// A list of which somebody went away.
    package static let selectionGone = RegistryRule(
        "REG-SELECTION-GONE", article: "14(3)", "名单所列的申报 {case} 在公示期间已经办结，名单不再成立。",
        "The application {case} on the list was closed meanwhile, so the list does not stand.",
        advice: "请重新评审。", adviceEnglish: "Evaluate anew.")

    /// All of them.
    static let selection = [
        selectionEarly, selectionDone, selectionNone, selectionExperts, selectionIndependent,
        selectionScore, selectionTwice, selectionMissing, selectionMaximum, selectionList,
        selectionGone,
    ]
}
