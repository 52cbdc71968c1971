internal import System

extension StorageError: CustomStringConvertible {
    /// One line for logs.
    package var description: String {
        "\(code.rawValue) (\(verdict.rawValue)): \(operation) \(subject): \(cause)"
    }

    /// What happened, in English.
    package var english: String {
        "\(sentence.english) (\(operation) \(subject): \(cause))"
    }

    /// What happened, in Chinese.
    package var chinese: String {
        "\(sentence.chinese)(\(operation) \(subject):\(cause))"
    }

    /// What to do, in English.
    package var englishAdvice: String { advice.english }

    /// What to do, in Chinese.
    package var chineseAdvice: String { advice.chinese }

    private var sentence: (english: String, chinese: String) {
        switch code {
        case .disk:
            system?.isOutOfSpace == true
                ? ("The disk is full", "磁盘已满") : ("The disk refused", "磁盘操作失败")
        case .syncFailed: ("Bytes could not be made durable", "数据未能写入磁盘")
        case .locked: ("Another dengji holds this workspace", "另一个登记程序正在使用本工作区")
        case .journalDamaged: ("The journal is damaged", "日志已损坏")
        case .redoDamaged: ("A redo file is damaged", "重做文件已损坏")
        case .differs: ("A file is not the one the journal names", "文件与日志所载摘要不符")
        case .missing: ("A file that the journal names is missing", "日志所载文件缺失")
        case .ledgerContradicted:
            ("The journal contradicts a checkpoint that was signed", "日志与已签名的检查点相矛盾")
        case .ledgerLost: ("The ledger's last checkpoint is lost", "账本的最后检查点缺失或不可读")
        case .standingLost:
            ("What is settled of the journal could not be looked up", "日志的已定部分无法查询")
        case .standingAltered:
            ("What is settled of the journal was altered while nothing ran", "日志的已定部分在停机期间被改动")
        case .clockBehind: ("The clock is behind the last event", "时钟早于上一事件")
        case .claimChanged:
            ("The file changed while it was being received", "文件在接收过程中发生变化")
        case .claimNotFile: ("Not a regular file", "不是普通文件")
        case .claimTooLarge: ("More than may be taken", "超出可接收的大小")
        case .applyUnfinished:
            ("Recorded, but its files are not all written yet", "已记入日志,但文件尚未全部写出")
        case .stopped: ("Stopped after an earlier failure", "因先前故障已停止")
        }
    }

    private var advice: (english: String, chinese: String) {
        switch (verdict, code) {
        case (.retryLater, _) where system?.isOutOfSpace != true && system != nil:
            (
                "See to what the system says: a permission, a failing disk, something in the way. Work "
                    + "goes on by itself, nothing is lost.",
                "请按系统所报原因处理:权限、磁盘故障,或者有别的文件挡在该处;程序会自行继续,不会丢失文件。"
            )
        case (.retryLater, .standingLost):
            (
                "Nothing: the journal was read whole, work goes on by itself, and the next start makes "
                    + "the file anew. See to the disk.",
                "无须处理:程序已通读日志,会自行继续,下次启动时重新生成该文件;请检查磁盘。"
            )
        case (.retryLater, _):
            ("Make room; work goes on by itself, nothing is lost.", "请腾出空间;程序会自行继续,不会丢失文件。")
        case (.park, _):
            ("The file stays in the inbox; look at it there.", "文件仍在收件箱内,请就地检查。")
        case (.stop, .locked):
            ("Stop the other process, or use its workspace commands.", "请先停止另一进程。")
        case (.stop, .standingAltered):
            (
                "Run dengji verify, look at the lines named, and find who can write in registry/. The next "
                    + "start makes the file anew from the journal.",
                "请运行 dengji verify,检查所列各行,并查明谁能写入 registry/;下次启动时由日志重新生成该文件。"
            )
        case (.stop, .journalDamaged), (.stop, .redoDamaged), (.stop, .differs),
            (.stop, .missing):
            (
                "Change nothing; restore the named file from a backup and run dengji verify.",
                "请勿改动任何文件;从备份恢复所列文件后运行 dengji verify。"
            )
        case (.stop, .ledgerContradicted):
            (
                "Change nothing. Lines were lost or rewritten, or registry/ is from an older backup: "
                    + "restore the journal that has the lines named (OPERATING.md, The ledger).",
                "请勿改动任何文件。日志有缺失或者被改写,或者 registry/ 来自较早的备份:请恢复含有所列各行的日志(见 OPERATING.md“The ledger”)。"
            )
        case (.stop, .ledgerLost):
            (
                "Restore this file from the newest backup, or from a copy of the published one that "
                    + "somebody kept.",
                "请从最新的备份恢复该文件,或者用他人保存的已公布检查点恢复。"
            )
        case (.stop, .clockBehind):
            ("Set the system clock right and start again.", "请校正系统时间后重新启动。")
        case (.stop, _):
            ("Repair the disk or make room, then start again.", "请修复磁盘或腾出空间后重新启动。")
        }
    }
}
