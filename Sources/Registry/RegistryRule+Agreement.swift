// Rules about agreements on authorisations, their renewal and their early end.

extension RegistryRule {
    /// An operator that the selection under the announcement did not choose.
    package static let agreementOperator = RegistryRule(
        "REG-AGREEMENT-OPERATOR", article: "14(4)", "公告 {number} 的运营单位名单中没有确定 {code} 为运营机构。",
        "The selection under the announcement {number} did not choose {code}.",
        advice: "请与名单公示后确定的单位签订协议；名单尚未公示期满的，请在期满后签订。",
        adviceEnglish: "Sign with an operator on the list, once its publicity is over.")
    /// A resource that the announcement did not offer.
    package static let agreementResource = RegistryRule(
        "REG-AGREEMENT-RESOURCE", article: "15", "数据资源 {resource} 不在公告 {number} 的授权范围内。",
        "The resource {resource} was not offered by the announcement {number}.",
        advice: "请删去该资源；需要增加的，另行编制实施方案、发布公告。",
        adviceEnglish: "Leave it out; what is to be granted besides needs a plan and an "
            + "announcement of its own.")
    /// A second agreement under one selection.
    package static let agreementExists = RegistryRule(
        "REG-AGREEMENT-EXISTS", article: "14(4)", "{code} 依公告 {number} 已经签订授权运营协议，授权登记编号为 {other}。",
        "The operator {code} has an authorisation under the announcement {number} already: {other}.",
        advice: "无须再次签订；需要延长的，在期限届满前6个月内申请继续授权运营。",
        adviceEnglish: "Nothing is left to sign; a longer term is applied for in the last 6 "
            + "months.")
    /// An authorisation that is suspended for another reason than a renewal under way.
    package static let authorisationNotRenewable = RegistryRule(
        "REG-AUTHORISATION-NOT-RENEWABLE", article: "24", "授权 {number} 的状态是“{state}”，不能继续授权运营。",
        "The authorisation {number} is not in force, so it is not renewed.",
        advice: "暂停使用权限的，请先完成整改；已经终止的，按公告重新申报。",
        adviceEnglish:
            "Where it is suspended, have it restored first; where it ended, apply under a "
            + "new announcement.")

    /// An application that came after the measures had ended.
    package static let measuresEnded = RegistryRule(
        "REG-MEASURES-ENDED", article: "31", "办法的有效期已于 {last} 届满，尚无后续规则，不再据以办理新的申请。",
        "The measures ended on {iso} and nothing follows them yet, so nothing new rests on them.",
        advice: "请待后续办法施行、本登记系统采用其规则后再申请。",
        adviceEnglish: "Apply once their successor is in force and its rules have been adopted.")

    static let agreement = [
        agreementOperator, agreementResource, agreementExists, authorisationNotRenewable,
        measuresEnded,
    ]
}
