internal import Search
internal import Storage
internal import System

/// Whether `registry/index.sqlite` is there, whole and up to the journal.
struct IndexCheck: DoctorCheck {
    static let code = "index"
    static let title = Message(zh: "索引", en: "index")

    /// Lines that a watcher at work may be ahead of its index.
    private static let toleratedLines = 1_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let lines = try RegistryReader(disk: try LinuxDisk(root: examined.root)).lineCount()
        guard lines > 0 else { return [] }
        do throws(SearchError) {
            let index = try SearchIndex.reading(examined.path(WorkspacePaths.index))
            let behind = lines - (try index.position().line)
            if behind > IndexCheck.toleratedLines { return [IndexCheck.behind(behind)] }
            return behind < 0 ? [IndexCheck.foreign(-behind)] : []
        } catch {
            guard error.isMissing || error.isDamaged else { throw error }
            return [IndexCheck.gone(isMissing: error.isMissing)]
        }
    }

    private static func gone(isMissing: Bool) -> DoctorFinding {
        DoctorFinding(
            isMissing ? .remark : .warning, isMissing ? "index-missing" : "index-damaged",
            WorkspacePaths.index.description,
            isMissing
                ? Message(
                    zh: "没有索引；dengji find 每次通读日志。",
                    en: "there is no index; dengji find reads the whole journal each time.")
                : Message(
                    zh: "索引损坏，或者是其他版本的；dengji find 每次通读日志。",
                    en: "the index is damaged or of another version; dengji find reads the whole "
                        + "journal each time."),
            advice: rebuilding)
    }

    private static func behind(_ lines: Int) -> DoctorFinding {
        DoctorFinding(
            .warning, "index-behind", WorkspacePaths.index.description,
            Message(
                zh: "索引比日志少 \(lines) 行，查找不到最近的变动。",
                en:
                    "the index lacks \(lines) lines of the journal: what happened last is not "
                    + "found."),
            advice: Message(
                zh: "dengji run 运行时自行补上；不运行的，dengji reindex。",
                en: "dengji run catches up by itself; where none runs: dengji reindex."))
    }

    private static func foreign(_ lines: Int) -> DoctorFinding {
        DoctorFinding(
            .fault, "index-ahead", WorkspacePaths.index.description,
            Message(
                zh: "索引比日志多 \(lines) 行：不是这份日志的，或者日志被截短。",
                en:
                    "the index has \(lines) lines more than the journal: it is of "
                    + "another one, or the "
                    + "journal was cut."),
            advice: Message(
                zh: "先运行 dengji verify 核对日志和账本；日志无误的，dengji reindex。",
                en:
                    "Run dengji verify on journal and ledger first; if they are whole: dengji reindex."
            ))
    }

    private static let rebuilding = Message(
        zh: "dengji run 下次启动时重建；或者现在运行 dengji reindex。",
        en: "dengji run makes it anew at its next start; or now: dengji reindex.")
}
