internal import Pipeline
internal import Registry
internal import Standing
internal import Storage
internal import System

/// Whether `registry/standing.sqlite` is there, can be read and keeps up with the journal. What its rows
/// say is held against the journal by `dengji verify`.
struct StandingCheck: DoctorCheck {
    static let code = "standing"
    static let title = Message(zh: "日志的已定部分", en: "settled lines")

    /// Lines that a start reads in a moment.
    private static let toleratedLines = 20_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let lines = try RegistryReader(disk: try LinuxDisk(root: examined.root)).lineCount()
        guard lines > 0 else { return [] }
        let file = StandingFile.toCompare(of: examined.root)
        defer { file.close() }
        do throws(SettledFault) {
            guard let state = try file.reading() else { return [Self.missing] }
            let behind = lines - state.head.place.lineCount
            if behind > Self.toleratedLines { return [Self.behind(behind)] }
            return behind < 0 ? [Self.ahead(-behind)] : []
        } catch {
            guard error.isDamaged else { throw error }
            return [Self.damaged(error.cause)]
        }
    }

    private static func finding(
        _ weight: DoctorFinding.Weight, _ code: String, _ sentence: Message, _ advice: Message
    ) -> DoctorFinding {
        DoctorFinding(
            weight, "standing-" + code, WorkspacePaths.standing.description, sentence,
            advice: advice)
    }

    private static let missing = finding(
        .remark, "missing",
        Message(
            zh: "没有已定部分的文件；下次启动通读日志。",
            en: "there is no file of settled lines; the next start reads the whole journal."),
        rebuilding)

    private static func damaged(_ cause: String) -> DoctorFinding {
        finding(
            .warning, "damaged",
            Message(
                zh: "已定部分的文件损坏（\(cause)）；下次启动通读日志。",
                en:
                    "the file of settled lines is damaged (\(cause)); the next start reads the whole "
                    + "journal."),
            rebuilding)
    }

    private static func behind(_ lines: Int) -> DoctorFinding {
        finding(
            .warning, "behind",
            Message(
                zh: "已定部分比日志少 \(lines) 行，启动时须逐行读入。",
                en:
                    "it lacks \(lines) lines of the journal, which a start reads, and which stay in "
                    + "memory."),
            Message(
                zh: "请查看 dengji run 的日志中为何未能写入；已停机的，dengji reindex。",
                en: "See in the log of dengji run why it is not written; where none runs: dengji "
                    + "reindex."))
    }

    private static func ahead(_ lines: Int) -> DoctorFinding {
        finding(
            .fault, "ahead",
            Message(
                zh: "已定部分比日志多 \(lines) 行：不是这份日志的，或者日志被截短。",
                en:
                    "it has \(lines) lines more than the journal: it is of another one, or the journal "
                    + "was cut."),
            Message(
                zh: "先运行 dengji verify 核对日志和账本。",
                en: "Run dengji verify on journal and ledger first."))
    }

    private static let rebuilding = Message(
        zh: "下次启动自行重建；或者停机后运行 dengji reindex。",
        en: "The next start makes it anew; or stop dengji and run dengji reindex.")
}
