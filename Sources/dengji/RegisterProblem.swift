internal import Registry

/// Something wrong with the register or the status list: what, what it affects, what to do.
struct RegisterProblem: Encodable {
    /// Stable code.
    let code: String
    /// The file.
    let path: String
    /// The entry it affects, where it is one.
    let number: String?
    let zh: String
    let en: String
    let adviceZh: String
    let adviceEn: String

    init(
        _ code: String, _ path: String, number: String? = nil, _ sentence: Message,
        advice: Message
    ) {
        self.code = code
        self.path = path
        self.number = number
        zh = sentence.zh
        en = sentence.en
        adviceZh = advice.zh
        adviceEn = advice.en
    }

    /// An entry's file that contradicts itself or the journal.
    init(_ fault: FolioFault, _ path: String, number: String) {
        self.init(
            fault.code, path, number: number,
            Message(
                zh: "登记 \(number)：\(fault.chinese)；依据该登记作出的凭证、证明和状态清单受影响。",
                en:
                    "entry \(number): \(fault.english); certificates, proofs and the status list that "
                    + "rest on it are affected."),
            advice: Message(
                zh: "停止程序，以签名的凭证和日志为准核对；从备份恢复该文件，仍不符的告知维护人员。",
                en:
                    "Stop dengji and compare with the signed certificates and the journal; restore the "
                    + "file from a backup, and if that does not help tell whoever maintains dengji."
            ))
    }

    /// For people: code and sentence, then what to do.
    var text: String {
        "[\(code)] " + Message(zh: zh, en: en).text + "\n"
            + Message(zh: adviceZh, en: adviceEn).adviceLine
    }
}
