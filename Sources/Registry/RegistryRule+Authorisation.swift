// Rules about authorisations, and about products that are made under one.

extension RegistryRule {
    /// A number under which no authorisation is registered.
    package static let authorisationUnknown = RegistryRule(
        "REG-AUTHORISATION-UNKNOWN", article: "8", "登记簿中没有授权登记“{number}”。",
        "There is no authorisation {number} in the register.",
        advice: "请按授权登记凭证填写以 SQ 开头的编号；本系统启用以前的授权，请先申请授权登记（authorisation-record）。",
        adviceEnglish: "Put in the number on the certificate of the authorisation; one from before "
            + "this system is entered first, by a package of kind authorisation-record.")
    /// An authorisation that does not hold on the day of receipt.
    package static let authorisationState = RegistryRule(
        "REG-AUTHORISATION-STATE", article: "8", "授权 {number} 在收件日 {day} 不在有效期内（{state}）。",
        "The authorisation {number} does not hold on {iso}, the day of receipt.",
        advice: "请在授权有效期内申请；授权已经届满的，请先向市数据工作主管部门重新申请授权运营。",
        adviceEnglish: "Apply while the authorisation holds; when it is over, apply to the city's "
            + "data authority for a new one first.")
    /// An authorisation of somebody else.
    package static let authorisationOperator = RegistryRule(
        "REG-AUTHORISATION-OPERATOR", article: "8", "{code} 不是授权 {number} 的运营机构。",
        "The applicant {code} is not the operator of the authorisation {number}.",
        advice: "请由获得授权的运营机构申请，或者更正授权登记编号。",
        adviceEnglish: "Let the authorised operator apply, or correct the number.")
    /// A number under which no resource is registered.
    package static let sourceUnknown = RegistryRule(
        "REG-SOURCE-UNKNOWN", article: "8", "登记簿中没有登记编号为“{number}”的数据资源。",
        "There is no resource {number} in the register.",
        advice: "请按登记凭证填写数据资源的登记编号；未登记的，先由提供单位申请登记。",
        adviceEnglish: "Put in the number on the resource's certificate; what is not registered is "
            + "registered by its provider first.")
    /// A resource that does not count.
    package static let sourceState = RegistryRule(
        "REG-SOURCE-STATE", article: "8", "数据资源 {number} 的登记状态是“{state}”。",
        "The resource {number} is not in force.",
        advice: "请删去该来源，或者由提供单位重新登记后再申请。",
        adviceEnglish: "Leave this source out, or apply after its provider has registered it anew.")
    /// A resource that the authorisation does not grant.
    package static let sourceNotGranted = RegistryRule(
        "REG-SOURCE-GRANT", article: "8", "数据资源 {number} 不在授权 {authorisation} 的范围内。",
        "The resource {number} is not granted by the authorisation {authorisation}.",
        advice: "请删去该来源，或者填写授权该资源的授权登记编号。",
        adviceEnglish: "Leave this source out, or name the authorisation that grants it.")
    /// A right that the agreement does not give.
    package static let rightNotGranted = RegistryRule(
        "REG-RIGHTS-GRANT", article: "10", "所主张的权利（{right}）不在授权 {number} 约定的权利之内。",
        "The right claimed ({right}) is not among those of the authorisation {number}.",
        advice: "请按授权运营协议的约定主张权利。",
        adviceEnglish: "Claim the rights that the agreement gives, and no other.")
    /// An operator that is no legal person, or does not say so.
    package static let operatorLegalForm = RegistryRule(
        "REG-OPERATOR-LEGAL-FORM", article: "26号 5", "运营机构 {code} 不是法人，或者没有写明组织形式。",
        "The operator {code} is no legal person, or does not say so.",
        advice: "请由法人组织申请，并把 legalForm 填为 legal-person。",
        adviceEnglish: "Let a legal person apply, and set legalForm to legal-person.")
    /// A product of that name and version that is registered already.
    package static let productRegistered = RegistryRule(
        "REG-PRODUCT-REGISTERED", article: "8", "该产品和服务的这一版本已经登记，登记编号为 {number}。",
        "This version of the product is registered already as {number}.",
        advice: "登记内容有变化的，请申请变更登记；是新版本的，请填写新的版本号。",
        adviceEnglish: "Apply for a change if something changed; give a new version its own number."
    )
    /// A resource whose rights are not confirmed.
    package static let sourceWithoutRights = RegistryRule(
        "REG-SOURCE-RIGHTS", article: "11", "数据资源 {number} 没有完成登记确权，不得纳入授权运营范围。",
        "The rights in the resource {number} are not confirmed, so it does not enter an "
            + "authorisation.",
        advice: "请待提供单位完成登记确权后再申请。",
        adviceEnglish: "Apply after the provider's rights in it have been confirmed.")
    /// A resource that is never authorised.
    package static let sourceProhibited = RegistryRule(
        "REG-SOURCE-PROHIBITED", article: "12", "数据资源 {number} 禁止开放，不得授权运营。",
        "The resource {number} is prohibited from opening, so it is never authorised.",
        advice: "请删去该资源；开放类型有误的，由提供单位申请更正登记。",
        adviceEnglish: "Leave it out; if its opening type is wrong, its provider applies for a "
            + "correction.")
    /// A term longer than the rules allow.
    package static let authorisationTerm = RegistryRule(
        "REG-AUTHORISATION-TERM", article: "14(4)", "授权期限超过 {years} 年。",
        "The term of the authorisation is longer than {years} years.",
        advice: "授权期限一般不超过3年；有理由的请填写 termGround，最长5年。",
        adviceEnglish:
            "A term is at most 3 years as a rule; with a ground, in termGround, at most 5.")
    /// An authorisation that is over.
    package static let authorisationOver = RegistryRule(
        "REG-AUTHORISATION-OVER", article: "14(5)", "授权已于 {until} 届满，不再记入登记簿。",
        "The authorisation ended on {iso} and is not entered any more.",
        advice: "请核对授权截止日；需要继续运营的，向市数据工作主管部门重新申请授权运营。",
        adviceEnglish: "Check its last day; to go on, apply to the city's data authority anew.")
    /// An authorisation that stands in the register.
    package static let authorisationRecorded = RegistryRule(
        "REG-AUTHORISATION-RECORDED", article: "14(4)", "授权证书 {certificate} 已经登记，编号为 {number}。",
        "The certificate of authorisation {certificate} is in the register already, as {number}.",
        advice: "无须再次申请；登记内容有变化的，请申请变更登记。",
        adviceEnglish: "Nothing is left to do; apply for a change if something changed.")

    static let authorisation = [
        authorisationUnknown, authorisationState, authorisationOperator, sourceUnknown,
        sourceState, sourceNotGranted, rightNotGranted, operatorLegalForm, productRegistered,
        sourceWithoutRights, sourceProhibited, authorisationTerm, authorisationOver,
        authorisationRecorded,
    ]
}
