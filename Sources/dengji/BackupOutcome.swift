internal import Registry
internal import Storage

/// What came of a backup.
struct BackupOutcome: Encodable {
    let path: String
    /// Whether it may be restored: nothing was wrong with what was copied.
    let isFinished: Bool
    let journalLines: Int
    let journalHead: String
    let checkpointLines: Int?
    let files: Int
    let bytes: Int
    let takenByRecipients: Int
    /// Files copied again because they had moved or were replaced meanwhile.
    let copiedAgain: Int
    let keysLeftOut: [String]
    let leftOut: [String]
    let discrepancies: [WorkspaceVerdict.DiscrepancyJSON]

    init(_ path: String, _ report: BackupReport, _ record: BackupRecord?) {
        self.path = path
        isFinished = record != nil
        journalLines = report.lineCount
        journalHead = report.head.text
        checkpointLines = report.checkpointLines
        files = report.fileCount
        bytes = report.byteCount
        takenByRecipients = report.takenCount
        copiedAgain = report.againCount
        keysLeftOut = report.keysLeftOut
        leftOut = report.leftOut
        discrepancies = report.discrepancies.map(WorkspaceVerdict.DiscrepancyJSON.init)
    }

    /// For people.
    var text: String {
        var text = discrepancies.map(\.text).joined()
        if !isFinished {
            text += path + ": "
            text += Colour.red.paint(
                Message(
                    zh: "备份没有完成：\(discrepancies.count) 处与日志不符",
                    en: "NOT finished: \(discrepancies.count) things are not as the journal says"
                ).text)
            return text + "\n"
                + Message(
                    zh: "  与日志相符的文件已复制，可供抢救；dengji restore 不接受它。处理所列各项后重新备份。",
                    en:
                        "  Files that agree with the journal were copied and can be rescued from it; dengji "
                        + "restore does not take it. See to what is named and make another."
                ).text + "\n"
        }
        text += path + ": " + Colour.green.paint(Message(zh: "备份完成", en: "backed up").text) + "\n"
        text +=
            Message(
                zh:
                    "  日志 \(journalLines) 行，文件 \(files) 个（\(bytes) 字节）；收件人已取走 \(takenByRecipients) 个。",
                en:
                    "  \(journalLines) journal lines, \(files) files (\(bytes) bytes); \(takenByRecipients) "
                    + "taken by recipients."
            ).text + "\n"
        if !keysLeftOut.isEmpty {
            text += Colour.yellow.paint(
                Message(
                    zh: "  未备份的私钥 \(keysLeftOut.count) 个：\(keysLeftOut.joined(separator: " "))",
                    en: "  private keys left out: \(keysLeftOut.joined(separator: " "))"
                ).text)
            text +=
                Message(
                    zh: "\n  请另行保管；恢复以后先放回 registry/keys/（权限 0600）再启动。\n",
                    en:
                        "\n  Keep them elsewhere; put them back into registry/keys/ (mode 0600) before a "
                        + "restored registry is started.\n"
                ).text
        }
        if !leftOut.isEmpty {
            let names = leftOut.joined(separator: " ")
            text +=
                Message(
                    zh: "  不是普通文件，未备份：\(names)\n", en: "  no regular files, left out: \(names)\n"
                ).text
        }
        return text
    }
}
