// Rules about an application that concerns an entry of the register.

extension RegistryRule {
    /// A number under which nothing is registered.
    package static let entryUnknown = RegistryRule(
        "REG-ENTRY-UNKNOWN", article: "9(5)", "登记簿中没有登记编号“{number}”。",
        "There is no entry {number} in the register.",
        advice: "请按登记凭证填写登记编号；dengji new <种类> --entry <编号> 会预先填好。",
        adviceEnglish:
            "Put in the number on the certificate; dengji new KIND --entry NUMBER fills it in.")
    /// An entry that does not count.
    package static let entryNotInForce = RegistryRule(
        "REG-ENTRY-STATE", article: "9(5)", "登记 {number} 的状态是“{state}”，不能办理该事项。",
        "The entry {number} is not in force, so this cannot be done.",
        advice: "请查阅登记状态清单（status.xml）；已经失效的，请重新申请首次登记。",
        adviceEnglish: "See the status list (status.xml); what has ended is registered anew.")
    /// Another version than the one that counts.
    package static let entryVersion = RegistryRule(
        "REG-ENTRY-VERSION", article: "9(5)", "申请依据的不是登记 {number} 的现行凭证版本。",
        "The application was not made for the certificate version of {number} that counts.",
        advice: "请以现行版本的凭证为准重新填写；dengji new <种类> --entry <编号> 会预先填好。",
        adviceEnglish:
            "Fill it in anew from the current certificate; dengji new KIND --entry NUMBER does.")
    /// An applicant who is no registrant of the entry.
    package static let notRegistrant = RegistryRule(
        "REG-ENTRY-REGISTRANT", article: "9(5)", "{code} 不是登记 {number} 的登记主体。",
        "The party {code} is not a registrant of {number}.",
        advice: "请由登记主体提出申请；登记信息有误的，利害关系人可以申请更正登记。",
        adviceEnglish: "A registrant has to apply; an interested party may ask for a correction.")
    /// An entry about which a case is open.
    package static let entryInCase = RegistryRule(
        "REG-ENTRY-IN-CASE", article: "9(5)", "登记 {number} 的另一案件 {case} 正在办理。",
        "Another case about {number}, {case}, is open.",
        advice: "请待该案件办结，或者撤回该案件后再申请。",
        adviceEnglish: "Wait until that case is closed, or withdraw it first.")
    /// A resource that is registered already.
    package static let alreadyRegistered = RegistryRule(
        "REG-ALREADY-REGISTERED", article: "7", "目录代码 {code} 的数据资源已经登记，登记编号为 {number}。",
        "The resource with catalogue code {code} is registered already as {number}.",
        advice: "登记内容有变化的，请申请变更登记；目录代码有误的，请改正。",
        adviceEnglish:
            "Apply for a change if something changed; correct the catalogue code if it is wrong.")
    /// A condition of opening without a rule of its own.
    package static let guardOpening = RegistryRule(
        "REG-GUARD-OPENING", "不具备立案的条件：{reason}。",
        "A condition for opening a case does not hold: {detail}.", advice: "请在条件具备后重新申请。",
        adviceEnglish: "Apply again when the condition holds.")

    static let entry = [
        entryUnknown, entryNotInForce, entryVersion, notRegistrant, entryInCase,
        alreadyRegistered, guardOpening,
    ]
}
