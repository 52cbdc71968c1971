internal import Archive
internal import Registry

/// What came of verifying one bag.
struct BagVerdict: Encodable {
    let path: String
    let caseNumber: String?
    let archiveCode: String?
    let payloadFiles: Int
    let payloadBytes: Int
    /// Papers whose signature was verified; `nil` where no trust anchor was at hand.
    var papers: Int?
    let faults: [FaultJSON]
    var badPapers: [PaperVerdict] = []

    init(path: String, judged: BagJudgement, caseNumber: CaseNumber?) {
        self.path = path
        self.caseNumber = caseNumber?.text
        archiveCode = judged.information[BagLabel.archiveCode]
        payloadFiles = judged.payloadCount
        payloadBytes = judged.payloadBytes
        faults = judged.faults.map(FaultJSON.init)
    }

    /// Whether nothing is wrong.
    var isWhole: Bool { faults.isEmpty && badPapers.isEmpty }

    /// What is wrong, what it affects, what to do; then what was looked at.
    var text: String {
        var text = ""
        for fault in faults {
            text += "[\(fault.code)] " + Message(zh: fault.zh, en: fault.en).text
            if let caseNumber {
                text += Message(zh: ";涉及案件 ", en: "; affects case ").text + caseNumber
            }
            text += "\n" + Message(zh: fault.adviceZh, en: fault.adviceEn).adviceLine
        }
        text += badPapers.map(\.text).joined()
        let wrong = faults.count + badPapers.count
        let verdict =
            isWhole
            ? Colour.green.paint(Message(zh: "归档包完好", en: "the bag is whole").text)
            : Colour.red.paint(Message(zh: "\(wrong) 处不符", en: "\(wrong) things are wrong").text)
        text += path + ": " + verdict + "\n"
        let names = [caseNumber, archiveCode].compactMap { $0 }.joined(separator: "  ")
        let signed =
            papers.map {
                Message(zh: "；核验签名 \($0) 份", en: "; \($0) signatures verified")
            }
            ?? Message(
                zh: "；没有信任锚，未核验签名（用 --anchor 指明）",
                en: "; signatures not verified without a trust anchor (name one with --anchor)")
        text += "  " + (names.isEmpty ? "" : names + "  ")
        return text
            + Message(
                zh: "文件 \(payloadFiles) 个（\(payloadBytes) 字节）",
                en: "\(payloadFiles) files (\(payloadBytes) bytes)"
            ).text + signed.text + "\n"
    }
}
