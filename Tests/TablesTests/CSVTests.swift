import Foundation
import Testing

@testable import Tables

@Suite("CSV")
struct CSVTests {
    private func cells(_ bytes: [UInt8]) throws -> [[String]] {
        try TableBook.read(bytes).sheets[0].rows.map { $0.cells.map(\.text) }
    }

    @Test(
        "is read as RFC 4180 says, whatever ends rows and parts columns",
        arguments: [
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
            ("sep=;\na;b", [["a", "b"]]),
            ("\"a,1\",\"b\"\"c\"\n\"x\ny\",2", [["a,1", "b\"c"], ["x\ny", "2"]]),
            ("a,b\n\"\",\n\n1,", [["a", "b"], ["1", ""]]),
            ("\u{FEFF}a,b", [["a", "b"]]),
            ("a,b\n x ,\u{3000}y\u{A0}", [["a", "b"], ["x", "y"]]),
            ("a,b\nit\"s,2", [["a", "b"], ["it\"s", "2"]]),
        ])
    func reads(text: String, rows: [[String]]) throws {
        #expect(try cells(Array(text.utf8)) == rows)
    }

    @Test("rows have the numbers that a spreadsheet shows")
    func numbers() throws {
        let text = "a,b\r\n\r\n\"x\r\ny\",1\r\nz,2\r\n"
        let rows = try TableBook.read(Array(text.utf8)).sheets[0].rows
        #expect(rows.map(\.number) == [1, 3, 4])
    }

    /// `目录代码,名称\r\n370900,交通局` in GB18030.
    static let gb18030: [UInt8] =
        [
            0xC4, 0xBF, 0xC2, 0xBC, 0xB4, 0xFA, 0xC2, 0xEB, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0D,
            0x0A,
        ] + Array("370900,".utf8) + [0xBD, 0xBB, 0xCD, 0xA8, 0xBE, 0xD6]

    @Test("UTF-8, UTF-16 and GB18030 are told apart")
    func encodings() throws {
        let text = "目录代码,名称\r\n370900,交通局"
        let rows = [["目录代码", "名称"], ["370900", "交通局"]]
        let little: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] =
            [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let all: [([UInt8], String)] = [
            (Array(text.utf8), "UTF-8"), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "UTF-8"),
            (little, "UTF-16"), (big, "UTF-16"), (CSVTests.gb18030, "GB18030"),
        ]
        for (bytes, name) in all {
            #expect(try cells(bytes) == rows, "\(name)")
            #expect(try TableBook.read(bytes).form == .csv(encoding: name, delimiter: ","))
        }
    }

    static let wrong: [(String, [UInt8], String)] = [
        ("two encodings", Array("目录,名称\n".utf8) + gb18030, "two encodings in one file: line 1"),
        ("a label that lies", [0xEF, 0xBB, 0xBF] + Array("a\n".utf8) + gb18030, "line 2"),
        ("half a character", Array("a,b\n1,2\n".utf8) + [0xBD], "line 3"),
        ("UTF-16 cut in the middle", [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x61], "line 2"),
        ("UTF-16 with half a pair", [0xFE, 0xFF, 0x00, 0x0A, 0xD8, 0x00, 0x00, 0x61], "line 2"),
        ("an open quote", Array("a,b\n1,\"2\n3,4\n".utf8), "row 2: a quote is not closed"),
        ("text after a quote", Array("a,b\n\"1\"2,3\n".utf8), "row 2: text after"),
        ("a zero", Array("a,b\n1,\0\n".utf8), "row 2: a cell holds the character NUL"),
    ]

    @Test("what is no text or no table is refused with its place", arguments: wrong)
    func refused(name: String, bytes: [UInt8], reason: String) {
        let refusal = #expect(throws: TableRefusal.self) { try TableBook.read(bytes) }
        #expect(refusal?.english.contains(reason) == true, "\(name): \(refusal?.english ?? "")")
    }

    @Test("the limits hold on both sides of their edge")
    func limits() throws {
        var limits = TableLimits.standard
        limits.maxRows = 2
        limits.maxColumns = 2
        limits.maxCellBytes = 3
        _ = try TableBook.read(Array("a,b\nabc,d\n".utf8), limits: limits)
        for text in ["a\nb\nc\n", "a,b,c\n", "abcd\n"] {
            #expect(throws: TableRefusal.self) {
                try TableBook.read(Array(text.utf8), limits: limits)
            }
        }
    }

    @Test(
        "a spreadsheet cannot take what is written for a formula, and it is read back as it was",
        arguments: [
            ("=1+1", "'=1+1"), ("+86 538", "'+86 538"), ("-1.5", "-1.5"), ("-x", "'-x"),
            ("@a", "'@a"), ("＝A1", "'＝A1"), ("=\u{301}A1", "'=\u{301}A1"), ("'=a", "''=a"),
            ("'a", "'a"), ("普通", "普通"), ("", ""),
        ])
    func formulas(text: String, written: String) throws {
        #expect(CSVEscape.safe(text) == written)
        let bytes = CSVWriter.bytes([["x", text]])
        #expect(try cells(bytes)[0][1] == text)
    }

    @Test("Python's reader finds in what is written what was meant")
    func python() throws {
        let rows = [["目录代码", "a,b", "\"x\""], ["行\n二", "a;b", " 空 "]]
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("dengji-table-\(ProcessInfo.processInfo.processIdentifier).csv")
        defer {
            do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(error)") }
        }
        try Data(CSVWriter.bytes(rows)).write(to: file)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],"
                + "encoding='utf-8-sig',newline='')))))", file.path,
        ]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(try JSONDecoder().decode([[String]].self, from: output) == rows)
    }
}
