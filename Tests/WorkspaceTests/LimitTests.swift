import Foundation
import Testing

@Suite("Limits of config.xml hold for the whole program")
struct LimitTests {
    /// A limit, the value at which the good package just fits, its rule.
    struct Row: Sendable, CustomTestStringConvertible {
        var id: String
        var rule: String
        var testDescription: String { id }
    }

    @Test(
        "at the limit accepted, below it sent back with the limit's id and value",
        arguments: [
            Row(id: "package-bytes", rule: "ZIP-LIMIT-PACKAGE"),
            Row(id: "entries", rule: "ZIP-LIMIT-ENTRIES"),
            Row(id: "attachments", rule: "PKG-LIMIT-ATTACHMENTS"),
            Row(id: "xml-bytes", rule: "XML-LIMIT"),
        ])
    func bothSides(row: Row) throws {
        let workspace = try DemoWorkspace()
        let good = workspace.root + "/samples/GOOD-1.zip"
        let listed = try tool("unzip", "-Z1", good).text.split(separator: "\n").count
        let needed =
            switch row.id {
            case "package-bytes": try Data(contents: good).count
            case "entries": listed
            case "attachments": listed - 1
            default: try tool("unzip", "-p", good, "application.xml").text.utf8.count
            }
        let clean = try workspace.read(workspace.root + "/registry/config.xml")
        try workspace.set(limits: [row.id: "\(needed - 1)"])
        #expect(try workspace.dengji("check", good, "--received", "2026-01-05").exitCode == 1)
        try workspace.drop(good, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        let paper = try workspace.read(try #require(try workspace.papers("return").first))
        #expect(rules(in: paper) == [row.rule])
        #expect(paper.contains("<expected>\(row.id) ≤ \(needed - 1)</expected>"))

        let config = workspace.root + "/registry/config.xml"
        try FileManager.default.removeItem(atPath: config)
        try clean.write(toFile: config, atomically: true, encoding: .utf8)
        try workspace.set(limits: [row.id: "\(needed)"])
        #expect(try workspace.dengji("check", good, "--received", "2026-01-05").exitCode == 0)
        try workspace.drop(good, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        #expect(try workspace.papers("acceptance").count == 1)
        try workspace.expectWhole()
    }

    @Test("an examination that takes too long goes to quarantine, and the next is answered")
    func examinationTime() throws {
        let workspace = try DemoWorkspace()
        try workspace.set(limits: [
            "examination-milliseconds": "1000", "inflation-ratio": "2000",
            "examination-bytes-per-second": "10000000000",
        ])
        let slow = workspace.root + "/samples/slow.zip"
        let made = try tool(
            "python3", Scratch.package + "/Tests/Fixtures/packages/slow.py",
            workspace.root + "/samples/GOOD-1.zip", slow, "3840")
        try #require(made.exitCode == 0, "\(made.all)")
        try workspace.drop(slow, in: DemoWorkspace.traffic)
        try workspace.drop(
            workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        let outcome = try workspace.dengji("run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        let report = try workspace.read(
            try #require(try workspace.papers("quarantine-report").first))
        #expect(report.contains("1000 ms (examination-milliseconds)"), "\(report)")
        #expect(report.contains("<fileName>slow.zip</fileName>"))
        #expect(try workspace.papers("quarantine-report", to: DemoWorkspace.registrar).count == 1)
        #expect(try workspace.papers("acceptance").count == 1)
        let kept = try workspace.files(below: "registry/quarantine")
        #expect(try kept.contains { try Data(contents: $0) == Data(contents: slow) })
        try workspace.expectWhole()
    }

    @Test(
        "a limit that is no limit, or out of its range, refuses the start with id and line",
        arguments: [
            ("xml-width", "3", "there is no limit xml-width"),
            ("xml-depth", "5", "the limit xml-depth may be 6 to 256 (a count), not 5"),
            ("xml-bytes", "16M", "a whole number without a unit, in bytes, not 16M"),
        ])
    func refused(id: String, value: String, message: String) throws {
        let workspace = try DemoWorkspace()
        let config = workspace.root + "/registry/config.xml"
        let line = try workspace.read(config).split(separator: "\n").count
        try workspace.set(limits: [id: value])
        let outcome = try workspace.dengji("run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(outcome.exitCode == 3)
        #expect(outcome.errors.contains("config.xml:\(line): "), "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(try workspace.dengji("config", "show").exitCode == 3)
    }

    @Test("dengji config show has every limit with the value in force")
    func show() throws {
        let workspace = try DemoWorkspace()
        try workspace.set(limits: ["xml-depth": "32"])
        let shown = try workspace.dengji("config", "show")
        #expect(shown.exitCode == 0)
        #expect(shown.text.contains(/xml-depth +32 \* +64 +6–256 +count +XML-LIMIT/))
        #expect(shown.text.contains(/incompleteWait +\d+( \*)? +600000 +1–86400000 +milliseconds/))
        let json = try workspace.dengji("config", "show", "--format", "json")
        let value = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
        let limits = try #require(value?["limits"] as? [[String: Any]])
        let depth = try #require(limits.first { $0["id"] as? String == "xml-depth" })
        #expect(depth["value"] as? Int == 32)
        #expect(depth["defaultValue"] as? Int == 64)
        let waits = try #require(value?["waits"] as? [[String: Any]])
        #expect(
            waits.compactMap { $0["id"] as? String }
                == ["incompleteWait", "still", "look", "waitingNotice"])
        #expect(limits.allSatisfy { ($0["chinese"] as? String)?.isEmpty == false })
    }
}
