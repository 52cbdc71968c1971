/// Something on the machine or in a workspace that an operator should know: what, and what to do.
struct DoctorFinding: Encodable {
    /// How much it matters.
    enum Weight: String, Encodable {
        /// Something does not work, or something that must be kept is not.
        case fault
        /// It works, and less is defended or kept than could be.
        case warning
        /// To be known.
        case remark
    }

    /// Stable code.
    let code: String
    /// How much it matters.
    let weight: Weight
    /// The file, folder, organisation or part that it is about.
    let subject: String
    let zh: String
    let en: String
    let adviceZh: String
    let adviceEn: String

    init(
        _ weight: Weight, _ code: String, _ subject: String, _ sentence: Message, advice: Message
    ) {
        self.code = code
        self.weight = weight
        self.subject = subject
        zh = sentence.zh
        en = sentence.en
        adviceZh = advice.zh
        adviceEn = advice.en
    }

    /// For people: code, sentence, advice.
    var text: String {
        let colour: Colour? =
            switch weight {
            case .fault: .red
            case .warning: .yellow
            case .remark: nil
            }
        return (colour?.paint("[\(code)]") ?? "[\(code)]") + " "
            + Message(zh: zh, en: en).text + "\n"
            + Message(zh: adviceZh, en: adviceEn).adviceLine
    }
}
