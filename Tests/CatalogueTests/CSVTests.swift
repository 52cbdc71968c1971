import Catalogue
import Registry
import Testing

@Suite("The catalogue as CSV")
struct CSVTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("the heading has the byte order mark, rows have none, and lines end in CRLF")
    func markAndLines() throws {
        #expect(CatalogueCSV.head.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(CatalogueCSV.reminderHead.starts(with: [0xEF, 0xBB, 0xBF]))
        let rows = CatalogueCSV.rows(
            of: try Samples.section([try Samples.item("A/1"), try Samples.item("A/2")]),
            Samples.words)
        #expect(rows.first != 0xEF)
        // One grapheme: a search for "\n" would find none.
        #expect(text(rows).split(separator: "\r\n", omittingEmptySubsequences: false).count == 3)
        #expect(text(CatalogueCSV.head).hasSuffix("\r\n"))
    }

    @Test("a row has a cell for each heading, codes as names, and what the register says")
    func cells() throws {
        let section = try Samples.section(
            [try Samples.item("A/1")], [try Samples.standing(7, "A/1", version: 2)])
        let cells = text(CatalogueCSV.rows(of: section, Samples.words)).dropLast()
            .split(separator: ",", omittingEmptySubsequences: false)
        let heading = text(CatalogueCSV.head).dropLast().split(separator: ",")
        #expect(cells.count == heading.count)
        let row = Dictionary(uniqueKeysWithValues: zip(heading.map(String.init), cells))
        #expect(row["资源分类"] == "主题信息资源" && row["数据级别"] == "一般")
        // A code without a name stays what it is.
        #expect(row["数据格式"] == "database")
        #expect(row["覆盖区域"] == "泰安市" && row["有无开发利用价值"] == "有")
        #expect(row["登记状态"] == "有效" && row["凭证版本"] == "2" && row["目录版次"] == "3")
        #expect(row["登记编号"]?.hasPrefix("DJ-370900-2026-000007-") == true)
    }

    @Test(
        "a cell that a spreadsheet would run gets an apostrophe",
        arguments: ["=HYPERLINK(\"http://x\")", "+1", "@sum", "-1+1", "\tx"])
    func formulas(value: String) throws {
        for element in ["name", "contact"] {
            let section = try Samples.section([try Samples.item("A/1", [element: value])])
            let rows = text(CatalogueCSV.rows(of: section, Samples.words))
            #expect(!rows.contains("," + value) && !rows.contains(",\"" + value))
            #expect(rows.contains("'" + value.prefix(1)))
            let reminders = text(CatalogueCSV.reminders(of: section))
            #expect(reminders.contains("'" + value.prefix(1)))
        }
    }

    @Test("commas and quotes stay in their cell")
    func quotes() throws {
        let section = try Samples.section([try Samples.item("A/1", ["name": "甲,乙\"丙\""])])
        #expect(
            text(CatalogueCSV.rows(of: section, Samples.words)).contains(",\"甲,乙\"\"丙\"\"\","))
    }
}
