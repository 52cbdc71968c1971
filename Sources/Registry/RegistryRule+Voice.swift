// Rules about the word of one of several parties to a case.

extension RegistryRule {
    /// An item that does not exist or is settled.
    package static let voiceItem = RegistryRule(
        "REG-VOICE-ITEM", "案件 {number} 逐项办理，决定单应当写明待决的一项；待决的是：{open}。",
        "Case {number} is judged item by item; the slip must name one that is open: {open}.",
        advice: "请使用待办文件夹中该项的决定单。",
        adviceEnglish: "Use the slip of that item from the todo folder.")
    /// An item where none is asked about.
    package static let voiceItemNeedless = RegistryRule(
        "REG-VOICE-ITEM-NEEDLESS", "决定“{title}”不针对某一项，不得写明项目序号。",
        "The outcome {outcome} is about no item; the slip must name none.",
        advice: "请删去项目序号。", adviceEnglish: "Take the item out.")
    /// A party whose word is not asked.
    package static let voiceNotAsked = RegistryRule(
        "REG-VOICE-NOT-ASKED", "案件 {number} 在本阶段不需要 {code} 的意见。",
        "The word of the party {code} is not asked in this stage of case {number}.",
        advice: "请核对案号和项目序号。", adviceEnglish: "Check the case number and the item.")
    /// A word that was given already.
    package static let voiceGiven = RegistryRule(
        "REG-VOICE-GIVEN", "{code} 在案件 {number} 的本阶段已经表示意见，不能再改。",
        "The party {code} has already given its word in this stage of case {number}.",
        advice: "无须再发送。", adviceEnglish: "Nothing is left to send.")
    /// A slip without the signature that its outcome needs.
    package static let voiceUnsigned = RegistryRule(
        "REG-VOICE-UNSIGNED", "作出“{title}”的决定单必须经电子签名。",
        "A slip with the outcome {outcome} must be signed.",
        advice: "请用本单位登记在案的证书签名后再放入收件箱。",
        adviceEnglish: "Sign it with a key whose certificate is on file, and drop it again.")
    /// Another document than the frozen one.
    package static let voiceDocument = RegistryRule(
        "REG-VOICE-DOCUMENT", "同意的文件与案件 {number} 固定的文件（{digest}）不是同一份。",
        "What is agreed to is not the frozen document of case {number} ({digest}).",
        advice: "请核对文件，写明该文件的摘要。",
        adviceEnglish: "Compare the document, and name its digest.")
    /// An application about an entry of a kind that no procedure takes.
    package static let procedureEntry = RegistryRule(
        "REG-PROCEDURE-ENTRY", "“{title}”不能针对登记编号 {number} 的事项提出。",
        "A package of the kind {kind} cannot be about the entry {number}.",
        advice: "请核对登记编号和来件种类。",
        adviceEnglish: "Check the number of the entry and the kind of package.")

    /// All of them.
    static let voice: [RegistryRule] = [
        voiceItem, voiceItemNeedless, voiceNotAsked, voiceGiven, voiceUnsigned, voiceDocument,
        procedureEntry,
    ]
}
