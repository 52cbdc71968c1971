// Rules about whether an application opens a case.

extension RegistryRule {
    /// A kind for which the set has no procedure.
    package static let noProcedure = RegistryRule(
        "REG-PROCEDURE-NONE", "本登记系统目前不办理“{kind}”类申请。",
        "This registry has no procedure for packages of kind {kind}.",
        advice: "请核对 kind 属性；确需办理的，请与登记机构联系。",
        adviceEnglish:
            "Check the kind attribute of the root; if the kind is right, ask the registrar.")
    /// Another text of the commitment than the one in force.
    package static let commitmentVersion = RegistryRule(
        "REG-COMMITMENT", article: "9(1)", "承诺书的版本不是现行版本 {expected}。",
        "The commitment is not to the text in force, version {expected}.",
        advice: "请使用登记机构现行的承诺书文本，重新承诺后再提交。",
        adviceEnglish: "Make the commitment to the registrar's current text, enter its version and "
            + "the date, and send it again.")
    /// Another kind than the one the procedure is opened by.
    package static let kindNotOpening = RegistryRule(
        "REG-KIND", "“{kind}”类文件不能启动该程序。",
        "A package of kind {kind} does not open this procedure.",
        advice: "请核对文件种类（kind）后重新发送。",
        adviceEnglish: "Check the kind attribute of the root and send it again.")
    /// The profile at hand does not cover the day of receipt.
    package static let profileNotCovering = RegistryRule(
        "REG-PROFILE", article: "31", "收件日 {day} 没有可以适用的规则。",
        "The rules at hand do not apply to packages received on {day}.",
        advice: "请向登记机构咨询适用的规定。",
        adviceEnglish: "Ask the registrar which rules apply.")
    /// No applicant at all.
    package static let applicantsMissing = RegistryRule(
        "REG-APPLICANT-MISSING", article: "9(1)", "申请没有写明登记主体。",
        "The application names no applicant.", advice: "请写明至少一个登记主体后重新发送。",
        adviceEnglish: "Name at least one applicant and send it again.")
    /// An applicant without a party file.
    package static let applicantUnknown = RegistryRule(
        "REG-APPLICANT-UNKNOWN", article: "9(1)", "登记主体 {code} 没有在本登记系统建档。",
        "The applicant {code} is not a party known to this registry.",
        advice: "请先向登记机构办理单位建档，再重新发送。",
        adviceEnglish: "Have the registrar file this applicant as a party, then send it again.")
    /// An applicant that is no provider (or operator), where the procedure asks for one.
    package static let applicantRole = RegistryRule(
        "REG-APPLICANT-ROLE", article: "9(1)", "登记主体 {code} 不具有提出该类申请的身份。",
        "The applicant {code} holds no role in which it may apply here.",
        advice: "请由公共数据资源提供单位或者运营机构按各自范围申请；身份登记有误的，请向登记机构更正。",
        adviceEnglish:
            "Let a provider or an operator apply, each for what is its own; if the role on "
            + "file is wrong, have the registrar correct it.")
    /// Sent by somebody who neither applies nor acts for an applicant.
    package static let senderNotApplicant = RegistryRule(
        "REG-SENDER-NOT-APPLICANT", article: "9(1)",
        "来件单位 {code} 既不是登记主体，也不是其代理人。",
        "The sender {code} is neither an applicant nor their agent.",
        advice: "请由登记主体或者申请中写明的代理人发送。",
        adviceEnglish: "Let an applicant send it, or the agent that the application names.")
    /// Another registrar's region.
    package static let registrarNotCompetent = RegistryRule(
        "REG-REGISTRAR", article: "6", "{registrar}不受理区域代码 {region} 的登记申请。",
        "This registrar, of region {own}, does not act for region {region}.",
        advice: "请核对登记主体的区域代码，或者向市级登记机构申请。",
        adviceEnglish: "Check the applicant's region code, or apply to the city's registrar.")
    /// Registrar and stand-in both apply.
    package static let nobodyDecides = RegistryRule(
        "REG-NOBODY-DECIDES", article: "9(2)",
        "登记机构和规定的代行机关都是本申请的登记主体，没有机关可以作出决定。",
        "The registrar and its stand-in are both applicants, so nobody may decide.",
        advice: "请改由其他登记主体申请，或者向市数据工作主管部门咨询。",
        adviceEnglish: "Let other applicants apply, or ask the city's data authority.")

    static let opening = [
        noProcedure, commitmentVersion, kindNotOpening, profileNotCovering, applicantsMissing,
        applicantUnknown, applicantRole, senderNotApplicant, registrarNotCompetent, nobodyDecides,
    ]
}
