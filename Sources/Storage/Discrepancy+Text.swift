internal import Registry

extension Discrepancy {
    /// What is wrong and what it affects, in Chinese.
    package var chinese: String {
        sentence.chinese + (caseNumber.map { ";涉及案件 \($0.text)" } ?? "")
            + (line.map { ";日志第 \($0) 行" } ?? "") + details("实际", "应为")
    }

    /// What is wrong and what it affects, in English.
    package var english: String {
        sentence.english + (caseNumber.map { "; affects case \($0.text)" } ?? "")
            + (line.map { "; journal line \($0)" } ?? "") + details("found", "expected")
    }

    /// What to do, in Chinese.
    package var chineseAdvice: String { advice.chinese }

    /// What to do, in English.
    package var englishAdvice: String { advice.english }

    private var isPublished: Bool { path.hasPrefix("outbox/") }

    private func details(_ foundWord: String, _ expectedWord: String) -> String {
        (found.map { "; \(foundWord) \($0)" } ?? "")
            + (expected.map { "; \(expectedWord) \($0)" } ?? "")
    }

    private var sentence: (chinese: String, english: String) {
        switch code {
        case .journalDamaged: ("日志已损坏:\(path)", "the journal is damaged: \(path)")
        case .journalTorn: ("日志末行不完整:\(path)", "the journal ends inside a line: \(path)")
        case .ledgerContradicted:
            ("日志与已签名的检查点相矛盾:\(path)", "the journal contradicts a signed checkpoint: \(path)")
        case .ledgerTile: ("账本的瓦片不符:\(path)", "a tile of the ledger is wrong: \(path)")
        case .ledgerCheckpoint:
            ("账本的检查点不可用:\(path)", "a checkpoint of the ledger is of no use: \(path)")
        case .ledgerKey:
            ("账本的验证密钥不可用:\(path)", "the ledger's verifier key is of no use: \(path)")
        case .missing: ("文件缺失:\(path)", "file missing: \(path)")
        case .differs: ("文件内容被改动:\(path)", "file changed: \(path)")
        case .stray: ("日志未记载的文件:\(path)", "not named by the journal: \(path)")
        case .caseMissing: ("案卷缺失:\(path)", "case folder missing: \(path)")
        case .caseMisplaced: ("案卷位置不符:\(path)", "case folder in the wrong place: \(path)")
        case .disposedPresent:
            ("已销毁的案卷仍在:\(path)", "a case that was destroyed lies there: \(path)")
        }
    }

    private var advice: (chinese: String, english: String) {
        switch code {
        case .journalDamaged:
            (
                "停止程序,勿改动任何文件,从备份恢复该日志分卷;其后各行均未核验。",
                "Stop dengji, change nothing, restore this segment from a backup; no line after it "
                    + "was checked."
            )
        case .journalTorn:
            (
                "如程序未在运行,下次启动会截去未完成的一行;若案卷亦有不符,请从备份恢复。",
                "If dengji is not running, its next start cuts the unfinished line; if files differ "
                    + "too, restore from a backup."
            )
        case .ledgerContradicted:
            (
                "停止程序,勿改动任何文件,恢复含有所列各行的日志。",
                "Stop dengji, change nothing, and restore the journal that has the lines signed for."
            )
        case .ledgerTile:
            (
                "停止程序,移走该文件;下次启动由日志重新生成。",
                "Stop dengji and move this file away; its next start makes it anew from the journal."
            )
        case .ledgerCheckpoint where isPublished, .ledgerKey where isPublished:
            (
                "下次启动时重新生成;查明由谁改动。",
                "The next start of dengji makes it anew; find out who changed it."
            )
        case .ledgerCheckpoint, .ledgerKey:
            (
                "停止程序,从最新的备份恢复,或者用已公布的副本恢复。",
                "Stop dengji and restore it from the newest backup, or from the published copy."
            )
        case .missing, .differs:
            (
                "从备份恢复该文件,核对其 SHA-256 与日志一致;收件箱所送副本不影响登记。",
                "Restore the file from a backup and compare its SHA-256 with the journal's."
            )
        case .stray where path.hasPrefix("registry/parties/"):
            (
                "确认来源：是新的单位档案的，下次启动时采纳；不是的，移出 registry/。",
                "Find out who put it there: a party file is adopted at the next start; move anything "
                    + "else out of registry/."
            )
        case .stray:
            (
                "确认来源后移出 registry/;程序不读取该文件。",
                "Find out who put it there and move it out of registry/; dengji does not read it."
            )
        case .caseMissing:
            ("从备份恢复整个案卷。", "Restore the whole case folder from a backup.")
        case .caseMisplaced:
            ("停止程序后将案卷移回日志所载位置。", "Stop dengji and move the folder back to the place expected.")
        case .disposedPresent: Discrepancy.disposedAdvice
        }
    }

    private static let disposedAdvice = (
        chinese: "日志所列销毁令已经执行：查明由谁放回，移出 registry/，按该销毁令处理副本。",
        english: "The order in that journal line was carried out: find out who put it back, "
            + "move it out of registry/, and deal with the copy as ordered."
    )
}
