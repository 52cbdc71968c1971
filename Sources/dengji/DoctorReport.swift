/// What `dengji doctor` looked at and found.
struct DoctorReport: Encodable {
    /// A check that was made.
    struct Looked: Encodable {
        let code: String
        let zh: String
        let en: String
        let findings: Int
    }

    let workspace: String
    private(set) var checks: [Looked] = []
    private(set) var findings: [DoctorFinding] = []

    init(workspace: String) {
        self.workspace = workspace
    }

    /// Makes a check.
    mutating func add(_ check: some DoctorCheck, _ examined: ExaminedWorkspace) {
        let found: [DoctorFinding]
        do {
            found = try check.findings(in: examined)
        } catch {
            found = [DoctorReport.unreadable(check, error)]
        }
        let title = type(of: check).title
        checks.append(
            Looked(
                code: type(of: check).code, zh: title.zh, en: title.en, findings: found.count))
        findings += found
    }

    /// Whether there is nothing that somebody should do; remarks are for knowing.
    var isHealthy: Bool { findings.allSatisfy { $0.weight == .remark } }

    /// What was found; then what was looked at.
    var text: String {
        let order: [DoctorFinding.Weight] = [.fault, .warning, .remark]
        var text = order.flatMap { weight in findings.filter { $0.weight == weight } }
            .map(\.text).joined()
        let wrong = findings.count { $0.weight != .remark }
        let verdict =
            isHealthy
            ? Colour.green.paint(Message(zh: "没有需要处理的问题", en: "nothing to be done").text)
            : Colour.red.paint(
                Message(zh: "\(wrong) 处需要处理", en: "\(wrong) things need somebody").text)
        text += "\(workspace): \(verdict)\n"
        let looked = checks.map { Message(zh: $0.zh, en: $0.en).text }
        text +=
            Message(
                zh: "  检查了：\(looked.joined(separator: "、"))。",
                en: "  looked at: \(looked.joined(separator: ", "))."
            ).text + "\n"
        return text
    }

    private static func unreadable(_ check: some DoctorCheck, _ error: any Error)
        -> DoctorFinding
    {
        let title = type(of: check).title
        let known = CommandError(error)
        return DoctorFinding(
            .fault, "not-looked-at", type(of: check).code,
            Message(
                zh: "\(title.zh)没有查成：\(known.message.zh)",
                en: "\(title.en): could not be looked at: \(known.message.en)"),
            advice: known.advice
                ?? Message(
                    zh: "以 dengji run 所用的用户运行 dengji doctor。",
                    en: "Run dengji doctor as the user that runs dengji run."))
    }
}
