internal import Registry
internal import Storage

/// What came of making derived files anew.
struct ReindexReport: Encodable {
    struct File: Encodable {
        let path: String
        let caseNumber: String?
        let journalLine: Int
        let digest: String
        /// Where the bytes were found; `nil` for a file that is as it was.
        let source: String?
    }

    let indexedLines: Int
    let filesLookedAt: Int
    let broughtBack: Int
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
                digest: $0.digest.text, source: $0.source)
        }
        broughtBack = mended.count { $0.source != nil }
        lost = mended.count - broughtBack
    }

    /// Whether every file is as the journal says.
    var isDone: Bool { lost == 0 }

    /// For people.
    var text: String {
        var text = ""
        for file in files {
            text += file.path + ": "
            text +=
                file.source.map {
                    Message(zh: "已取回，来自 \($0)", en: "brought back from \($0)").text
                }
                ?? Colour.red.paint(
                    Message(
                        zh: "未能取回：日志第 \(file.journalLine) 行的 \(file.digest) 已无处可寻",
                        en:
                            "NOT brought back: \(file.digest) of journal line \(file.journalLine) is "
                            + "nowhere"
                    ).text)
            text += "\n"
        }
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
                    "索引 \(indexedLines) 行；核对文件 \(filesLookedAt) 个，取回 \(broughtBack) 个，未能取回 \(lost) 个。",
                en:
                    "index of \(indexedLines) lines; \(filesLookedAt) files looked at, \(broughtBack) brought "
                    + "back, \(lost) not."
            ).text + "\n"
    }
}
