import Foundation
import Testing

@Suite("The profile says with which algorithm papers are signed")
struct ProfileAlgorithmTests {
    private func ask(_ algorithm: String, _ workspace: DemoWorkspace) throws {
        let path = workspace.root + "/schemas/profiles/taian-2025.xml"
        let text = try workspace.read(path)
        let line =
            "    <setting name=\"signature.algorithm\" value=\"\(algorithm)\" source=\"本市要求\"/>\n"
        try text.replacing("  </settings>", with: line + "  </settings>")
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func newKeys(_ workspace: DemoWorkspace) throws {
        for party in [DemoWorkspace.registrar, DemoWorkspace.authority] {
            let made = try workspace.dengji(
                "key", "new", party, "--algorithm", "sm2", "--unprotected", "--at",
                "2024-12-02T10:00:00+08:00")
            try #require(made.exitCode == 0, "\(made.all)")
        }
    }

    /// What else signs, by config.xml.
    private func configure(_ workspace: DemoWorkspace) throws {
        let path = workspace.root + "/registry/config.xml"
        let text = try workspace.read(path).replacing(
            "  <archive ", with: "  <signatures algorithm=\"ecdsa-p256-sha256\"/>\n  <archive ")
        try FileManager.default.removeItem(atPath: path)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func send(_ id: String, on day: String, _ workspace: DemoWorkspace) throws {
        let traffic = DemoWorkspace.traffic
        let story = ProductStory(workspace: workspace)
        let changes = [("370900-JT/000128", "370900-JT/\(id.suffix(6))")]
        try story.send(
            try story.package(id, "resource-registration", of: traffic, on: day, changes),
            from: traffic, on: day)
    }

    private func last(_ kind: String, _ workspace: DemoWorkspace) throws -> String {
        try workspace.read(try #require(try workspace.papers(kind).last))
    }

    @Test("cases under two profiles have both at once; config.xml speaks where a profile is silent")
    func both() throws {
        let workspace = try DemoWorkspace(.early)
        try newKeys(workspace)
        try configure(workspace)
        try ask("sm2-sm3", workspace)
        try workspace.adopt()
        try send("OLD-000001", on: "2025-02-28", workspace)
        #expect(try last("acceptance", workspace).contains("#ecdsa-sha256"))
        try send("NEW-000002", on: "2026-01-05", workspace)
        #expect(try last("acceptance", workspace).contains("#sm2-sm3"))
        // The older case goes on as it began.
        try workspace.drop(
            text: try workspace.slip("pass", of: "370900-2025-000001"),
            in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-06")
        #expect(try last("publicity", workspace).contains("#ecdsa-sha256"))
        try workspace.expectWhole()
    }

    @Test("without a key of that algorithm nothing starts, and what to do is said")
    func missing() throws {
        let workspace = try DemoWorkspace(.early)
        try ask("sm2-sm3", workspace)
        try workspace.adopt()
        let refused = try workspace.dengji(
            "run", "--once", "--now", "2024-12-04T09:00:00+08:00")
        #expect(refused.exitCode == 3 && refused.errors.contains("dengji key new"))
        try newKeys(workspace)
        try workspace.turn("2024-12-04")
        try workspace.expectWhole()
    }
}
