import Foundation
import Testing

@Suite("What views remember lies in registry/views.sqlite")
struct ViewStateTests {
    private func file(of workspace: DemoWorkspace) -> String {
        workspace.root + "/registry/views.sqlite"
    }

    /// What it says, each row a line.
    private func dump(_ workspace: DemoWorkspace) throws -> [String] {
        let dumped = try tool("sqlite3", file(of: workspace), ".dump")
        try #require(dumped.exitCode == 0, "\(dumped.all)")
        return dumped.text.components(separatedBy: "\n")
    }

    private func ask(_ workspace: DemoWorkspace, _ sql: String) throws -> String {
        let asked = try tool("sqlite3", file(of: workspace), sql)
        try #require(asked.exitCode == 0, "\(asked.all)")
        return asked.text.trimmingCharacters(in: .newlines)
    }

    private func remove(_ name: String, _ workspace: DemoWorkspace) throws {
        try FileManager.default.removeItem(atPath: workspace.root + "/registry/" + name)
    }

    /// Public pages, desks and whatever else is derived, without what shows the time of a start.
    private func views(_ workspace: DemoWorkspace) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try workspace.files(below: "outbox/public")
        where path.hasSuffix(".html") || path.hasSuffix(".rdf") || path.hasSuffix(".csv") {
            found[path] = try workspace.read(path)
        }
        return found
    }

    @Test("and comes to where views are, with each line that the journal has")
    func follows() throws {
        let workspace = try DemoWorkspace(.registered)
        let lines = try workspace.read(workspace.root + "/registry/views.position")
        #expect(try ask(workspace, "SELECT lineCount FROM place") + "\n" == lines)
        #expect(try ask(workspace, "SELECT count(*) FROM entry") == "1")
        #expect(try ask(workspace, "SELECT count(*) FROM deskCase WHERE endedAt IS NULL") == "0")
        let left = try workspace.files(below: "registry").filter { $0.contains("views.sqlite") }
        #expect(left.count == 1)
        try workspace.expectWhole()
    }

    @Test(
        "and is made anew from the journal, the same, whatever was done to it",
        arguments: ["gone", "bytes", "version", "digest", "tree", "place", "ahead"])
    func anew(damage: String) throws {
        let workspace = try DemoWorkspace(.registered)
        try workspace.turn("2026-01-22T09:30")
        let before = try dump(workspace)
        let pages = try views(workspace)
        switch damage {
        case "gone": try remove("views.sqlite", workspace)
        case "bytes":
            try String(repeating: "no database ", count: 500).write(
                toFile: file(of: workspace), atomically: true, encoding: .utf8)
        case "version": _ = try ask(workspace, "PRAGMA user_version = 99")
        case "digest":
            let other = "01" + String(repeating: "00", count: 32)
            _ = try ask(workspace, "UPDATE place SET digest = x'\(other)'")
        case "tree":
            _ = try ask(
                workspace,
                "UPDATE place SET tree = CAST(substr(tree, 1, length(tree) - 1) || x'ff' AS BLOB)")
        case "place": _ = try ask(workspace, "DELETE FROM place")
        default:
            // As a power cut may leave it: the file has lines that views have not.
            try "3\n".write(
                toFile: workspace.root + "/registry/views.position", atomically: true,
                encoding: .utf8)
        }
        // Desks are made only of what is known of all lines.
        try remove("desks.position", workspace)
        try workspace.turn("2026-01-22T09:30")
        #expect(try dump(workspace) == before)
        #expect(try views(workspace) == pages)
        try workspace.expectWhole()
    }

    @Test("and lines that it lacks are taken in at the next start")
    func behind() throws {
        let workspace = try DemoWorkspace(.review)
        let earlier = try Data(contentsOf: URL(fileURLWithPath: file(of: workspace)))
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        try workspace.turn("2026-01-22")
        let whole = try dump(workspace)
        let pages = try views(workspace)
        // Killed between the position of views and this file's transaction.
        try earlier.write(to: URL(fileURLWithPath: file(of: workspace)))
        #expect(try dump(workspace) != whole)
        try remove("desks.position", workspace)
        try workspace.turn("2026-01-22")
        #expect(try dump(workspace) == whole)
        #expect(try views(workspace) == pages)
    }

    @Test("and where it cannot be written, intake goes on, and views come later")
    func refused() throws {
        let workspace = try DemoWorkspace(.review)
        try remove("views.sqlite", workspace)
        try FileManager.default.createDirectory(
            atPath: file(of: workspace), withIntermediateDirectories: false)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        let journal = workspace.root + "/registry/journal/2026-01.jsonl"
        let before = try workspace.read(journal)
        let refused = try workspace.dengji("run", "--once", "--now", "2026-01-07T10:00:00+08:00")
        #expect(refused.all.contains("views.sqlite"))
        #expect(try workspace.read(journal).count > before.count)
        try FileManager.default.removeItem(atPath: file(of: workspace))
        try workspace.turn("2026-01-22")
        let lines = try workspace.read(workspace.root + "/registry/views.position")
        #expect(try ask(workspace, "SELECT lineCount FROM place") + "\n" == lines)
        try workspace.expectWhole()
    }
}
