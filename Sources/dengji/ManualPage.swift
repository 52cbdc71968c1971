internal import Registry
internal import WorkingDays

/// One manual page in the macros of man(7).
struct ManualPage {
    /// `dengji-party-show`.
    let name: String
    private let words: [String]
    private let command: ManualCommandInfo

    /// The page of the program and of every command below it.
    static func all(of command: ManualCommandInfo) -> [ManualPage] {
        pages(of: command, words: [command.commandName])
    }

    private static func pages(of command: ManualCommandInfo, words: [String]) -> [ManualPage] {
        [ManualPage(name: words.joined(separator: "-"), words: words, command: command)]
            + command.shown.flatMap { pages(of: $0, words: words + [$0.commandName]) }
    }

    /// The page with its date.
    func roff(date: Day) -> String {
        var roff = ManualRoff()
        roff.title(name, version: ProgramVersion.text, date: date)
        roff.section(Message(zh: "名称", en: "NAME"))
        roff.paragraph("\(name) - \(command.abstract ?? "")")
        roff.section(Message(zh: "用法", en: "SYNOPSIS"))
        roff.paragraph(bold: words.joined(separator: " "), synopsis)
        if let discussion = command.discussion, !discussion.isEmpty {
            roff.section(Message(zh: "说明", en: "DESCRIPTION"))
            roff.paragraph(discussion)
        }
        writeCommands(&roff)
        writeArguments(&roff)
        writeExamples(&roff)
        writeStatus(&roff)
        writeSurroundings(&roff)
        roff.section(Message(zh: "另见", en: "SEE ALSO"))
        roff.paragraph(related.map { "\($0)(1)" }.joined(separator: ", "))
        return roff.text
    }

    private var related: [String] {
        let above = words.dropLast()
        let parent = above.isEmpty ? [] : [above.joined(separator: "-")]
        return parent + command.shown.map { "\(name)-\($0.commandName)" }
            + ManualPage.neighbours.filter { $0 != name && !parent.contains($0) && words.count > 1 }
    }

    private static let neighbours = ["dengji"]

    private var arguments: [ManualArgument] {
        (command.arguments ?? []).filter(\.shouldDisplay)
    }

    /// `[--from TIME] CASE`, as the parser's own usage line.
    private var synopsis: String {
        if !command.shown.isEmpty {
            return Message(zh: "子命令 …", en: "COMMAND …").text
        }
        return arguments.filter {
            $0.names?.contains { ["help", "version"].contains($0.name) } != true
        }.map {
            argument in
            var text = ManualPage.form(argument)
            if argument.isRepeating { text += " …" }
            return argument.isOptional ? "[\(text)]" : text
        }.joined(separator: " ")
    }

    private static func form(_ argument: ManualArgument) -> String {
        let value = "<\(argument.valueName ?? "")>"
        guard let name = argument.names?.last(where: { $0.kind == "long" }) ?? argument.names?.first
        else { return value }
        return argument.kind == "flag" ? name.text : "\(name.text) \(value)"
    }

    // MARK: Sections

    private func writeCommands(_ roff: inout ManualRoff) {
        guard !command.shown.isEmpty else { return }
        roff.section(Message(zh: "子命令", en: "COMMANDS"))
        for below in command.shown {
            roff.item(bold: below.commandName, "", below.abstract ?? "")
        }
    }

    private func writeArguments(_ roff: inout ManualRoff) {
        let shown = arguments
        guard !shown.isEmpty else { return }
        roff.section(Message(zh: "参数和选项", en: "ARGUMENTS AND OPTIONS"))
        for argument in shown {
            let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
            let value = argument.kind == "flag" ? "" : "<\(argument.valueName ?? "")>"
            var text = [argument.abstract, argument.discussion].compactMap { $0 }
                .joined(separator: " ")
            if let values = argument.allValues, !values.isEmpty {
                text +=
                    Message(
                        zh: "（\(values.joined(separator: "、"))）",
                        en: " (\(values.joined(separator: ", ")))"
                    ).text
            }
            if let value = argument.defaultValue, !value.isEmpty {
                text += Message(zh: "（默认 \(value)）", en: " (default: \(value))").text
            }
            roff.item(bold: names, value, text)
        }
    }

    private func writeExamples(_ roff: inout ManualRoff) {
        let examples = CommandExamples.all
        let path = words.dropFirst().joined(separator: " ")
        let own =
            path.isEmpty
            ? ["init", "run", "new", "check", "status"].compactMap { examples[$0]?.first }
            : examples.keys.sorted().filter { $0 == path || $0.hasPrefix(path + " ") }
                .flatMap { examples[$0] ?? [] }
        guard !own.isEmpty else { return }
        roff.section(Message(zh: "示例", en: "EXAMPLES"))
        for example in own { roff.item(bold: example.line, "", example.what.text) }
    }

    private func writeStatus(_ roff: inout ManualRoff) {
        roff.section(Message(zh: "退出状态", en: "EXIT STATUS"))
        let rows = [
            ("0", Message(zh: "完成。", en: "Done.")),
            ("1", Message(zh: "有问题，或者未通过核验。", en: "Findings, or something does not verify.")),
            ("2", Message(zh: "命令写得不对。", en: "The command was not understood.")),
            (
                "3",
                Message(
                    zh: "环境故障：文件、磁盘、规则；或者有的文件未能判断。",
                    en:
                        "The environment failed: a file, a disk, a set of schemas; or a file could not "
                        + "be judged.")
            ),
        ]
        for (code, meaning) in rows { roff.item(bold: code, "", meaning.text) }
    }

    private func writeSurroundings(_ roff: inout ManualRoff) {
        roff.section(Message(zh: "文件", en: "FILES"))
        for (name, meaning) in ManualPage.files { roff.item(bold: name, "", meaning.text) }
        roff.section(Message(zh: "环境变量", en: "ENVIRONMENT"))
        for (name, meaning) in ManualPage.variables { roff.item(bold: name, "", meaning.text) }
    }

    private static let files = [
        (
            "inbox/",
            Message(
                zh: "放入来件的地方；各单位另有 inbox/<代码>/。",
                en: "Where packages are dropped; inbox/<code>/ for a party.")
        ),
        (
            "outbox/<code>/",
            Message(
                zh: "送达该单位的文书；todo/ 为待办。", en: "What a party is sent; todo/ is what waits for it.")
        ),
        (
            "outbox/public/",
            Message(
                zh: "公示、状态清单、目录、信任锚 authority.pem。",
                en: "Publicity, status list, catalogue, the trust anchor authority.pem.")
        ),
        ("schemas/", Message(zh: "规则、程序、日历、模板。", en: "Rules, procedures, calendars, templates.")),
        (
            "registry/",
            Message(
                zh: "登记库：案卷、登记簿、日志；只由 dengji run 写。",
                en: "Dockets, register, journal; written by dengji run alone.")
        ),
    ]

    private static let variables = [
        (
            "DENGJI_WORKSPACE",
            Message(zh: "工作区；--workspace 优先。", en: "The workspace; --workspace goes before it.")
        ),
        (
            "DENGJI_SCHEMAS",
            Message(zh: "dengji init 取用的规则。", en: "The schemas that dengji init copies.")
        ),
        (
            "LC_ALL, LC_MESSAGES, LANG",
            Message(
                zh: "以 zh 开头的为中文，其余为英文；文书一律为中文。",
                en: "Chinese where they begin with zh, else English; papers are always Chinese.")
        ),
        (
            "NO_COLOR",
            Message(
                zh: "设置且不为空的，不用颜色；不是终端时也不用。",
                en: "No colours when set and not empty, and none where output is no terminal.")
        ),
    ]
}

/// Writes the macros of man(7).
struct ManualRoff {
    private(set) var text = ".\\\" Written by dengji manual.\n"

    /// The head of a page.
    mutating func title(_ name: String, version: String, date: Day) {
        let title = ManualRoff.escaped(name.uppercased())
        text += ".TH \"\(title)\" 1 \"\(date.iso)\" \"dengji \(ManualRoff.escaped(version))\"\n"
        // Chinese has no spaces to break at, and an adjusted line would tear it apart.
        text += ".ad l\n.nh\n"
    }

    /// A heading.
    mutating func section(_ heading: Message) { text += ".SH \"\(heading.text)\"\n" }

    /// A paragraph.
    mutating func paragraph(_ words: String) {
        for line in words.split(separator: "\n") { text += ManualRoff.line(String(line)) + "\n" }
    }

    /// A paragraph that begins with words in bold.
    mutating func paragraph(bold: String, _ words: String) {
        text += "\\fB\(ManualRoff.escaped(bold))\\fR \(ManualRoff.escaped(words))\n"
    }

    /// A labelled paragraph.
    mutating func item(bold: String, _ value: String, _ words: String) {
        let italic = value.isEmpty ? "" : " \\fI\(ManualRoff.escaped(value))\\fR"
        let label =
            bold.isEmpty
            ? String(italic.dropFirst()) : "\\fB\(ManualRoff.escaped(bold))\\fR\(italic)"
        text += ".TP\n\(label)\n" + (words.isEmpty ? "\\&\n" : "")
        paragraph(words)
    }

    /// A text in which nothing means anything to roff; a hyphen stays one that can be copied, and a
    /// line may end between Chinese characters, where groff by itself ends none.
    static func escaped(_ words: String) -> String {
        let plain = words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return TextWrap.pieces(of: plain).reduce(into: "") { text, piece in
            let isWide = TextTable.width(of: piece) > piece.count
            text += isWide ? piece + "\\:" : piece
        }
    }

    /// The same as a line of its own, which may not begin as a request does.
    private static func line(_ words: String) -> String {
        let text = escaped(words)
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
}
