/// A procedure drawn in plain characters, at most 100 cells wide: a box for each stage, below it
/// each step with an arrow to where it leads.
struct ProcedureDiagram {
    private let sheet: ProcedureSheet
    private static let width = 98

    /// A diagram of a procedure.
    init(_ sheet: ProcedureSheet) { self.sheet = sheet }

    /// The lines.
    var text: String {
        var lines = ["\(sheet.title) \(sheet.name), " + version]
        lines += wrapped(Message(zh: "依据：", en: "by ").text + sheet.article, "", "  ")
        lines += opening
        for (index, stage) in sheet.stages.enumerated() {
            lines += box(stage)
            lines += stage.steps.flatMap(drawn)
            guard index < sheet.stages.count - 1 else { break }
            let next = sheet.stages[index + 1].name
            let leads = stage.steps.contains { $0.next.manner == "stage" && $0.next.name == next }
            lines += leads ? ["  |", "  v"] : [""]
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var version: String {
        let profiles =
            sheet.profiles.isEmpty
            ? Message(zh: "适用全部规则", en: "all profiles").text
            : Message(zh: "适用", en: "profiles").text + " "
                + sheet.profiles.joined(separator: " ")
        return Message(zh: "第 \(sheet.version) 版，", en: "version \(sheet.version), ").text
            + profiles
    }

    /// What opens a case, and what must hold for it.
    private var opening: [String] {
        let package = ProcedureSheet.Named(name: sheet.opens, title: sheet.opensTitle)
        var applicants = sheet.applicants.map(\.both).joined(separator: "、")
        if applicants.isEmpty { applicants = Message(zh: "任何人", en: "anybody").text }
        var lines = ["  |"]
        lines += wrapped(
            Message(zh: "来件 \(package.both)，申请人：", en: "package \(package.both), from ").text
                + applicants, "  |  ", "  |    ")
        if sheet.concernsEntry {
            lines += wrapped(
                Message(zh: "针对登记簿中的一页", en: "about an entry of the register").text,
                "  |  ", "  |    ")
        }
        if !sheet.exOfficio.isEmpty {
            let roles = sheet.exOfficio.map(\.both).joined(separator: "、")
            lines += wrapped(
                Message(zh: "或者由\(roles)依职权", en: "or ex officio by \(roles)").text,
                "  |  ", "  |    ")
        }
        if !sheet.conditions.isEmpty {
            lines += wrapped(conditions(sheet.conditions), "  |  ", "  |    ")
        }
        return lines + ["  v"]
    }

    private func box(_ stage: ProcedureSheet.Stop) -> [String] {
        var rows = ["\(stage.title) \(stage.name)"]
        if !stage.voices.isEmpty {
            rows.append(
                Message(zh: "征求意见：", en: "the word is asked of ").text
                    + stage.voices.map(\.both).joined(separator: "、"))
        }
        if stage.decider != nil || stage.voices.isEmpty {
            rows.append(decider(of: stage))
        }
        let from =
            stage.countedFrom == "receipt"
            ? Message(zh: "自收件次日起", en: "from the day after receipt").text
            : Message(zh: "自进入本环节次日起", en: "from the day after entering").text
        if Set(stage.periods.map { PeriodText.length($0) }).count == 1,
            let one = stage.periods.first
        {
            rows.append(
                Message(zh: "期限：", en: "term: ").text + PeriodText.length(one)
                    + Message(zh: "，", en: " ").text + from)
        } else {
            rows.append(Message(zh: "期限：", en: "term: ").text + from)
        }
        rows += stage.periods.map { "  \($0.profile): \(PeriodText.length($0)), \($0.source)" }
        rows.append(Message(zh: "依据：", en: "by ").text + stage.article)
        if !stage.checklist.isEmpty {
            rows.append(
                Message(
                    zh: "审查清单 \(stage.checklist.count) 项",
                    en: "checklist of \(stage.checklist.count) items"
                ).text)
        }
        let inner = ProcedureDiagram.width - 4
        let edge = "+" + String(repeating: "-", count: inner + 2) + "+"
        let body = rows.flatMap { row -> [String] in
            let lines = TextWrap.lines(of: row, width: inner - 4)
            return lines.enumerated().map { ($0.offset == 0 ? "" : "    ") + $0.element }
        }
        return [edge] + body.map { "| " + TextWrap.padded($0, to: inner) + " |" } + [edge]
    }

    private func decider(of stage: ProcedureSheet.Stop) -> String {
        stage.decider.map { Message(zh: "决定：", en: "decided by ").text + $0.both }
            ?? Message(zh: "只候期满，无人决定", en: "only waits: nobody decides").text
    }

    private func drawn(_ step: ProcedureSheet.Step) -> [String] {
        var lines = ["  |"]
        lines += wrapped(
            StepText.heading(step) + "  --> " + StepText.destination(step.next), "  +-- ",
            "  |     ")
        var notes: [String] = []
        if !step.conditions.isEmpty { notes.append(conditions(step.conditions)) }
        if !step.effects.isEmpty {
            notes.append(
                Message(zh: "效果：", en: "does: ").text
                    + step.effects.map(\.both).joined(separator: "、"))
        }
        if !step.papers.isEmpty {
            notes.append(
                Message(zh: "文书：", en: "papers: ").text
                    + step.papers.map(\.both).joined(separator: "、"))
        }
        if !step.article.isEmpty {
            notes.append(Message(zh: "依据：", en: "by ").text + step.article)
        }
        return lines + notes.flatMap { wrapped($0, "  |       ", "  |         ") }
    }

    private func conditions(_ conditions: [ProcedureSheet.Condition]) -> String {
        Message(zh: "条件：", en: "if: ").text
            + conditions.map(\.text).joined(separator: "、")
    }

    private func wrapped(_ text: String, _ first: String, _ next: String) -> [String] {
        let width = ProcedureDiagram.width - max(first.count, next.count)
        return TextWrap.lines(of: text, width: width).enumerated().map {
            ($0.offset == 0 ? first : next) + $0.element
        }
    }
}
