internal import Storage

/// What came of restoring a backup.
struct RestoreOutcome: Encodable {
    /// A checkpoint of lines that the backup does not have.
    struct Younger: Encodable {
        let path: String
        let lines: Int
    }

    let backup: String
    let target: String
    let madeAt: String
    let program: String
    let journalLines: Int
    let files: Int
    let keysLeftOut: [String]
    /// Whether it was restored.
    var isRestored = false
    private(set) var faults: [FaultJSON] = []
    /// What the check of the backup as a workspace found.
    var workspace: WorkspaceVerdict?
    /// Then no start goes on from what was restored.
    var younger: Younger?

    init(backup: String, target: String, _ record: BackupRecord) {
        self.backup = backup
        self.target = target
        madeAt = record.madeAt
        program = record.program
        journalLines = record.journalLines
        files = record.files
        keysLeftOut = record.keysLeftOut
    }

    /// Whether nothing is wrong with the backup.
    var isSound: Bool { faults.isEmpty && workspace?.isWhole == true }

    /// Adds what is wrong.
    mutating func add(_ faults: [BackupFault]) { self.faults += faults.map(FaultJSON.init) }

    /// For people.
    var text: String {
        var text = faults.map(\.text).joined()
        if let workspace, !workspace.isWhole { text += workspace.text }
        text += target + ": "
        guard isRestored else {
            return text
                + Colour.red.paint(
                    Message(
                        zh: "没有恢复：备份 \(backup) 不完好",
                        en: "NOT restored: the backup \(backup) is not whole"
                    ).text) + "\n"
        }
        text += Colour.green.paint(Message(zh: "已恢复", en: "restored").text) + "\n"
        text +=
            Message(
                zh: "  \(madeAt) 的备份，日志 \(journalLines) 行，文件 \(files) 个，核验无误。",
                en:
                    "  as of \(madeAt), \(journalLines) journal lines, \(files) files, all verified."
            ).text + "\n"
        if !keysLeftOut.isEmpty {
            text +=
                Message(
                    zh: "  备份中没有这些私钥，启动以前放回（权限 0600）：\(keysLeftOut.joined(separator: " "))",
                    en:
                        "  The backup has not these private keys; put them back (mode 0600) before a start: "
                        + keysLeftOut.joined(separator: " ")
                ).text + "\n"
        }
        return text + (younger?.text(journalLines) ?? last)
    }

    private var last: String {
        Message(
            zh: "  备份以后公布过检查点的，启动以前用 --checkpoint 核对：恢复的登记系统不得与之矛盾。",
            en:
                "  Where checkpoints were published after the backup, name one with --checkpoint before a "
                + "start: a restored registry must not contradict it."
        ).text + "\n"
    }
}

extension RestoreOutcome.Younger {
    /// For people: that no start goes on from here, and what to do.
    func text(_ journalLines: Int) -> String {
        Colour.red.paint(
            Message(
                zh: "  不能启动：检查点 \(path) 签到第 \(lines - 1) 行，恢复的日志只到第 \(journalLines - 1) 行。",
                en:
                    "  It will NOT start: the checkpoint \(path) was signed over \(lines) lines, and the "
                    + "restored journal has \(journalLines)."
            ).text) + "\n"
            + Message(zh: "  处理：", en: "  what to do: ").text
            + Message(
                zh:
                    "找回第 \(journalLines) 行起的日志和文件（更新的备份、原来的磁盘）；在此之前只供查阅（见 OPERATING.md“Backup and restore”）。",
                en:
                    "Find the journal and the files from line \(journalLines) on, in a newer backup or on the "
                    + "old disk; until then it is for reading only (OPERATING.md, Backup and restore)."
            ).text + "\n"
    }
}
