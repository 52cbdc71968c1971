import Foundation
import Testing

@Suite("The public status list follows the register")
struct StatusListTests {
    private func registered() throws -> DemoWorkspace {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        #expect(try workspace.files(below: "outbox/public/status") == [])
        try workspace.turn("2026-01-22")
        return workspace
    }

    private func journal(_ workspace: DemoWorkspace) throws -> [String] {
        try workspace.files(below: "registry/journal")
            .map { try workspace.read($0) }.joined().split(separator: "\n").map(String.init)
    }

    private func verified(
        _ workspace: DemoWorkspace, at time: String = "2026-01-23T09:00:00+08:00"
    ) throws -> Outcome {
        try workspace.dengji(
            "verify", workspace.root + "/outbox/public/status.xml", "--at", time)
    }

    @Test("an entry is listed with its registration, every day, and as lapsed once it lapsed")
    func story() throws {
        let workspace = try registered()
        let listed = try workspace.statusRows()
        #expect(
            listed.map { [$0.state, $0.version, $0.rights] } == [["in-force", "1", "true"]])
        let certificate = try #require(try workspace.papers("certificate").first)
        #expect(try workspace.read(certificate).contains("number=\"\(listed[0].number)\""))
        #expect(
            try workspace.read(certificate).contains("<status>outbox/public/status.xml</status>"))
        let page = try workspace.read(workspace.root + "/outbox/public/status/370900-2026.html")
        #expect(page.contains(listed[0].number) && page.contains("有效"))
        #expect(
            try workspace.read(workspace.root + "/outbox/public/status.html")
                .contains("status/370900-2026.html"))
        try workspace.expectWhole()

        // The same day again nothing is listed; on the next one the list alone, no part.
        let before = try journal(workspace)
        try workspace.turn("2026-01-22T18:00")
        #expect(try journal(workspace).count == before.count)
        try workspace.turn("2026-01-23")
        let after = try journal(workspace)
        #expect(after.count == before.count + 1)
        let last = try #require(after.last)
        #expect(last.contains("\"status-listed\"") && !last.contains("public/status/"))
        #expect(try workspace.statusRows() == listed)

        // Valid to 2029-01-22; the day after it is not renewed any more.
        try workspace.turn("2029-01-22T12:00")
        #expect(try workspace.statusRows().map(\.state) == ["in-force"])
        try workspace.turn("2029-01-23")
        #expect(
            try workspace.statusRows().map { [$0.state, $0.version, $0.rights] } == [
                ["lapsed", "1", "false"]
            ])
        #expect(
            try workspace.read(workspace.root + "/outbox/public/status/370900-2026.html")
                .contains("期满注销"))
        let told = try workspace.dengji("verify", certificate)
        #expect(told.exitCode == 0 && told.text.contains("is lapsed since 2029-01-23"), "\(told)")
        try workspace.expectWhole()
    }

    @Test("a list by itself is judged with its parts and by its time")
    func alone() throws {
        let workspace = try registered()
        let folder = workspace.root + "/outbox/public"
        #expect(try verified(workspace).exitCode == 0)
        // Issued on 01-22 it counts to the end of 01-23.
        #expect(try verified(workspace, at: "2026-01-23T23:59:59+08:00").exitCode == 0)
        let late = try verified(workspace, at: "2026-01-24T00:00:00+08:00")
        #expect(late.exitCode == 1 && late.text.contains("[status-out-of-date]"), "\(late.all)")
        let genuine = try workspace.dengji(
            "verify", try #require(try workspace.papers("certificate").first))
        #expect(genuine.text.contains("is in-force, this is its current certificate"))

        let part = folder + "/status/370900-2026.xml"
        let good = try workspace.read(part)
        try good.replacingOccurrences(of: "in-force", with: "revoked")
            .write(toFile: part, atomically: true, encoding: .utf8)
        #expect(try verified(workspace).text.contains("[status-shard-differs]"))
        try FileManager.default.removeItem(atPath: part)
        let missing = try verified(workspace)
        #expect(missing.exitCode == 1 && missing.text.contains("[status-shard-missing]"))
        try good.write(toFile: part, atomically: true, encoding: .utf8)
        #expect(try verified(workspace).exitCode == 0)

        let list = folder + "/status.xml"
        let text = try workspace.read(list)
        try text.replacingOccurrences(of: "entries=\"1\"", with: "entries=\"2\"")
            .write(toFile: list, atomically: true, encoding: .utf8)
        let forged = try verified(workspace)
        #expect(forged.exitCode == 1 && forged.text.contains("[status-signature]"))
        try FileManager.default.removeItem(atPath: list)
        let whole = try workspace.dengji("verify", workspace.root)
        #expect(whole.exitCode == 1 && whole.text.contains("[status-missing]"), "\(whole.all)")
    }

    @Test("a list that a crash prevented is made by the next run")
    func afterCrash() throws {
        let workspace = try registered()
        let lines = try journal(workspace)
        let journalFile = try #require(try workspace.files(below: "registry/journal").last)
        // As if the process had ended between the entry's line and the list's.
        #expect(lines.last?.contains("\"status-listed\"") == true)
        let kept = lines.dropLast().filter { _ in true }.joined(separator: "\n") + "\n"
        let earlier = try workspace.files(below: "registry/journal").dropLast()
            .map { try workspace.read($0) }.joined()
        try #require(kept.hasPrefix(earlier))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: journalFile)
        try String(kept.dropFirst(earlier.count))
            .write(toFile: journalFile, atomically: false, encoding: .utf8)
        // The ledger had not signed for that line; it is begun anew here.
        for path in [
            "outbox/public/status.xml", "outbox/public/status", "outbox/public/ledger",
            "registry/ledger", "registry/keys/ledger.key.pem", "registry/proofs.position",
        ] {
            try FileManager.default.removeItem(atPath: workspace.root + "/" + path)
        }
        try workspace.turn("2026-01-22T10:00")
        #expect(try workspace.statusRows().map(\.state) == ["in-force"])
        try workspace.expectWhole()
    }

    @Test("an entry's file that is not the journal's is told")
    func damagedEntry() throws {
        let workspace = try registered()
        let file = try #require(try workspace.files(below: "registry/register").first)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        let text = try workspace.read(file)
        try text.replacingOccurrences(of: "state=\"in-force\"", with: "state=\"revoked\"")
            .write(toFile: file, atomically: false, encoding: .utf8)
        let verified = try workspace.dengji("verify", workspace.root)
        #expect(verified.exitCode == 1 && verified.text.contains("[differs]"), "\(verified.all)")
        #expect(verified.text.contains("registry/register/370900/2026/"))
    }
}
