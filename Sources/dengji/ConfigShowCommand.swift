internal import ArgumentParser
internal import Registry

/// `dengji config show`: every limit with the value in force, its default and its range.
struct ConfigShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "show",
            Message(
                zh: "列出每项限额的编号、现行值、默认值、范围和含义",
                en: "Every limit: its id, value in force, default, range and meaning"),
            Message(
                zh: "限额在 registry/config.xml 中以 <limit id=\"…\" value=\"…\"/> 设定，下次启动时生效。"
                    + "config.xml 有误的，指明所在的行。",
                en:
                    "A limit is set in registry/config.xml by <limit id=\"…\" value=\"…\"/> and holds "
                    + "from the next start. What is wrong in config.xml is named with its line."))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let limits = try place.find().configuration()?.limits ?? IntakeLimits()
        let overview = LimitOverview(limits)
        try output.print(text: overview.text, json: overview)
    }
}

/// All limits of a workspace.
struct LimitOverview: Encodable {
    struct Row: Encodable {
        let id: String
        let value: Int
        let defaultValue: Int
        let least: Int
        let most: Int
        let unit: String
        let chinese: String
        let english: String
        let rules: [String]
    }

    let limits: [Row]

    init(_ limits: IntakeLimits) {
        self.limits = IntakeLimit.allCases.map { limit in
            Row(
                id: limit.rawValue, value: limits[limit], defaultValue: limit.defaultValue,
                least: limit.allowed.lowerBound, most: limit.allowed.upperBound,
                unit: limit.unit.rawValue, chinese: limit.chinese, english: limit.english,
                rules: limit.rules)
        }
    }

    /// A table; a value that differs from its default is marked.
    var text: String {
        var table = TextTable([
            Message(zh: "编号", en: "id"), Message(zh: "现行值", en: "in force"),
            Message(zh: "默认值", en: "default"), Message(zh: "范围", en: "range"),
            Message(zh: "单位", en: "unit"), Message(zh: "规则", en: "rule"),
            Message(zh: "含义", en: "meaning"),
        ])
        for row in limits {
            let isChanged = row.value != row.defaultValue
            table.add([
                TextTable.Cell(row.id),
                TextTable.Cell("\(row.value)" + (isChanged ? " *" : "")),
                TextTable.Cell("\(row.defaultValue)"),
                TextTable.Cell("\(row.least)–\(row.most)"), TextTable.Cell(row.unit),
                TextTable.Cell(
                    row.rules.isEmpty
                        ? Message(zh: "隔离", en: "quarantine").text
                        : row.rules.joined(separator: " ")),
                TextTable.Cell(Message(zh: row.chinese, en: row.english).text),
            ])
        }
        return table.text
    }
}
