internal import ArgumentParser
internal import Registry

/// How `decide` is told the checklist of a stage.
struct ChecklistOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "审查清单的一项，可重复；结果为 conform、not-conform 或 not-applicable",
                en: "An item of the checklist, may be repeated; the result is conform, not-conform "
                    + "or not-applicable"
            ).text, valueName: "id=result[:remark]"))
    var item: [String] = []

    @Flag(help: .both("其余各项均为符合", "All other items conform"))
    var allConform = false

    /// The answers: those given, in the order of the stage's list, the rest filled in when asked.
    static func answers(
        _ items: [String], allConform: Bool, for stage: Stage
    ) throws -> [ChecklistAnswer] {
        var given = try items.map(ChecklistOptions.answer)
        if allConform {
            for item in stage.checklist where !given.contains(where: { $0.item == item.id }) {
                given.append(
                    ChecklistAnswer(item: item.id, result: ChecklistAnswer.conform, remark: ""))
            }
        }
        let order = stage.checklist.map(\.id)
        return given.enumerated().sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.element.item) ?? order.count }
            return (places[0], left.offset) < (places[1], right.offset)
        }.map(\.element)
    }

    private static func answer(_ text: String) throws -> ChecklistAnswer {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw CommandError.usage(
                Message(zh: "--item “\(text)”不完整。", en: "--item “\(text)” is incomplete."),
                advice: Message(
                    zh: "写作 source=conform:备注", en: "Write it as source=conform:remark"))
        }
        let value = parts[1].split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false
        ).map(String.init)
        return ChecklistAnswer(
            item: parts[0], result: value[0], remark: value.count > 1 ? value[1] : "")
    }
}
