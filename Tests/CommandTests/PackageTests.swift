import Foundation
import Testing

@Suite("A folder becomes a package that intake accepts")
struct PackageTests {
    private static let received = ["--received", "2026-01-05"]
    private static let workspace = ["DENGJI_WORKSPACE": Program.root.path]

    /// Runs in a scratch folder with the package's schemas.
    private func run(_ scratch: Scratch, _ arguments: String...) throws -> Ended {
        try Program.run(arguments, in: scratch.folder, environment: PackageTests.workspace)
    }

    /// An example package, made at a fixed time.
    private func example() throws -> Scratch {
        let scratch = try Scratch()
        let ended = try run(
            scratch, "new", "resource-registration", "-o", "p", "--id", "EXAMPLE-1", "--created",
            "2026-01-05T09:00:00+08:00")
        #expect(ended.status == 0, "\(ended.errors)")
        return scratch
    }

    private func pack(_ scratch: Scratch, _ more: String...) throws -> Ended {
        try Program.run(
            ["pack", "p", "-o", "o.zip"] + PackageTests.received + more, in: scratch.folder,
            environment: PackageTests.workspace)
    }

    @Test("new, pack, check: the example passes as it is")
    func loop() throws {
        let scratch = try example()
        #expect(try pack(scratch).status == 0)
        let checked = try Program.run(
            ["check", "o.zip", "--format", "json"] + PackageTests.received, in: scratch.folder,
            environment: PackageTests.workspace)
        #expect(checked.status == 0)
        let files = try #require(try checked.json()["files"] as? [[String: Any]])
        #expect(files.count == 1)
        #expect(files[0]["wellFormed"] as? Bool == true && files[0]["valid"] as? Bool == true)
        #expect(files[0]["accepted"] as? Bool == true && files[0]["engineFailure"] == nil)
        let judges = try #require(files[0]["judgedBy"] as? [[String: String]])
        #expect(
            judges.map { $0["path"] } == [
                "facts/resource-registration.xml", "rules/application.sch",
                "rules/resource-registration.sch", "rules/taian-2025/resource-registration.sch",
                "xsd/applicant-types.xsd", "xsd/application.xsd", "xsd/catalogue-types.xsd",
                "xsd/data-types.xsd", "xsd/package-types.xsd", "xsd/resource.xsd",
                "xsd/signature.xsd",
            ])
        #expect(judges.allSatisfy { $0["version"]?.isEmpty == false })
        for judge in judges {
            let path = Program.root.appendingPathComponent("schemas/" + (judge["path"] ?? "")).path
            let line = (judge["sha256"] ?? "") + "  " + path + "\n"
            try scratch.write(line, to: "sums")
            #expect(
                try Program.oracle("sha256sum", "--check", "--status", scratch.url("sums").path)
                    == 0)
        }
        #expect(files[0]["id"] as? String == "EXAMPLE-1")
        #expect((files[0]["notChecked"] as? [String])?.contains("REG-ID-REUSED") == true)
        #expect(try Program.oracle("unzip", "-tq", scratch.url("o.zip").path) == 0)
    }

    @Test("a check report in XML is valid against its schema, clean or with findings")
    func reportSchema() throws {
        let scratch = try example()
        #expect(try pack(scratch).status == 0)
        let text = try scratch.text("p/application.xml")
        try scratch.write(
            text.replacing("<level>general</level>", with: "<level>core</level>"),
            to: "bad.xml")
        for (file, status) in [("o.zip", 0), ("bad.xml", 1)] {
            let checked = try Program.run(
                ["check", file, "--format", "xml"] + PackageTests.received, in: scratch.folder,
                environment: PackageTests.workspace)
            #expect(checked.status == Int32(status))
            try scratch.write(checked.output, to: "report.xml")
            let schema = Program.root.appendingPathComponent("schemas/xsd/check.xsd").path
            #expect(
                try Program.oracle(
                    "xmllint", "--noout", "--schema", schema, scratch.url("report.xml").path) == 0)
        }
    }

    @Test("an engine failure is a verdict of its own, and keeps no other file from being judged")
    func engineFailure() throws {
        let scratch = try example()
        #expect(try pack(scratch).status == 0)
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent("schemas"), to: scratch.url("schemas"))
        try scratch.write(
            try scratch.text("p/application.xml")
                .replacing("<level>general</level>", with: "<level>core</level>"),
            to: "bad.xml")
        // A pattern that libxml2 gives up on, for ids of many small letters alone.
        try scratch.replace(
            #"<xs:pattern value="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"/>"#,
            with: #"<xs:pattern value="(a|aa|a+)*b|[A-Z0-9][A-Za-z0-9._\-]{0,63}"/>"#,
            in: "schemas/xsd/package-types.xsd")
        let id = /\sid="[^"]*"/
        try scratch.write(
            try scratch.text("p/application.xml")
                .replacing(
                    id, with: " id=\"\(String(repeating: "a", count: 60))\"", maxReplacements: 1),
            to: "odd.xml")
        let files = ["odd.xml", "bad.xml", "o.zip"]
        let checked = try Program.run(
            ["check", "--format", "json"] + files + PackageTests.received, in: scratch.folder,
            environment: ["DENGJI_WORKSPACE": scratch.folder.path])
        #expect(checked.status == 3, "\(checked.errors)")
        #expect(checked.errors.contains("odd.xml"))
        let rows = try #require(try checked.json()["files"] as? [[String: Any]])
        #expect(rows.map { $0["accepted"] as? Bool } == [nil, false, true])
        #expect(rows.map { $0["valid"] as? Bool } == [nil, true, true])
        #expect(rows.map { ($0["engineFailure"] as? String)?.isEmpty } == [false, nil, nil])
        #expect(rows.map { ($0["findings"] as? [Any])?.count == 0 } == [true, false, true])
    }

    @Test("a name that leads to no file is told, and keeps no other file from being judged")
    func noSuchFile() throws {
        let scratch = try example()
        #expect(try pack(scratch).status == 0)
        let checked = try Program.run(
            ["check", "--format", "json", "none.zip", "o.zip", "p"] + PackageTests.received,
            in: scratch.folder, environment: PackageTests.workspace)
        #expect(checked.status != 0 && checked.status != 1)
        #expect(checked.errors.contains("none.zip") && checked.errors.contains("dengji pack p"))
        let rows = try #require(try checked.json()["files"] as? [[String: Any]])
        #expect(rows.map { $0["accepted"] as? Bool } == [true])
    }

    @Test("the same content gives the same bytes")
    func deterministic() throws {
        let scratch = try example()
        #expect(try pack(scratch).status == 0)
        let first = try Data(contentsOf: scratch.url("o.zip"))
        try scratch.write("left behind", to: "p/.DS_Store")
        #expect(try pack(scratch).status == 0)
        #expect(try Data(contentsOf: scratch.url("o.zip")) == first)
    }

    @Test("pack sets size and digest and keeps every other character")
    func keepsText() throws {
        let scratch = try example()
        let before = try scratch.text("p/application.xml")
        try scratch.write("line,name\n1,环山路\n", to: "p/attachments/sample.csv")
        try scratch.replace(" size=\"187\"", with: " size=\"9\"", in: "p/application.xml")
        #expect(try pack(scratch).status == 0)
        let after = try scratch.text("p/application.xml")
        func blank(_ text: String) -> String {
            text.replacing(/\s+(size|digest)="[^"]*"/, with: "")
        }
        #expect(blank(after) == blank(before))
        let size = try Data(contentsOf: scratch.url("p/attachments/sample.csv")).count
        #expect(after.contains("size=\"\(size)\""))
        #expect(after.contains("size=\"187\""))
        let found = try Program.oracle(
            "sh", "-c",
            "grep -q $(sha256sum \(scratch.url("p/attachments/sample.csv").path) | cut -c1-64) "
                + scratch.url("p/application.xml").path)
        #expect(found == 0)
    }

    /// What is spoiled, and the rule that says so.
    static let spoilings: [(String, String, String, String)] = [
        ("a wrong check character", "11370900MB2858121W", "11370900MB2858121X", "REG-USCC-CHECK"),
        ("a level that does not exist", "<level>general", "<level>vague", "XSD-ENUMERATION"),
        ("core data", "<level>general", "<level>core", "LAW-4-2"),
        (
            "an attachment that is not there", "attachments/sample.csv", "attachments/other.csv",
            "PKG-ATTACHMENT-MISSING"
        ),
    ]

    @Test("a spoiled package is not packed, and its rule is named", arguments: spoilings)
    func spoiled(name: String, old: String, new: String, rule: String) throws {
        let scratch = try example()
        try scratch.replace(old, with: new, in: "p/application.xml")
        let ended = try pack(scratch)
        #expect(ended.status == 1, "\(name)")
        #expect(ended.output.contains(rule), "\(name): \(ended.output)")
        #expect(!FileManager.default.fileExists(atPath: scratch.url("o.zip").path))
        #expect(scratch.files().filter { $0.hasSuffix(".part") } == [])
        #expect(try pack(scratch, "--no-check").status == 0)
        let checked = try Program.run(
            ["check", "o.zip"] + PackageTests.received, in: scratch.folder,
            environment: PackageTests.workspace)
        #expect(checked.status == 1)
        #expect(checked.output.contains(rule))
    }

    @Test("findings as text, by language, and as XML that an XML reader accepts")
    func reports() throws {
        let scratch = try example()
        try scratch.replace("<level>general", with: "<level>vague", in: "p/application.xml")
        #expect(try pack(scratch, "--no-check").status == 0)
        let check = ["check", "o.zip"] + PackageTests.received
        for (language, locale) in [("en", "C"), ("zh", "zh_CN.UTF-8")] {
            var environment = PackageTests.workspace
            environment["LC_ALL"] = locale
            let ended = try Program.run(check, in: scratch.folder, environment: environment)
            let text = ended.output.replacing(/sha256:[0-9a-f]{12}/, with: "sha256:…")
            try expectGolden(text, "check-findings.\(language)")
        }
        let xml = try Program.run(
            check + ["--format", "xml"], in: scratch.folder, environment: PackageTests.workspace)
        #expect(xml.status == 1)
        try scratch.write(xml.output, to: "report.xml")
        #expect(try Program.oracle("xmllint", "--noout", scratch.url("report.xml").path) == 0)
    }

    @Test("a folder that exists is never overwritten by new")
    func keepsFolder() throws {
        let scratch = try example()
        try scratch.write("mine", to: "p/application.xml")
        #expect(try run(scratch, "new", "resource-registration", "-o", "p").status == 2)
        #expect(try scratch.text("p/application.xml") == "mine")
    }

    @Test("--xml writes the application alone")
    func xmlAlone() throws {
        let scratch = try example()
        #expect(try pack(scratch, "--xml", "--no-check").status == 0)
        #expect(try scratch.text("o.zip") == scratch.text("p/application.xml"))
    }
}
