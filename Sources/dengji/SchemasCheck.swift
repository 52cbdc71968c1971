internal import Definitions
internal import Examination
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// The set of schemas in force, and whether `schemas/` holds another.
struct SchemasCheck: DoctorCheck {
    static let code = "schemas"
    static let title = Message(zh: "模式集", en: "schemas")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let reading: RulesReading
        do {
            reading = try examined.folder.rulesReading()
        } catch let error as PipelineError {
            return [SchemasCheck.unusable(WorkspacePaths.rules.description, "\(error)")]
        }
        var findings: [DoctorFinding] = []
        if let reason = SchemasCheck.flaw(of: reading.inForce) {
            findings.append(SchemasCheck.unusable(reading.inForce.digest.text, reason))
        }
        guard let offered = reading.offered else { return findings }
        findings.append(SchemasCheck.differs(reading.inForce, offered))
        if let reason = SchemasCheck.flaw(of: offered) {
            findings.append(
                DoctorFinding(
                    .warning, "schemas-broken", WorkspacePaths.schemas.description,
                    Message(
                        zh: "schemas/ 中尚未采用的一套不能使用：\(reason)",
                        en: "the set in schemas/, which is not adopted, cannot be used: \(reason)"),
                    advice: Message(
                        zh: "改正所列文件后再采用：dengji rehearse 可先试算。",
                        en:
                            "Correct what is named before it is adopted; dengji rehearse tries it out."
                    )))
        }
        return findings
    }

    /// Why a set cannot be used; `nil` where it can.
    private static func flaw(of rules: RuleFiles) -> String? {
        do {
            _ = try RuleBook.load(rules)
            _ = try Examiner(rules: rules)
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static func unusable(_ subject: String, _ reason: String) -> DoctorFinding {
        DoctorFinding(
            .fault, "rules-unusable", subject,
            Message(
                zh: "现行模式集不能使用，dengji run 不能启动：\(reason)",
                en: "the set in force cannot be used, and dengji run does not start: \(reason)"),
            advice: Message(
                zh: "运行 dengji reindex，从 schemas/ 或者备份（--from）取回；仍不行的，采用一套好的：dengji adopt",
                en:
                    "Run dengji reindex, which brings it back from schemas/ or a backup "
                    + "(--from); if that "
                    + "fails, adopt a good one: dengji adopt"))
    }

    private static func differs(_ inForce: RuleFiles, _ offered: RuleFiles) -> DoctorFinding {
        DoctorFinding(
            .remark, "schemas-differ", WorkspacePaths.schemas.description,
            Message(
                zh:
                    "schemas/ 与现行的不同：现行 \(inForce.digest.text)，schemas/ 为 "
                    + "\(offered.digest.text)，采用前不起作用。",
                en:
                    "schemas/ is not what is in force: \(inForce.digest.text) is, schemas/ holds "
                    + "\(offered.digest.text), which rules nothing until it is adopted."),
            advice: Message(
                zh: "查看差别：dengji rehearse；采用：dengji adopt",
                en: "See the difference: dengji rehearse; adopt it: dengji adopt"))
    }
}
