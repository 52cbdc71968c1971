extension BackupFault {
    /// What is wrong, in Chinese.
    package var chinese: String { sentence.chinese + details("实际", "应为") }

    /// What is wrong, in English.
    package var english: String { sentence.english + details("found", "expected") }

    /// What to do, in Chinese.
    package var chineseAdvice: String { advice.chinese }

    /// What to do, in English.
    package var englishAdvice: String { advice.english }

    private func details(_ foundWord: String, _ expectedWord: String) -> String {
        (found.map { "; \(foundWord) \($0)" } ?? "")
            + (expected.map { "; \(expectedWord) \($0)" } ?? "")
    }

    private var sentence: (chinese: String, english: String) {
        switch code {
        case .unfinished: ("不是已完成的备份：\(path)", "not a finished backup: \(path)")
        case .manifest: ("备份的文件清单不能采用：\(path)", "the list of files is of no use: \(path)")
        case .missing: ("备份缺少文件：\(path)", "file missing from the backup: \(path)")
        case .changed: ("备份中的文件被改动：\(path)", "file changed in the backup: \(path)")
        case .added: ("备份中多出的文件：\(path)", "file that is not in the list: \(path)")
        case .journal: ("日志不是备份时的日志：\(path)", "the journal is not the one backed up: \(path)")
        case .contradicted:
            ("日志与已签名的检查点相矛盾：\(path)", "the journal contradicts a signed checkpoint: \(path)")
        }
    }

    private var advice: (chinese: String, english: String) {
        switch code {
        case .unfinished:
            (
                "备份没有做完，或者不是备份：用另一份备份。",
                "It was interrupted, or is no backup: take another one."
            )
        case .manifest, .missing, .changed:
            (
                "存储介质可能已损坏，或者被人改动：用另一份备份；只有这一份的，以另一副本的同名文件补齐后再恢复。",
                "The medium may be failing, or somebody changed it: take another backup, or put the same "
                    + "file from another copy in its place and try again."
            )
        case .added:
            (
                "查明来源后移出备份，再恢复。",
                "Find out who put it there, move it out of the backup, and try again."
            )
        case .journal, .contradicted:
            (
                "这份备份的历史被改写，或者来自另一个登记系统：不得恢复，保全现场并查明。",
                "The history in this backup was rewritten, or is another registry's: do not restore it, "
                    + "keep everything as it is, and find out."
            )
        }
    }
}
