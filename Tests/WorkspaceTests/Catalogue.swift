import Foundation

/// A department's catalogue as a table, made anew for each test.
struct Catalogue {
    /// A mistake, and what is to be said about it.
    struct Mistake {
        /// The heading of the column.
        var column: String
        /// What stands there instead.
        var value: String
        /// The rule that says so.
        var rule: String
        /// The column that is named, where it is another one.
        var told: String?

        init(_ column: String, _ value: String, _ rule: String, told: String? = nil) {
            self.column = column
            self.value = value
            self.rule = rule
            self.told = told
        }
    }

    static let headings = [
        "来件编号", "数据资源名称", "目录代码", "资源分类", "内容简介", "持有单位", "持有单位代码", "所属行业", "覆盖区域",
        "数据起始日", "来源方式", "合法来源依据", "数据格式", "数据项清单", "记录数", "数据量（MB）", "统计日期", "更新频率",
        "存储方式", "存储位置", "共享类型", "共享条件", "开放类型", "开放条件", "数据级别", "是否含个人信息", "质量自查日期",
        "质量自查结论", "质量自查说明", "合法来源依据/依据材料", "主张持有权", "主张收益分配权", "有无争议", "备注",
    ]

    /// Seventeen mistakes of different kinds.
    static let mistakes = [
        Mistake("持有单位代码", "11370900DEMQ000036", "REG-USCC-CHECK"),
        Mistake("数据起始日", "2020/1/5", "REG-DATE-FORM"),
        Mistake("资源分类", "专题", "XSD-ENUMERATION"),
        Mistake("数据资源名称", "", "XSD-MISSING"),
        Mistake("内容简介", String(repeating: "长", count: 501), "XSD-LENGTH"),
        Mistake("记录数", "１００", "REG-WIDTH"),
        Mistake("覆盖区域", "37090", "XSD-PATTERN"),
        Mistake("合法来源依据/依据材料", "files/none.pdf", "PKG-ATTACHMENT-MISSING"),
        Mistake("数据级别", "核心", "LAW-4-2"),
        Mistake("数据项清单", "9bad|x|字符型|20|否||否|否", "XSD-PATTERN"),
        Mistake("开放条件", "", "LAW-9-14", told: "开放类型"),
        Mistake("是否含个人信息", "是", "LAW-27-1", told: "个人信息处理依据"),
        Mistake("主张持有权", "有", "XSD-ENUMERATION"),
        Mistake("数据量（MB）", "42.555", "XSD-RANGE"),
        Mistake("统计日期", "2026-02-30", "REG-DATE-DAY"),
        Mistake("持有单位代码", "11370900DEMQ00003", "REG-USCC-LENGTH"),
        Mistake("数据项清单", "a|x|字符型|20|否||否|是", "LAW-27-5"),
    ]

    /// The rows below the heading.
    private(set) var rows: [[String: String]]
    /// Mistakes by the number of their row, the heading being row 1.
    private(set) var planted: [Int: Mistake] = [:]

    init(rows count: Int) {
        rows = (1...count).map(Catalogue.row)
    }

    private static func row(_ number: Int) -> [String: String] {
        let digits = String(String(number + 10_000).dropFirst())
        return [
            "来件编号": "JT-\(digits)", "数据资源名称": "交通数据第\(number)号",
            "目录代码": "370900-JT/\(digits)", "资源分类": "主题信息资源",
            "内容简介": "全市公交线路、站点，第\(number)组，含“早班”、\"晚班\"。",
            "持有单位": "泰安市交通运输局（演示）", "持有单位代码": "11370900DEMQ000035", "所属行业": "G5411",
            "覆盖区域": "370900", "数据起始日": "2020-01-01", "来源方式": "履职产生",
            "合法来源依据": "依照职责产生。", "数据格式": "数据库",
            "数据项清单": "line_no|线路编号|字符型|20|否||否|否\nline_name|线路名称|字符型|100|否||否|否",
            "记录数": String(1000 + number), "数据量（MB）": "42.5", "统计日期": "2025-12-31",
            "更新频率": "每日", "存储方式": "政务云", "存储位置": "泰安市政务云平台", "共享类型": "无条件共享",
            "开放类型": "有条件开放", "开放条件": "实名注册。", "数据级别": "一般", "是否含个人信息": "否",
            "质量自查日期": "2025-12-20", "质量自查结论": "合格", "质量自查说明": "已自查。",
            "合法来源依据/依据材料": "files/依据.txt", "主张持有权": "是", "主张收益分配权": "是",
            "有无争议": "否",
        ]
    }

    /// Puts the mistakes into rows spread over the table.
    mutating func plant(_ mistakes: [Mistake] = Catalogue.mistakes) {
        let step = rows.count / mistakes.count
        for (index, mistake) in mistakes.enumerated() {
            let row = index * step + index % step
            rows[row][mistake.column] = mistake.value
            planted[row + 2] = mistake
        }
    }

    /// Sets a cell of the row of that number.
    mutating func set(_ column: String, of row: Int, to value: String) {
        rows[row - 2][column] = value
    }

    /// The table as CSV text.
    func csv(delimiter: String = ",", newline: String = "\r\n") -> String {
        let all =
            [Catalogue.headings]
            + rows.map { row in Catalogue.headings.map { row[$0] ?? "" } }
        return all.map { cells in
            cells.map { cell in
                cell.contains { "\",;\n".contains($0) }
                    ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: delimiter) + newline
        }.joined()
    }
}
