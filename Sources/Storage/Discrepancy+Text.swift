internal import Registry

extension Discrepancy {
    /// What is wrong and what it affects, in Chinese.
    package var chinese: String {
        sentence.chinese + (affected.map { "；涉及\($0.chinese)" } ?? "")
            + (line.map { "；日志第 \($0) 行" } ?? "") + details("；实际 ", "；应为 ")
    }

    /// What is wrong and what it affects, in English.
    package var english: String {
        sentence.english + (affected.map { "; affects \($0.english)" } ?? "")
            + (line.map { "; journal line \($0)" } ?? "") + details("; found ", "; expected ")
    }

    /// What to do, in Chinese.
    package var chineseAdvice: String { advice.chinese }

    /// What to do, in English.
    package var englishAdvice: String { advice.english }

    private func details(_ foundWord: String, _ expectedWord: String) -> String {
        (found.map { foundWord + $0 } ?? "") + (expected.map { expectedWord + $0 } ?? "")
    }

    private var sentence: (chinese: String, english: String) {
        switch code {
        case .journalDamaged: ("日志已损坏：\(path)", "the journal is damaged: \(path)")
        case .journalTorn: ("日志末行不完整：\(path)", "the journal ends inside a line: \(path)")
        case .ledgerContradicted:
            ("日志与已签名的检查点相矛盾：\(path)", "the journal contradicts a signed checkpoint: \(path)")
        case .ledgerTile: ("账本的瓦片不符：\(path)", "a tile of the ledger is wrong: \(path)")
        case .ledgerCheckpoint:
            ("账本的检查点不可用：\(path)", "a checkpoint of the ledger is of no use: \(path)")
        case .ledgerKey:
            ("账本的验证密钥不可用：\(path)", "the ledger's verifier key is of no use: \(path)")
        case .missing: ("文件缺失：\(path)", "file missing: \(path)")
        case .differs: ("文件内容被改动：\(path)", "file changed: \(path)")
        case .stray: ("日志未记载的文件：\(path)", "not named by the journal: \(path)")
        case .caseMissing: ("案卷缺失：\(path)", "case folder missing: \(path)")
        case .caseMisplaced: ("案卷位置不符：\(path)", "case folder in the wrong place: \(path)")
        case .disposedPresent:
            ("已销毁的案卷仍在：\(path)", "a case that was destroyed lies there: \(path)")
        case .standingDiffers:
            ("日志的已定部分与日志不符：\(path)", "what is settled is not what the journal says: \(path)")
        case .zipDamaged: ("归档包的 ZIP 文件被改动：\(path)", "the ZIP of a bag was changed: \(path)")
        }
    }
}
