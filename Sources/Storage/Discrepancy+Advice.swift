internal import Registry
internal import System

extension Discrepancy {
    /// What to do, in Chinese and in English.
    var advice: (chinese: String, english: String) {
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
        case .zipDamaged,
            .missing where path.contains(".zip/"),
            .differs where path.contains(".zip/"):
            ("从备份恢复该归档包的整个 ZIP 文件。", "Restore the whole ZIP of the bag from a backup.")
        case .missing, .differs: fileAdvice
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
        case .caseMissing: Discrepancy.caseAdvice
        case .caseMisplaced:
            ("停止程序后将案卷移回日志所载位置。", "Stop dengji and move the folder back to the place expected.")
        case .disposedPresent: Discrepancy.disposedAdvice
        case .standingDiffers: Discrepancy.standingAdvice
        }
    }

    private static let caseAdvice = (
        chinese: "停止程序，运行 dengji reindex --from 备份，从备份中取回整个案卷。",
        english:
            "Stop dengji and run dengji reindex --from BACKUP, which brings the whole case back."
    )

    private static let standingAdvice = (
        chinese: "停止程序，运行 dengji reindex 重新生成；查明由谁改动，并检查磁盘。",
        english: "Stop dengji and run dengji reindex, which makes it anew; find out who changed "
            + "it, and see to the disk."
    )

    private static let disposedAdvice = (
        chinese: "日志所列销毁令已经执行：查明由谁放回，移出 registry/，按该销毁令处理副本。",
        english: "The order in that journal line was carried out: find out who put it back, "
            + "move it out of registry/, and deal with the copy as ordered."
    )

    /// What to do about one file: the copy of a recipient is sent again, one of the registry's own comes
    /// from a backup.
    private var fileAdvice: (chinese: String, english: String) {
        if isPublished {
            return (
                "查明由谁改动后移走该文件，再运行 dengji resend 以案卷中的原件再发；公开文件由 dengji run 重新公布或者从备份恢复。",
                "Find out who changed it, move it away, and run dengji resend, which puts the paper of "
                    + "the case there again; what is public dengji run publishes anew, or a backup has it."
            )
        }
        if path == WorkspacePaths.config.description || path.hasPrefix("registry/parties/") {
            return (
                "是有意修改的，下次启动时采纳并记入日志，其后核验相符；不是的，停止程序，运行 dengji reindex --from 备份。",
                "If you edited it, it counts from the next start, which notes it in the journal; if "
                    + "nobody did, stop dengji and run dengji reindex --from BACKUP."
            )
        }
        return (
            "停止程序，运行 dengji reindex --from 备份：从备份中取回摘要与日志一致的文件；没有备份的，保全现场，告知维护人员。",
            "Stop dengji and run dengji reindex --from BACKUP, which brings back the bytes that have "
                + "the journal's digest; without a backup leave all as it is and tell whoever "
                + "maintains dengji."
        )
    }
}
