// Rules about packages that bring another set of schemas into force.

extension RegistryRule {
    /// Somebody who may not adopt.
    package static let rulesAdopter = RegistryRule(
        "REG-RULES-ADOPTER", article: "31", "{sender} 不能采用规则；只有市数据工作主管部门和市级登记机构可以，并且由其自行签名发送。",
        "The party {sender} may adopt no rules; the authority and the city's registrar may, each under "
            + "its own signature.",
        advice: "请由市数据工作主管部门或者市级登记机构签名发送，并在 applicants 中写明本单位。",
        adviceEnglish:
            "Let the authority or the city's registrar sign and send it, and name itself in applicants."
    )
    /// Another set than the one named.
    package static let rulesDiffer = RegistryRule(
        "REG-RULES-DIFFER", article: "31", "schemas/ 中的规则不是采用文件写明的那一套。",
        "What lies in schemas/ is not the set that the adoption names.",
        advice: "请把 schemas/ 恢复为所要采用的规则；有意修改的，重新运行 dengji adopt。",
        adviceEnglish:
            "Put the set that is to be adopted back into schemas/; if it was changed on purpose, run "
            + "dengji adopt again.")
    /// Made against a set that is not in force any more.
    package static let rulesStale = RegistryRule(
        "REG-RULES-STALE", article: "31", "采用文件所要取代的规则已经不是现行规则。",
        "The set that the adoption replaces is not the one in force.",
        advice: "现行规则在此期间已经变更；请重新运行 dengji adopt，核对差异后再签名。",
        adviceEnglish:
            "Another set came into force meanwhile; run dengji adopt again, look at the differences, "
            + "and sign.")
    /// In force already.
    package static let rulesSame = RegistryRule(
        "REG-RULES-IN-FORCE", article: "31", "该规则已经是现行规则，无须再次采用。",
        "That set is in force already.",
        advice: "无须办理；年度日历有误的，改正内容后另行发送。",
        adviceEnglish: "Nothing needs to be done; send a calendar again only with other days.")
    /// A set that cannot be used.
    package static let rulesUnusable = RegistryRule(
        "REG-RULES-UNUSABLE", article: "31", "该规则不能使用，程序报告的原文见“现为”。",
        "The set cannot be used: {problem}",
        advice: "请改正所述文件后重新运行 dengji adopt；它在签名之前会试用一遍。",
        adviceEnglish:
            "Correct the file named and run dengji adopt again; it tries the set out before it signs."
    )

    static let rules = [rulesAdopter, rulesDiffer, rulesStale, rulesSame, rulesUnusable]
}
