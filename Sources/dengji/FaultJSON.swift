internal import Archive
internal import Storage

/// A fault of a bag or of a backup, as commands print it.
struct FaultJSON: Encodable {
    let code: String
    /// From the folder of the bag or backup.
    let path: String
    let found: String?
    let expected: String?
    let zh: String
    let en: String
    let adviceZh: String
    let adviceEn: String

    init(_ fault: BagFault) {
        code = fault.code.rawValue
        path = fault.path
        found = fault.found
        expected = fault.expected
        zh = fault.chinese
        en = fault.english
        adviceZh = fault.chineseAdvice
        adviceEn = fault.englishAdvice
    }

    init(_ fault: BackupFault) {
        code = fault.code.rawValue
        path = fault.path
        found = fault.found
        expected = fault.expected
        zh = fault.chinese
        en = fault.english
        adviceZh = fault.chineseAdvice
        adviceEn = fault.englishAdvice
    }

    /// For people: what is wrong, what to do.
    var text: String {
        "[\(code)] " + Message(zh: zh, en: en).text + "\n"
            + Message(zh: adviceZh, en: adviceEn).adviceLine
    }
}
