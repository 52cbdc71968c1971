// Rules about applications to change, correct, renew or end an entry of the register.

extension RegistryRule {
    /// A kind whose procedure belongs to another profile than that of the day of receipt.
    package static let procedureNotInProfile = RegistryRule(
        "REG-PROCEDURE-PROFILE", article: "31", "按收件日适用的规则（{profile}）不办理“{kind}”类申请。",
        "By the rules of the day of receipt, {profile}, there is no procedure for {kind}.",
        advice: "该事项自国家有关规定施行（2025年3月1日）起办理；请按收件日适用的规定办理，或者向登记机构咨询。",
        adviceEnglish:
            "It exists only under the national rules in force from 2025-03-01; ask the registrar what "
            + "applies.")
    /// Sent by somebody else than the registrar that keeps the entry.
    package static let initiatorOther = RegistryRule(
        "REG-INITIATOR", article: "6", "该事项只能由主管登记 {number} 的登记机构依职权办理。",
        "Only the registrar competent for {number} may do this ex officio.",
        advice: "请由主管的登记机构署名发送；其他单位发现问题的，请向登记机构反映。",
        adviceEnglish:
            "Let the competent registrar send it; whoever else found something should tell it.")
    /// A field that this kind of entry does not have.
    package static let changePath = RegistryRule(
        "REG-CHANGE-PATH", article: "9(5)", "登记 {number} 没有字段 {path}。",
        "The entry {number} has no field {path}.",
        advice: "请填写该项登记的字段；dengji new <种类> --entry <编号> 会列出全部可变动的字段。",
        adviceEnglish:
            "Name a field of this entry; dengji new KIND --entry NUMBER lists those that may change."
    )
    /// Another old value than the register's.
    package static let changeOld = RegistryRule(
        "REG-CHANGE-OLD", article: "9(5)", "字段 {path} 的原值与登记簿不一致。",
        "The old value of {path} is not what the register says.",
        advice: "请以现行凭证为准填写原值；登记簿的值本身有误的，申请更正登记。",
        adviceEnglish:
            "Put in what the current certificate says; where that is wrong, ask for a correction.")
    /// An entry that would not be registered as it would then be.
    package static let changeResult = RegistryRule(
        "REG-CHANGE-RESULT", article: "9(1)", "变动之后的登记信息不符合登记要求：{reason}。",
        "After these changes the entry would not meet the requirements: {detail}.",
        advice: "请在同一份申请中一并变动有关字段。",
        adviceEnglish: "Change the fields that belong together in the same application.")
    /// A renewal of an entry without an end.
    package static let renewalWithoutEnd = RegistryRule(
        "REG-RENEWAL-NO-END", article: "26号 15", "登记 {number} 没有有效期限，不需要续展。",
        "The entry {number} has no end, so there is nothing to renew.",
        advice: "登记事项有变化的，请申请变更登记。",
        adviceEnglish: "Apply for a change if something changed.")
    /// A renewal outside its window.
    package static let renewalWindow = RegistryRule(
        "REG-RENEWAL-WINDOW", article: "26号 15", "登记 {number} 的续展申请应当在 {opens} 至 {until} 之间提出。",
        "A renewal of {number} has to be received from {opens} to {until}.",
        advice: "请在期满前的续展期间内申请；期满未续展的，登记予以注销，可以重新申请登记。",
        adviceEnglish:
            "Apply in the last days before the end; what was not renewed is registered anew.")
    /// Another old end than the register's.
    package static let renewalExpiry = RegistryRule(
        "REG-RENEWAL-EXPIRY", article: "26号 15", "填报的原有效期届满日与登记 {number} 不一致。",
        "The old expiry is not that of {number}.",
        advice: "请以现行凭证载明的有效期为准填写。",
        adviceEnglish: "Put in the last day on the current certificate.")
    /// A renewal that is too long.
    package static let renewalTerm = RegistryRule(
        "REG-RENEWAL-TERM", article: "26号 15", "续展期限超过上限：最长续展至 {limit}。",
        "The renewal is too long: it may end on {limit} at the latest.",
        advice: "请缩短续展期限，或者不填 until；产品和服务的续展不得超过其授权期限。",
        adviceEnglish:
            "Shorten it, or leave until out; a product is renewed no longer than its authorisation."
    )
    /// A national code for an entry that has one.
    package static let nationalCodeGiven = RegistryRule(
        "REG-NATIONAL-CODE-GIVEN", article: "26号 13", "登记 {number} 已经有登记结果查询码。",
        "The entry {number} has a national query code already.",
        advice: "查询码有误的，请申请更正登记。",
        adviceEnglish: "If the code is wrong, ask for a correction.")
    /// A national code of another form than the profile says.
    package static let nationalCodeForm = RegistryRule(
        "REG-NATIONAL-CODE-FORM", article: "26号 13", "登记结果查询码的长度不符合统一编码规范。",
        "The national query code does not have the length of the coding rules.",
        advice: "请核对国家平台赋予的查询码。",
        adviceEnglish: "Check the code that the national platform gave.")

    static let amendment = [
        procedureNotInProfile, initiatorOther, changePath, changeOld, changeResult,
        renewalWithoutEnd, renewalWindow, renewalExpiry, renewalTerm, nationalCodeGiven,
        nationalCodeForm,
    ]
}
