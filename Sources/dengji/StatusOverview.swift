internal import Definitions
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// All open cases by due date, and how many there are in each stage.
struct StatusOverview: Encodable {
    struct StageCount: Encodable {
        let procedure: String
        let stage: String
        let title: String
        let count: Int
    }

    struct UnreadableCase: Encodable {
        let folder: String
        let reason: String
    }

    let on: String
    let cases: [StatusRow]
    let stages: [StageCount]
    let closed: Int
    let unreadable: [UnreadableCase]
    /// Digest of the set of schemas in force.
    let rules: String
    /// Digest of what lies in `schemas/`, where that is another set.
    let rulesOffered: String?
    /// What holds up intake.
    let intake: IntakeStanding

    /// Reads the cases of a workspace.
    init(
        _ shelf: CaseShelf, rules: RuleShelf, reading: RulesReading, intake: IntakeStanding,
        on day: Day
    ) throws {
        self.intake = intake
        self.on = day.iso
        self.rules = reading.inForce.digest.text
        rulesOffered = reading.offered?.digest.text
        let found = try shelf.openCases()
        let current = try rules.current.get()
        cases = try found.cases.map { found in
            let procedure = try rules.book(found.record.rules)
                .procedure(named: found.record.procedure)
            return StatusRow(found, procedure: procedure, calendar: current.calendar, on: day)
        }.sorted { ($0.due ?? "9999", $0.number) < ($1.due ?? "9999", $1.number) }
        stages = StatusOverview.counts(of: cases, procedures: current.procedures)
        closed = try shelf.closedCount()
        unreadable = found.unreadable.map {
            UnreadableCase(folder: $0.folder.description, reason: $0.reason)
        }
    }

    /// Stages of today's procedures in their order, then those that only older rules have.
    private static func counts(of cases: [StatusRow], procedures: [Procedure]) -> [StageCount] {
        var counts = procedures.flatMap { procedure in
            procedure.stages.map { stage in
                StageCount(
                    procedure: procedure.name, stage: stage.name, title: stage.title,
                    count: cases.count {
                        $0.procedure == procedure.name && $0.stage == stage.name
                    })
            }
        }
        for row in cases
        where !counts.contains(where: { $0.procedure == row.procedure && $0.stage == row.stage }) {
            counts.append(
                StageCount(
                    procedure: row.procedure, stage: row.stage, title: row.stageTitle,
                    count: cases.count {
                        $0.procedure == row.procedure && $0.stage == row.stage
                    }))
        }
        return counts
    }

    /// Open cases by the name of their stage, whatever the procedure: many procedures have a stage of
    /// the same name, and most have no case at a time.
    private var countsByStage: [(name: String, count: Int)] {
        var counts: [(name: String, count: Int)] = []
        for stage in stages where stage.count > 0 {
            let name = Message(zh: stage.title, en: stage.stage).text
            if let index = counts.firstIndex(where: { $0.name == name }) {
                counts[index].count += stage.count
            } else {
                counts.append((name, stage.count))
            }
        }
        return counts
    }

    /// A table, the counts, and what could not be read.
    var text: String {
        var text = ""
        if cases.isEmpty {
            text = Message(zh: "没有未结案件。", en: "No case is open.").text + "\n"
        } else {
            var table = TextTable([
                Message(zh: "案号", en: "case"), Message(zh: "环节", en: "stage"),
                Message(zh: "期限", en: "due"), Message(zh: "剩余工作日", en: "days left"),
                Message(zh: "灯", en: "light"), Message(zh: "登记主体", en: "applicant"),
                Message(zh: "名称", en: "name"),
            ])
            for row in cases {
                table.add([
                    TextTable.Cell(row.number), TextTable.Cell(row.stageText),
                    TextTable.Cell(row.dueText),
                    TextTable.Cell(row.workingDaysLeft.map { String($0) } ?? ""), row.lightCell,
                    TextTable.Cell(row.applicants.joined(separator: "、")), TextTable.Cell(row.name),
                ])
            }
            text = table.text
        }
        let counts = countsByStage.map { "\($0.name) \($0.count)" }
        text +=
            (counts + [Message(zh: "已办结 \(closed)", en: "closed \(closed)").text])
            .joined(separator: " · ") + "\n"
        if let rulesOffered {
            text +=
                Message(
                    zh: "schemas/ 与现行规则不同（\(rulesOffered)），尚未采用：dengji adopt 列出差异。",
                    en: "schemas/ is not the set in force (\(rulesOffered)) and rules nothing yet: "
                        + "dengji adopt lists the differences."
                ).text + "\n"
        }
        text += intake.text
        for broken in unreadable {
            text +=
                Message(
                    zh: "不能读取 \(broken.folder)：\(broken.reason)；运行 dengji verify。",
                    en: "cannot read \(broken.folder): \(broken.reason); run dengji verify."
                ).text + "\n"
        }
        return text
    }
}
