internal import Registry

/// All limits and waiting times of a workspace.
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
        /// Whether what is beyond it waits in its drop folder.
        let makesWait: Bool
    }

    let limits: [Row]
    let waits: [WaitRow]
    /// `archive/@form`.
    let archiveForm: String

    init(_ limits: IntakeLimits, waits: [WaitRow], archiveForm: ArchiveForm) {
        self.waits = waits
        self.archiveForm = archiveForm.rawValue
        self.limits = IntakeLimit.allCases.map { limit in
            Row(
                id: limit.rawValue, value: limits[limit], defaultValue: limit.defaultValue,
                least: limit.allowed.lowerBound, most: limit.allowed.upperBound,
                unit: limit.unit.rawValue, chinese: limit.chinese, english: limit.english,
                rules: limit.rules, makesWait: limit.makesWait)
        }
    }

    /// What becomes of a package beyond a limit that no rule tells of.
    private static func fate(_ row: Row) -> Message {
        row.makesWait ? Message(zh: "等候", en: "waits") : Message(zh: "隔离", en: "quarantine")
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
                        ? LimitOverview.fate(row).text : row.rules.joined(separator: " ")),
                TextTable.Cell(Message(zh: row.chinese, en: row.english).text),
            ])
        }
        for row in waits { table.add(row.cells) }
        return table.text
            + Message(
                zh: "归档包的形式（archive/@form）：\(archiveForm)\n",
                en: "form of bags (archive/@form): \(archiveForm)\n"
            ).text
    }
}
