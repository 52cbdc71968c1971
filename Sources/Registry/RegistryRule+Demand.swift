// Rules about what is done under an authorisation, and about a data demand, item by item.

extension RegistryRule {
    /// An authorisation that has ended, or not begun.
    package static let authorisationNotUsable = RegistryRule(
        "REG-AUTHORISATION-ENDED", article: "8", "授权 {number} 在 {day} 不在有效期内（{state}）。",
        "The authorisation {number} does not hold on {iso}.",
        advice: "请在授权有效期内办理；授权已经届满的，请先向市数据工作主管部门重新申请授权运营。",
        adviceEnglish:
            "Act while the authorisation holds; when it is over, apply to the city's data "
            + "authority for a new one first.")
    /// An authorisation that is suspended.
    package static let authorisationSuspended = RegistryRule(
        "REG-AUTHORISATION-SUSPENDED", article: "24",
        "授权 {number} 的公共数据使用权限已经暂停，暂停期间不予办理。",
        "Access under the authorisation {number} is suspended; nothing is granted meanwhile.",
        advice: "请按要求完成整改，使用权限恢复之后再办理。",
        adviceEnglish: "Complete the rectification, and come again when access is restored.")
    /// Purpose and charging that do not go together.
    package static let demandCharging = RegistryRule(
        "REG-DEMAND-CHARGING", article: "16",
        "第{item}项“{title}”的收费方式与用途类别不符：公共治理、公益事业为有条件无偿，产业发展、行业发展为有条件有偿。",
        "Item {item} has a charging that does not go with its purpose: free for the public, paid in "
            + "industry.",
        advice: "请更正该项的用途类别或者收费方式，另行提出。",
        adviceEnglish: "Correct its purpose or its charging, and ask for it anew.")
    /// A resource that is not registered or does not count.
    package static let demandResource = RegistryRule(
        "REG-DEMAND-RESOURCE", article: "17",
        "第{item}项“{title}”所需的数据资源 {number} 不可使用（{state}）。",
        "The resource {number} that item {item} needs is not registered, or not in force.",
        advice: "请按登记凭证填写登记编号，或者待提供单位登记之后再提出。",
        adviceEnglish:
            "Put in the number on the certificate, or ask when its provider has registered it."
    )
    /// A resource that the authorisation does not grant.
    package static let demandScope = RegistryRule(
        "REG-DEMAND-SCOPE", article: "17",
        "第{item}项“{title}”所需的数据资源 {number} 不在授权 {authorisation} 的范围内。",
        "The resource {number} that item {item} needs is not granted by {authorisation}.",
        advice: "请删去该数据资源，或者依据授权了该资源的授权另行提出。",
        adviceEnglish: "Leave it out, or ask under the authorisation that grants it.")
    /// A plan that runs beyond the authorisation.
    package static let demandTerm = RegistryRule(
        "REG-DEMAND-TERM", article: "18(3)",
        "第{item}项“{title}”的计划不在授权期限（{from}至{until}）之内。",
        "The plan of item {item} is not within the term of the authorisation.",
        advice: "请把起止日期改到授权期限之内，另行提出。",
        adviceEnglish: "Move its days into the term of the authorisation, and ask for it anew.")
    /// Somebody who is not ready on the first day.
    package static let demandStaff = RegistryRule(
        "REG-DEMAND-STAFF", article: "28",
        "第{item}项“{title}”的参与人员 {member} 在使用起始日（{from}）之前没有签订保密协议，或者没有完成岗前培训。",
        "The member {member} of item {item} has not signed a confidentiality agreement, or was not "
            + "trained, before {iso}.",
        advice: "请先签订保密协议、完成岗前培训，或者推迟使用起始日，另行提出。",
        adviceEnglish: "Have the agreement signed and the training done first, or begin later, and "
            + "ask for it anew.")

    /// All of them.
    static let demand: [RegistryRule] = [
        authorisationNotUsable, authorisationSuspended, demandCharging, demandResource, demandScope,
        demandTerm, demandStaff,
    ]
}
