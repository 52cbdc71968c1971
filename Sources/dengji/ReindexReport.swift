internal import Registry
internal import Storage

/// What came of making derived files anew.
struct ReindexReport: Encodable {
    struct File: Encodable {
        let path: String
        let caseNumber: String?
        let journalLine: Int
        let digest: String
        /// Where the bytes were found; `nil` for a file that was made anew or is as it was.
        let source: String?
        /// Whether it was made anew from the journal and the papers.
        let made: Bool
        /// Why it is as it was; `nil` for a file that is there again.
        let reason: FaultText?
    }

    /// A reason in both languages.
    struct FaultText: Encodable {
        let chinese: String
        let english: String
    }

    let indexedLines: Int
    let filesLookedAt: Int
    let broughtBack: Int
    let madeAnew: Int
    let lost: Int
    /// Whether the next run makes all pages anew.
    let viewsAnew: Bool
    let files: [File]

    init(_ mended: [Mended], looked: Int, lines: Int, views: Bool) {
        indexedLines = lines
        filesLookedAt = looked
        viewsAnew = views
        files = mended.map {
            File(
                path: $0.path, caseNumber: $0.caseNumber?.text, journalLine: $0.line,
                digest: $0.digest.text, source: $0.source, made: $0.isMade,
                reason: $0.isDone
                    ? nil
                    : $0.lack.map { FaultText(chinese: $0.message.zh, english: $0.message.en) })
        }
        broughtBack = mended.count { $0.source != nil }
        madeAnew = mended.count(where: \.isMade)
        lost = mended.count { !$0.isDone }
    }

    /// Whether every file is as the journal says.
    var isDone: Bool { lost == 0 }

    /// For people.
    var text: String {
        var text = ""
        for file in files { text += "\(file.path): \(ReindexReport.outcome(of: file))\n" }
        if lost > 0 {
            text +=
                Message(
                    zh: "  处理：用 --from 指明更早或者更新的备份再试；都没有的，保全现场，告知维护人员。所列文件未动。\n",
                    en:
                        "  what to do: name further backups with --from; where none has it, keep "
                        + "everything as it is and tell whoever maintains dengji. These files were left "
                        + "alone.\n"
                ).text
        }
        return text
            + Message(
                zh:
                    "索引 \(indexedLines) 行；核对文件 \(filesLookedAt) 个，取回 \(broughtBack) 个，"
                    + "重新生成 \(madeAnew) 个，未能补回 \(lost) 个。",
                en:
                    "index of \(indexedLines) lines; \(filesLookedAt) files looked at, \(broughtBack) brought "
                    + "back, \(madeAnew) made anew, \(lost) not."
            ).text + "\n"
    }

    private static func outcome(of file: File) -> String {
        if file.made {
            return Message(
                zh: "已按日志第 \(file.journalLine) 行重新生成",
                en: "made anew by playing up to journal line \(file.journalLine)"
            ).text
        }
        if let source = file.source {
            return Message(zh: "已取回，来自 \(source)", en: "brought back from \(source)").text
        }
        let lost = Message(
            zh: "未能补回：日志第 \(file.journalLine) 行的 \(file.digest) 已无处可寻",
            en:
                "NOT brought back: \(file.digest) of journal line \(file.journalLine) is nowhere"
        ).text
        let reason = file.reason.map {
            Message(zh: "；不能重新生成：\($0.chinese)", en: "; not made anew: \($0.english)").text
        }
        return Colour.red.paint(lost + (reason ?? ""))
    }
}

extension Mended.Lack {
    /// For people.
    fileprivate var message: Message {
        switch self {
        case .input:
            Message(zh: "这是当时收到的来件", en: "it is what somebody sent")
        case .paper:
            Message(
                zh: "这是签名文书，同一签名值不能再得",
                en: "it is a signed paper, and no signature has the same value twice")
        case .byHand:
            Message(
                zh: "这是人工写入的规则或者设置，没有留存副本",
                en: "it is a rule or a setting that people wrote, and no copy is kept")
        case .imported:
            Message(zh: "它在外来的归档包中", en: "it lies in a bag that came from elsewhere")
        case .zipped:
            Message(
                zh: "它在归档包的 ZIP 中，ZIP 只能整体取回",
                en: "it lies in the ZIP of a bag, which comes back whole or not at all")
        case .replay(let line, let reason):
            Message(
                zh: "重新办理日志第 \(line) 行，结果与当时不同（\(reason)）",
                en: "journal line \(line), played again, came to something else: \(reason)")
        }
    }
}
