internal import Registry
internal import Tables
internal import WorkingDays

/// Statistics as they are shown.
struct StatisticsReport: Encodable {
    struct Figure: Encodable {
        let name: String
        let title: String
        let total: Int
        /// By group; empty without a breakdown.
        let groups: [String: Int]
    }

    struct Stay: Encodable {
        let kind: String
        let stage: String
        let count: Int
        let medianWorkingDays: Int
        let longestWorkingDays: Int
        let late: Int
    }

    struct Rule: Encodable {
        let rule: String
        let packages: Int
    }

    struct Standing: Encodable {
        let kind: String
        let region: String
        let count: Int
    }

    let from: String?
    let until: String
    let by: String?
    let figures: [Figure]
    let stays: [Stay]
    let returnedByRule: [Rule]
    let standing: [Standing]

    /// The report of a span; one from the beginning names no first day.
    init(_ statistics: RegistryStatistics, isFromBeginning: Bool) {
        from = isFromBeginning ? nil : statistics.from.iso
        until = statistics.until.iso
        by = statistics.grouping?.rawValue
        figures = StatisticFigure.allCases.map { figure in
            Figure(
                name: figure.rawValue, title: figure.chinese, total: statistics.total(figure),
                groups: statistics.grouping == nil ? [:] : statistics.counts[figure] ?? [:])
        }
        stays = statistics.stays.sorted { $0.key < $1.key }.map { key, stays in
            Stay(
                kind: key.kind, stage: key.stage, count: stays.workingDays.count,
                medianWorkingDays: stays.median, longestWorkingDays: stays.longest,
                late: stays.late)
        }
        returnedByRule = statistics.returnedByRule
            .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
            .map { Rule(rule: $0.key, packages: $0.value) }
        standing = statistics.entriesStanding.sorted { $0.key < $1.key }.map { key, count in
            Standing(kind: key.kind, region: key.region, count: count)
        }
    }

    private var groups: [String] { Set(figures.flatMap(\.groups.keys)).sorted() }

    /// Tables for a terminal; of the rules the ten most frequent.
    var text: String {
        let span = Message(
            zh: "\(from ?? "起始") 至 \(until)", en: "\(from ?? "the start") to \(until)")
        var parts = [span.text + "\n", figureTable]
        if !stays.isEmpty { parts.append(stayTable) }
        if !returnedByRule.isEmpty { parts.append(ruleTable) }
        if !standing.isEmpty { parts.append(standingTable) }
        return parts.joined(separator: "\n")
    }

    private var figureTable: String {
        var table = TextTable(
            [Message(zh: "项目", en: "figure"), Message(zh: "合计", en: "total")]
                + groups.map { Message(zh: $0, en: $0) })
        for figure in figures {
            table.add(
                [
                    TextTable.Cell(Message(zh: figure.title, en: figure.name).text),
                    TextTable.Cell(String(figure.total)),
                ] + groups.map { TextTable.Cell(String(figure.groups[$0] ?? 0)) })
        }
        return table.text
    }

    private var stayTable: String {
        var table = TextTable([
            Message(zh: "环节用时", en: "stage"), Message(zh: "案由", en: "kind"),
            Message(zh: "件数", en: "count"), Message(zh: "中位数（工作日）", en: "median (working days)"),
            Message(zh: "最长", en: "longest"), Message(zh: "逾期", en: "late"),
        ])
        for stay in stays {
            table.add(
                [
                    stay.stage, stay.kind, String(stay.count), String(stay.medianWorkingDays),
                    String(stay.longestWorkingDays), String(stay.late),
                ].map { TextTable.Cell($0) })
        }
        return table.text
    }

    private var ruleTable: String {
        var table = TextTable([
            Message(zh: "退回所依据的规则", en: "returned by rule"), Message(zh: "来件", en: "packages"),
        ])
        for rule in returnedByRule.prefix(10) {
            table.add([TextTable.Cell(rule.rule), TextTable.Cell(String(rule.packages))])
        }
        return table.text
    }

    private var standingTable: String {
        var table = TextTable([
            Message(zh: "有效登记", en: "entries standing"), Message(zh: "地区", en: "region"),
            Message(zh: "页数", en: "count"),
        ])
        for row in standing {
            table.add([
                TextTable.Cell(row.kind), TextTable.Cell(row.region),
                TextTable.Cell(String(row.count)),
            ])
        }
        return table.text
    }

    /// One value a row: section, name, title, group, value.
    var csv: [UInt8] {
        var rows = [["section", "name", "title", "group", "value"]]
        for figure in figures {
            rows.append(["figure", figure.name, figure.title, "", String(figure.total)])
            for group in figure.groups.keys.sorted() {
                rows.append([
                    "figure", figure.name, figure.title, group, String(figure.groups[group] ?? 0),
                ])
            }
        }
        for stay in stays {
            let values = [
                ("count", stay.count), ("median", stay.medianWorkingDays),
                ("longest", stay.longestWorkingDays), ("late", stay.late),
            ]
            for (name, value) in values {
                rows.append(["stage-\(name)", stay.stage, "", stay.kind, String(value)])
            }
        }
        rows += returnedByRule.map { ["returned-by-rule", $0.rule, "", "", String($0.packages)] }
        rows += standing.map { ["standing", $0.kind, "", $0.region, String($0.count)] }
        return CSVWriter.bytes(rows)
    }
}
