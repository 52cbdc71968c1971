/// A procedure as a graph for Graphviz.
struct ProcedureGraph {
    private let sheet: ProcedureSheet

    /// A graph of a procedure.
    init(_ sheet: ProcedureSheet) { self.sheet = sheet }

    /// The text of a `digraph`.
    var text: String {
        var lines = [
            "digraph \(quoted(sheet.name)) {",
            "  label=\(quoted(sheet.title + "\n" + sheet.article)); labelloc=t; fontsize=16;",
            "  node [shape=box, style=rounded]; edge [fontsize=10];",
            "  \"in\" [shape=note, label=\(quoted(openingLabel))];",
        ]
        for stage in sheet.stages {
            lines.append("  \(node(stage.name)) [label=\(quoted(label(of: stage)))];")
        }
        for code in closingCodes {
            lines.append(
                "  \(quoted("closed/" + code)) [shape=doublecircle, label=\(quoted(code))];")
        }
        if let first = sheet.stages.first { lines.append("  \"in\" -> \(node(first.name));") }
        for stage in sheet.stages {
            lines += stage.steps.map { edge($0, from: stage) }
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private var openingLabel: String {
        ([sheet.opens] + sheet.conditions.map { "[\($0.text)]" }).joined(separator: "\n")
    }

    private var closingCodes: [String] {
        Set(
            sheet.stages.flatMap(\.steps).filter { $0.next.manner == "closed" }
                .compactMap(\.next.name)
        ).sorted()
    }

    private func label(of stage: ProcedureSheet.Stop) -> String {
        let periods = stage.periods.map { "\($0.profile): \(PeriodText.length($0))" }
        return
            (["\(stage.title) \(stage.name)"] + (stage.decider.map { [$0.both] } ?? [])
            + periods).joined(separator: "\n")
    }

    private func edge(_ step: ProcedureSheet.Step, from stage: ProcedureSheet.Stop) -> String {
        let target =
            switch step.next.manner {
            case "stage": node(step.next.name ?? "")
            case "closed": quoted("closed/" + (step.next.name ?? ""))
            default: node(stage.name)
            }
        let style =
            switch step.way {
            case "decision": "solid"
            case "automatic": "bold"
            case "expiry": "dashed"
            default: "dotted"
            }
        let label =
            [StepText.heading(step)] + step.conditions.map { "[\($0.text)]" }
            + step.papers.map(\.title)
        let text = quoted(label.joined(separator: "\n"))
        return "  \(node(stage.name)) -> \(target) [style=\(style), label=\(text)];"
    }

    private func node(_ name: String) -> String { quoted("stage/" + name) }

    private func quoted(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n") + "\""
    }
}
