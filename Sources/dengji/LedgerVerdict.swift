internal import Ledger

/// What came of verifying a published ledger.
struct LedgerVerdict: Encodable {
    /// Something that is wrong with it.
    struct Problem: Encodable {
        let code: String
        let path: String
        /// Journal lines it covers, from the first up to but without the last.
        var firstLine: Int?
        var endLine: Int?
        let zh: String
        let en: String
        let adviceZh = LedgerVerdict.advice.zh
        let adviceEn = LedgerVerdict.advice.en

        /// For people.
        var text: String {
            var text = "[\(code)] \(path): " + Message(zh: zh, en: en).text
            if let firstLine, let endLine {
                text +=
                    Message(
                        zh: "；涉及日志第 \(firstLine) 至 \(endLine - 1) 行",
                        en: "; affects journal lines \(firstLine) to \(endLine - 1)"
                    ).text
            }
            return text + "\n"
        }
    }

    /// The folder.
    let path: String
    /// Whether the key was named by the caller and not taken from the ledger's own folder.
    let isKeyGiven: Bool
    var ledger: String?
    var lines: Int?
    var tiles = 0
    /// The size of the earlier checkpoint that it was held against.
    var earlierLines: Int?
    var problems: [Problem] = []

    /// Whether nothing is wrong.
    var isWhole: Bool { problems.isEmpty }

    /// Lines for people.
    var text: String {
        var text = problems.map(\.text).joined()
        if !isWhole { text += LedgerVerdict.advice.adviceLine }
        let good = Message(zh: "完好", en: "whole")
        let bad = Message(zh: "不能采信", en: "NOT to be relied on")
        text += path + ": "
        text += isWhole ? Colour.green.paint(good.text) : Colour.red.paint(bad.text)
        text += "\n"
        guard let ledger, let lines else { return text }
        text +=
            Message(
                zh: "  账本 \(ledger)，日志 \(lines) 行，瓦片 \(tiles) 个",
                en: "  the ledger \(ledger), \(lines) journal lines, \(tiles) tiles"
            ).text
        if let earlierLines {
            text +=
                Message(
                    zh: "；保留的检查点为 \(earlierLines) 行",
                    en: "; the checkpoint kept is of \(earlierLines) lines"
                ).text
        }
        if !isKeyGiven {
            text +=
                Message(
                    zh: "；密钥取自同一文件夹", en: "; by the key that lies in the same folder"
                ).text
        }
        return text + "\n"
    }

    static let advice = Message(
        zh: "重新取得所列文件；仍不符的，不要采信该账本，向登记机构查询。",
        en:
            "fetch the files named again; if they still do not fit, do not rely on this ledger and ask "
            + "the registry.")

    /// A fault of a checkpoint, key or proof.
    mutating func add(_ fault: LedgerFault, _ code: String, _ path: String) {
        problems.append(
            Problem(code: code, path: path, zh: fault.chinese, en: fault.description))
    }

    /// A tile that is wrong.
    mutating func add(_ fault: TileAudit.Fault) {
        let (zh, en) =
            switch fault.kind {
            case .missing: ("瓦片缺失", "the tile is missing")
            case .size: ("瓦片大小不符", "the tile has the wrong size")
            case .differs: ("瓦片不能导出检查点", "the tile does not lead to the checkpoint")
            }
        problems.append(
            Problem(
                code: "ledger-tile", path: path + "/" + fault.place.path,
                firstLine: fault.place.entries.lowerBound, endLine: fault.place.entries.upperBound,
                zh: zh, en: en))
    }
}
