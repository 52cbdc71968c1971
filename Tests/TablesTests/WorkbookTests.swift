import Foundation
import Packages
import Testing

@testable import Tables

/// A file of `Tests/Fixtures/tables`.
func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/tables")
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
}

@Suite("XLSX")
struct WorkbookTests {
    @Test("cells of every type are read as people see them")
    func cells() throws {
        let book = try TableBook.read(try fixture("cells.xlsx"))
        #expect(book.form == .xlsx)
        #expect(book.sheets.map(\.name) == ["表", "数据项清单"])
        let rows = book.sheets[0].rows
        #expect(rows.map(\.number) == [1, 2, 3, 4])
        #expect(rows[0].cells.map(\.text).prefix(3) == ["富文本", "数", "日期"])
        #expect(
            rows[1].cells.map(\.text) == [
                "交通 & <局>", "18560", "2026-01-05", "2026-01-05T09:00:00+08:00", "true", "#N/A",
                "=1+1", "113700000045046400", "同", "0.3",
            ])
        #expect(
            rows[1].cells.map(\.fault) == [
                nil, nil, nil, nil, nil, .error, .uncalculated, .digits, nil, nil,
            ])
        #expect(
            rows[2].cells.map(\.text) == [
                "两行\n文字", "42.5", "1900-02-28", "1900-03-01", "false", "", "",
                "999999999999999", "同", "1234567.891",
            ])
        #expect(rows[2].cells.allSatisfy { $0.fault == nil })
        #expect(rows[3][0].text == "=危险")
        #expect(rows[3][2].text == "2026-01-05")
        #expect(rows[3][3].text == "46027")
        #expect(rows[3][9].text == "-0.25")
        #expect(book.sheets[1].rows[0][1].text == "另一张")
    }

    @Test("dates of a workbook that counts from 1904")
    func dates1904() throws {
        let book = try TableBook.read(try fixture("dates-from-1904.xlsx"))
        #expect(book.sheets[0].rows[1][0].text == "2026-01-05")
    }

    @Test(
        "a day of a spreadsheet is a day of the calendar",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (60, nil), (61, "1900-03-01"),
            (25_569, "1970-01-01"), (46_027.375, "2026-01-05T09:00:00+08:00"), (0, nil), (-1, nil),
            (2_958_465, "9999-12-31"), (2_958_466, nil), (46_026.999_999_9, "2026-01-05"),
        ] as [(Double, String?)])
    func serials(value: Double, text: String?) {
        #expect(SerialDate.text(value, uses1904: false) == text)
    }

    @Test(
        "a format shows a date when a letter of one stands outside of quotes and brackets",
        arguments: [
            ("yyyy-mm-dd", true), ("m\"月\"d\"日\"", true), ("[$-804]yyyy/m/d", true),
            ("0.00", false),
            ("0\"days\"", false), ("[Red]0", false), ("\\d0", false), ("General", false),
        ])
    func formats(code: String, isDate: Bool) {
        #expect(XLSXStyles.isDate(code) == isDate)
    }

    @Test(
        "a file that lies is refused with what is wrong",
        arguments: [
            ("no-sheet.xlsx", "lacks xl/worksheets/sheet1.xml"),
            ("no-workbook.xlsx", "lacks xl/workbook.xml"), ("doctype.xlsx", "DOCTYPE"),
            ("other-file.xlsx", "lies in another file"),
            ("no-such-text.xlsx", "a text that is not there"),
            ("row-backwards.xlsx", "out of order"), ("bomb.xlsx", "ZIP-LIMIT-RATIO"),
        ])
    func refused(name: String, reason: String) throws {
        let bytes = try fixture(name)
        let refusal = #expect(throws: TableRefusal.self) { try TableBook.read(bytes) }
        #expect(refusal?.english.contains(reason) == true, "\(refusal?.english ?? "")")
    }

    @Test("a cut file, one of the old format, and an empty one")
    func broken() throws {
        let bytes = try fixture("cells.xlsx")
        for wrong in [Array(bytes.dropLast(10)), [0xD0, 0xCF, 0x11, 0xE0, 0xA1], []] {
            #expect(throws: TableRefusal.self) { try TableBook.read(wrong) }
        }
    }

    @Test("what is written is read back, and its bytes are the same each time")
    func written() throws {
        let rows = [["目录代码", "a&<\">b"], [], ["_x000D_", "=1+1\n行"]]
        func bytes() throws -> [UInt8] {
            guard case .written(let bytes) = try XLSXWriter.bytes([("主表 & <1>", rows)]) else {
                throw TableRefusal("", "")
            }
            return bytes
        }
        let book = try TableBook.read(try bytes())
        #expect(try bytes() == bytes())
        #expect(book.sheets[0].name == "主表 & <1>")
        #expect(book.sheets[0].rows.map { $0.cells.map(\.text) } == [rows[0], rows[2]])
        #expect(book.sheets[0].rows.map(\.number) == [1, 3])
    }
}
