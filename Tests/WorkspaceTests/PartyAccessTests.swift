import Foundation
import Testing

@Suite(
    "A party's folders are its own: modes, groups, dengji party access",
    .enabled(if: geteuid() == 0, "only root can give folders to groups and act as other users"))
struct PartyAccessTests {
    /// Users that every Debian has, each alone in a group of its own name.
    private static let traffic = "www-data"
    private static let water = "backup"

    private struct Row: Decodable {
        struct Holder: Decodable {
            var kind: String
            var name: String?
        }
        var code: String
        var writers: [Holder]?
        var readers: [Holder]?
    }

    private func workspace() throws -> DemoWorkspace {
        let workspace = try DemoWorkspace()
        for (party, group) in [
            (DemoWorkspace.traffic, Self.traffic), (DemoWorkspace.water, Self.water),
        ] {
            let given = try workspace.dengji("party", "access", party, "--group", group)
            try #require(given.exitCode == 0, "\(given.all)")
        }
        return workspace
    }

    /// Runs a tool as another user.
    private func act(as user: String, _ arguments: String...) throws -> Outcome {
        try tool(
            "setpriv", ["--reuid", user, "--regid", user, "--clear-groups"] + arguments)
    }

    private func findings(_ workspace: DemoWorkspace) throws -> [String] {
        let outcome = try workspace.dengji("doctor", "--format", "json")
        let report = try JSONSerialization.jsonObject(with: Data(outcome.text.utf8))
        let all = (report as? [String: Any])?["findings"] as? [[String: Any]]
        return try #require(all).compactMap {
            "\($0["code"] ?? "") \($0["subject"] ?? "")"
        }.filter { $0.contains("folder") || $0.hasPrefix("answers") }
    }

    @Test("its user drops, the registry answers, it reads; the other party's can do neither")
    func ownFolders() throws {
        let workspace = try workspace()
        let package = try workspace.package("own-folder")
        let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic
        _ = try tool("chmod", "644", package)
        for folder in [workspace.root + "/samples"] { _ = try tool("chmod", "755", folder) }
        let stranger = try act(as: Self.water, "cp", package, inbox + "/a.zip")
        #expect(stranger.exitCode != 0)
        let copied = try act(as: Self.traffic, "cp", package, inbox + "/a.zip")
        try #require(copied.exitCode == 0, "\(copied.all)")
        let marked = try act(as: Self.traffic, "touch", inbox + "/a.zip.ok")
        try #require(marked.exitCode == 0)
        try workspace.turn("2026-01-05")
        let papers = try workspace.papers()
        #expect(!papers.isEmpty)
        for path in try workspace.files(below: "outbox/" + DemoWorkspace.traffic) {
            let mine = try act(as: Self.traffic, "cat", path)
            #expect(mine.exitCode == 0, "\(path): \(mine.all)")
            #expect(try act(as: Self.water, "cat", path).exitCode != 0, "\(path)")
            #expect(try act(as: Self.traffic, "rm", "-f", path).exitCode != 0, "\(path)")
        }
        for place in ["registry/journal", "registry/keys", "outbox/" + DemoWorkspace.registrar] {
            let seen = try act(as: Self.traffic, "ls", workspace.root + "/" + place)
            #expect(seen.exitCode != 0, "\(place)")
        }
        #expect(try findings(workspace) == [])
        try workspace.expectWhole()
    }

    @Test("who may use which folder is told, and one user for two parties is found")
    func shared() throws {
        let workspace = try workspace()
        let told = try workspace.dengji("party", "access", "--format", "json")
        let rows = try JSONDecoder().decode([Row].self, from: Data(told.text.utf8))
        let traffic = try #require(rows.first { $0.code == DemoWorkspace.traffic })
        #expect(traffic.writers?.map(\.name) == [Self.traffic])
        #expect(traffic.readers?.map(\.kind) == ["group"])
        let text = try workspace.dengji("party", "access", DemoWorkspace.traffic).text
        #expect(text.contains("group www-data (www-data)"))

        let given = try workspace.dengji(
            "party", "access", DemoWorkspace.water, "--group", Self.traffic)
        try #require(given.exitCode == 0)
        #expect(
            try findings(workspace) == [
                "drop-folders-shared www-data", "answers-shared www-data",
            ])
        // A list gives what the mode does not.
        let listed = try tool(
            "python3", "-c",
            """
            import os, struct, sys
            # acl(5): owner rwx, user 1 (daemon) rwx, group rwx, mask rwx, other none
            entries = [(1, 7, -1), (2, 7, 1), (4, 7, -1), (16, 7, -1), (32, 0, -1)]
            os.setxattr(sys.argv[1], "system.posix_acl_access", struct.pack("<I", 2)
                + b"".join(struct.pack("<HHi", *entry) for entry in entries))
            """, workspace.root + "/inbox/" + DemoWorkspace.traffic)
        try #require(listed.exitCode == 0, "\(listed.all)")
        #expect(
            try workspace.dengji("party", "access", DemoWorkspace.traffic).text.contains("daemon"))
    }

    @Test("what cannot be done is said, with what to do")
    func refused() throws {
        let workspace = try DemoWorkspace()
        let nobody = try workspace.dengji(
            "party", "access", DemoWorkspace.water, "--group", "no-such-group")
        #expect(nobody.exitCode == 2 && nobody.errors.contains("groupadd"), "\(nobody.all)")
        let all = try workspace.dengji("party", "access", "--group", Self.traffic)
        #expect(all.exitCode == 2, "\(all.all)")
        let folder = workspace.root + "/outbox/" + DemoWorkspace.traffic
        _ = try tool("mkdir", "-p", folder)
        for path in [workspace.root, workspace.root + "/outbox", folder] {
            _ = try tool("chmod", "755", path)
        }
        #expect(try findings(workspace) == ["answers-open outbox/\(DemoWorkspace.traffic)"])
    }
}
