import Foundation
import Testing

/// What `new --from … --format json` says.
private struct Report: Decodable {
    struct Finding: Decodable {
        var rule: String
        var severity: String
    }
    struct Placed: Decodable {
        var sheet: String?
        var row: Int
        var column: String?
        var columnNumber: Int?
        var finding: Finding
    }
    struct Row: Decodable {
        var row: Int
        var id: String
        var state: String
        var file: String?
        var findings: [Placed]

        var errors: [Placed] { findings.filter { $0.finding.severity == "error" } }
    }
    var rows: [Row]
    var strays: [Placed]

    func count(_ state: String) -> Int { rows.count { $0.state == state } }
    /// Rows with errors.
    var wrong: [Row] { rows.filter { !$0.errors.isEmpty } }
}

@Suite("A catalogue as a table becomes packages, and findings come back to its rows")
struct TableTests {
    private let workspace: DemoWorkspace
    private let folder: String

    init() throws {
        workspace = try DemoWorkspace()
        folder = workspace.root + "/samples/catalogue"
        try FileManager.default.createDirectory(
            atPath: folder + "/files", withIntermediateDirectories: true)
        try "依照职责产生，见三定规定。\n".write(
            toFile: folder + "/files/依据.txt", atomically: true, encoding: .utf8)
        let made = try workspace.dengji(
            "new", "resource-registration", "--applicant", DemoWorkspace.traffic, "--created",
            "2026-01-05T08:30:00+08:00", "-o", folder + "/common")
        try #require(made.exitCode == 0, "\(made.all)")
    }

    private func run(_ table: String, _ more: String..., status: Int) throws -> Report {
        let arguments =
            [
                "new", "--from", table, "--defaults", folder + "/common/application.xml", "-o",
                folder + "/out", "--received", "2026-01-05", "--format", "json", "--workspace",
                workspace.root,
            ] + more
        let outcome = try RunningProgram(Scratch.program, arguments).wait()
        #expect(outcome.exitCode == status, "\(outcome.all.suffix(2000))")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.text.utf8))
    }

    private func write(_ text: String, _ name: String = "表.csv") throws -> String {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        return folder + "/" + name
    }

    private func write(_ bytes: Data, _ name: String) throws -> String {
        try bytes.write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
    }

    private func packages() throws -> [String] { try workspace.names(in: folder + "/out") }

    /// Drops every package and lets the registry take them.
    private func drop(_ packages: [String]) throws {
        for name in packages {
            try workspace.drop(folder + "/out/" + name, in: DemoWorkspace.traffic)
        }
        try workspace.turn("2026-01-05")
    }

    private func expect(_ report: Report, says catalogue: Catalogue) {
        #expect(report.wrong.map(\.row) == catalogue.planted.keys.sorted())
        for row in report.wrong {
            let mistake = catalogue.planted[row.row]
            let told = mistake?.told ?? mistake?.column
            #expect(
                row.errors.contains { $0.finding.rule == mistake?.rule && $0.column == told },
                "row \(row.row): \(mistake?.rule ?? "") \(row.errors)")
        }
    }

    @Test(
        "300 rows with 17 mistakes: 283 packages, 17 rows told; mended: 300 packages, 300 answers")
    func mended() throws {
        var catalogue = Catalogue(rows: 300)
        let clean = catalogue.csv()
        catalogue.plant()
        #expect(catalogue.planted.count == 17)
        let table = try write(catalogue.csv())
        let first = try run(table, status: 1)
        #expect(first.rows.count == 300)
        #expect(first.count("written") == 283)
        #expect(try packages().count == 283)
        expect(first, says: catalogue)

        let findings = try workspace.read(folder + "/表.findings.csv")
        let mark = try Data(contents: folder + "/表.findings.csv").prefix(3)
        #expect(Array(mark) == [0xEF, 0xBB, 0xBF])
        #expect(findings.contains("状态,问题栏目,规则,问题,来件文件"))
        for mistake in Catalogue.mistakes { #expect(findings.contains(mistake.rule)) }

        let before = try Data(contents: folder + "/out/JT-0002.zip")
        _ = try write(clean)
        let second = try run(table, status: 0)
        #expect(second.count("written") == 17)
        #expect(second.count("unchanged") == 283)
        #expect(try Data(contents: folder + "/out/JT-0002.zip") == before)

        let names = try packages()
        #expect(names.count == 300)
        try drop(names)
        #expect(try workspace.papers("acknowledgement").count == 300)
        #expect(try workspace.papers("acceptance").count == 300)
        #expect(try workspace.papers("return").isEmpty)
    }

    @Test("300 rows with 17 mistakes, all packed: 300 answers, 17 returns that name the same rules")
    func keptInvalid() throws {
        var catalogue = Catalogue(rows: 300)
        catalogue.plant()
        let report = try run(try write(catalogue.csv()), "--keep-invalid", status: 1)
        expect(report, says: catalogue)
        let names = try packages()
        #expect(names.count == 300)
        try drop(names)
        #expect(try workspace.papers("acknowledgement").count == 300)
        #expect(try workspace.papers("acceptance").count == 283)
        let returns = try workspace.papers("return").map { try workspace.read($0) }
        #expect(returns.count == 17)
        for row in report.wrong {
            let paper = returns.first { $0.contains("<packageId>\(row.id)</packageId>") }
            for placed in row.errors {
                #expect(
                    paper?.contains("rule=\"\(placed.finding.rule)\"") == true,
                    "\(row.id) \(placed.finding.rule)")
            }
        }
    }

    @Test("a mended file of findings is a table too, and comes back under the same name")
    func findingsAsTable() throws {
        var catalogue = Catalogue(rows: 4)
        catalogue.set("数据级别", of: 3, to: "核心")
        catalogue.set("备注", of: 4, to: "=HYPERLINK(\"x\")")
        _ = try run(try write(catalogue.csv()), status: 1)
        let file = folder + "/表.findings.csv"
        let text = try workspace.read(file)
        #expect(text.contains(",\"'=HYPERLINK"))
        let mended = text.replacing("核心", with: "一般")
        try mended.write(toFile: file, atomically: true, encoding: .utf8)
        let report = try run(file, status: 0)
        #expect(report.count("written") == 1)
        #expect(report.count("unchanged") == 3)
        let after = try workspace.read(file)
        #expect(after.components(separatedBy: "状态").count == 2)
        #expect(!after.contains("LAW-4-2"))
    }

    @Test("GB18030 with semicolons says what UTF-8 with commas says, byte for byte")
    func gb18030() throws {
        let catalogue = Catalogue(rows: 6)
        _ = try run(try write(catalogue.csv()), status: 0)
        let plain = try packages().map { try Data(contents: folder + "/out/" + $0) }
        try FileManager.default.removeItem(atPath: folder + "/out")
        let converted = try tool(
            "python3", "-c",
            "import sys;t=open(sys.argv[1],encoding='utf-8',newline='').read();"
                + "open(sys.argv[2],'wb').write(t.encode('gb18030'))",
            try write(catalogue.csv(delimiter: ";", newline: "\n"), "u.csv"),
            folder + "/g.csv")
        #expect(converted.exitCode == 0)
        let report = try run(folder + "/g.csv", status: 0)
        #expect(report.count("written") == 6)
        #expect(try packages().map { try Data(contents: folder + "/out/" + $0) } == plain)
    }

    @Test("a signed package is signed once, and a changed row is made anew")
    func signed() throws {
        var catalogue = Catalogue(rows: 3)
        let key = workspace.root + "/samples/keys/\(DemoWorkspace.traffic).key.pem"
        let table = try write(catalogue.csv())
        #expect(try run(table, "--key", key, status: 0).count("written") == 3)
        #expect(try run(table, "--key", key, status: 0).count("unchanged") == 3)
        catalogue.set("记录数", of: 3, to: "7")
        _ = try write(catalogue.csv())
        let third = try run(table, "--key", key, status: 0)
        #expect(third.rows.map(\.state) == ["unchanged", "written", "unchanged"])
        catalogue.set("数据级别", of: 4, to: "核心")
        _ = try write(catalogue.csv())
        #expect(try run(table, "--key", key, status: 1).count("refused") == 1)
        #expect(try packages().count == 3)
        for name in try packages() { try workspace.drop(folder + "/out/" + name) }
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acceptance").count == 3)
    }

    @Test(
        "repetitions, long lines of lists and files outside of the table's folder are told at their rows"
    )
    func ownRules() throws {
        var catalogue = Catalogue(rows: 6)
        catalogue.set("数据项清单", of: 3, to: "line_no|线路编号|字符型|20|否||否|否|多")
        catalogue.set("来件编号", of: 3, to: "JT-0001")
        catalogue.set("目录代码", of: 4, to: "370900-JT/0001")
        catalogue.set("合法来源依据/依据材料", of: 5, to: "../../keys/\(DemoWorkspace.traffic).key.pem")
        catalogue.set("合法来源依据/依据材料", of: 6, to: "files/link")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/files/link", withDestinationPath: "/etc/passwd")
        let table = try write(catalogue.csv() + catalogue.csv().components(separatedBy: "\r\n")[1])
        let report = try run(table, status: 1)
        let told = report.wrong.map { row in
            "\(row.row) " + row.errors.map(\.finding.rule).sorted().joined(separator: " ")
        }
        #expect(
            told == [
                "3 PKG-TABLE-ID-TWICE PKG-TABLE-LIST", "4 PKG-TABLE-CODE-TWICE",
                "5 PKG-ATTACHMENT-MISSING PKG-TABLE-PATH",
                "6 PKG-ATTACHMENT-MISSING PKG-TABLE-PATH",
                "8 PKG-TABLE-ID-TWICE PKG-TABLE-ROW-TWICE",
            ])
    }

    @Test(
        "a separator without quotes shifts a row, and is told at it; a blank cell too far is nothing"
    )
    func shifted() throws {
        var lines = Catalogue(rows: 3).csv().components(separatedBy: "\r\n")
        lines[1] += ",多出的"
        lines[2] += ",,"
        let report = try run(try write(lines.joined(separator: "\r\n")), status: 1)
        #expect(report.wrong.map(\.row) == [2])
        #expect(report.wrong.first?.errors.map(\.finding.rule) == ["PKG-TABLE-COLUMN"])
    }

    /// `Tests/Fixtures/tables/catalogue.xlsx`: rows of a spreadsheet with real dates and numbers,
    /// data items on a sheet of their own, and four mistakes.
    private func spreadsheet() throws -> String {
        try write(
            try Data(contents: Scratch.package + "/Tests/Fixtures/tables/catalogue.xlsx"),
            "表.xlsx")
    }

    @Test("a spreadsheet with a sheet of data items: packages, and findings at row and sheet")
    func spreadsheetRows() throws {
        let report = try run(try spreadsheet(), status: 1)
        let told = report.wrong.flatMap { row in
            row.errors.map {
                [String(row.row), $0.sheet, String($0.row), $0.column, $0.finding.rule]
                    .compactMap(\.self).joined(separator: " ")
            }
        }
        #expect(
            told == [
                "4 4 持有单位代码 PKG-TABLE-DIGITS", "4 4 持有单位代码 XSD-MISSING",
                "5 5 质量自查说明 PKG-TABLE-CELL", "5 5 质量自查说明 XSD-MISSING",
                "6 数据项清单 7 类型 XSD-ENUMERATION",
            ])
        #expect(report.strays.map(\.finding.rule) == ["PKG-TABLE-KEY"])
        #expect(report.strays.map(\.row) == [9])
        let names = try packages()
        #expect(names == ["row-0002.zip", "row-0003.zip"])
        try drop(names)
        #expect(try workspace.papers("acceptance").count == 2)
    }

    @Test("findings of a spreadsheet come back as a spreadsheet, which is a table too")
    func spreadsheetFindings() throws {
        _ = try run(try spreadsheet(), status: 1)
        let file = folder + "/表.findings.xlsx"
        #expect(try tool("unzip", "-tq", file).exitCode == 0)
        let report = try run(file, status: 1)
        #expect(report.count("unchanged") == 2)
        #expect(report.strays.map(\.row) == [9])
        let oracle = try tool(
            "python3", "-c",
            "import sys\ntry: import openpyxl\nexcept ImportError: sys.exit(0)\n"
                + "b=openpyxl.load_workbook(sys.argv[1]);s=b.worksheets[0]\n"
                + "h=[c.value for c in s[1]];assert h[-5:]==['状态','问题栏目','规则','问题','来件文件'],h\n"
                + "r=[c.value for c in s[6]];assert 'XSD-ENUMERATION' in r[-3] and r[-1] is None,r\n"
                + "i=[c.value for c in b['数据项清单']['J']]\n"
                + "assert i[0]=='问题' and 'XSD-ENUMERATION' in i[6] and 'PKG-TABLE-KEY' in i[8],i\n"
                + "assert not i[1],i", file)
        #expect(oracle.exitCode == 0, "\(oracle.all)")
    }

    @Test(
        "an empty table, filled in as its own rows say, becomes a package",
        arguments: ["csv", "xlsx"])
    func template(form: String) throws {
        let table = folder + "/空." + form
        let made = try workspace.dengji("new", "--table", "-o", table)
        #expect(made.exitCode == 0, "\(made.all)")
        #expect(try workspace.dengji("new", "--table", "-o", table).exitCode == 3)
        let empty = try run(table, status: 0)
        #expect(empty.rows.isEmpty)
        guard form == "csv" else { return }
        for name in ["空.csv", "空.items.csv"] {
            // The example rows, without what marks them as examples.
            let text = try workspace.read(folder + "/" + name)
            #expect(text.contains("# 例 "))
            _ = try write(text.replacing("# 例 ", with: ""), name)
        }
        for name in try workspace.names(in: folder + "/common/attachments") {
            try FileManager.default.createDirectory(
                atPath: folder + "/attachments", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: folder + "/common/attachments/" + name,
                toPath: folder + "/attachments/" + name)
        }
        let report = try run(table, status: 0)
        #expect(report.rows.map(\.id) == ["SWJ-2026-0001"])
    }

    @Test("a table that cannot be read ends with its place and status 1")
    func unreadable() throws {
        for (text, place) in [("目录代码\n\"x", "row 2"), ("甲,乙\n1,2", "row 1"), ("", "empty")] {
            let table = try write(text)
            let outcome = try workspace.dengji("new", "--from", table, "-o", folder + "/out")
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.contains(place), "\(outcome.errors)")
        }
    }
}
