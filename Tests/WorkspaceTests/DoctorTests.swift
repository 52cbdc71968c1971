import Foundation
import Testing

@Suite("dengji doctor tells what is not as it should be, and what to do")
struct DoctorTests {
    /// What depends on the machine that runs the tests.
    private static let ofMachine: Set<String> = [
        "durability", "cell-incomplete", "space-short", "reserve-reached", "inodes-short",
        "watches-short",
    ]

    private struct Found {
        var code: String
        var subject: String
        var weight: String
    }

    /// Findings by `--format json`, without those of the machine.
    private func findings(_ workspace: DemoWorkspace) throws -> [Found] {
        let outcome = try workspace.dengji("doctor", "--format", "json")
        let value = try JSONSerialization.jsonObject(with: Data(outcome.text.utf8))
        let report = try #require(value as? [String: Any], "\(outcome.all)")
        let all = try #require(report["findings"] as? [[String: Any]])
        #expect((report["checks"] as? [[String: Any]])?.count == 15)
        for finding in all {
            for key in ["zh", "en", "adviceZh", "adviceEn"] {
                #expect((finding[key] as? String)?.isEmpty == false, "\(finding)")
            }
        }
        let needsSomebody = all.contains { $0["weight"] as? String != "remark" }
        #expect(outcome.exitCode == (needsSomebody ? 1 : 0))
        return all.compactMap { finding in
            guard let code = finding["code"] as? String, !Self.ofMachine.contains(code) else {
                return nil
            }
            return Found(
                code: code, subject: finding["subject"] as? String ?? "",
                weight: finding["weight"] as? String ?? "")
        }
    }

    /// Those that a remark is not enough for.
    private func pressing(_ workspace: DemoWorkspace) throws -> [Found] {
        try findings(workspace).filter { $0.weight != "remark" }
    }

    private func chmod(_ mode: String, _ path: String) throws {
        let changed = try tool("chmod", mode, path)
        try #require(changed.exitCode == 0, "\(changed.all)")
    }

    @Test("a workspace as init and run leave it needs nobody, and stays as it is")
    func healthy() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-05")
        // SQLite keeps files of its own beside the index while it is read.
        func files() throws -> [String] {
            try workspace.files(below: "").filter { !$0.contains(".sqlite") }
        }
        let before = try files()
        #expect(try pressing(workspace).isEmpty)
        #expect(try files() == before)
        try workspace.expectWhole()
        let text = try workspace.dengji("doctor").text
        #expect(
            text.contains(
                "looked at: permissions, folders of parties, key files, files of the registry"))
    }

    @Test(
        "open permissions are found, each with its place",
        arguments: [
            ("registry", "777", "writable-by-others", "registry"),
            ("registry/journal", "770", "writable-by-others", "registry/journal"),
            ("registry/config.xml", "666", "writable-by-others", "registry/config.xml"),
            ("schemas", "777", "writable-by-others", "schemas"),
            ("registry/keys", "755", "key-folder-open", "registry/keys"),
            ("registry/keys", "750", "key-folder-open", "registry/keys"),
            (
                "registry/keys/anchor.cert.pem", "464", "writable-by-others",
                "registry/keys/anchor.cert.pem"
            ),
            (
                "registry/parties/\(DemoWorkspace.traffic).xml", "642", "writable-by-others",
                "registry/parties/\(DemoWorkspace.traffic).xml"
            ),
            ("inbox", "777", "drop-folders-replaceable", "inbox"),
            ("inbox", "775", "drop-folders-replaceable", "inbox"),
            (
                "registry/keys/anchor.key.pem", "640", "key-readable",
                "registry/keys/anchor.key.pem"
            ),
            (
                "inbox/\(DemoWorkspace.traffic)", "777", "drop-folder-open",
                "inbox/\(DemoWorkspace.traffic)"
            ),
        ])
    func permissions(path: String, mode: String, code: String, subject: String) throws {
        let workspace = try DemoWorkspace()
        try chmod(mode, workspace.root + "/" + path)
        let found = try pressing(workspace)
        #expect(found.map(\.code) == [code])
        #expect(found.map(\.subject) == [subject])
    }

    @Test("another set in schemas/ is a remark, one that cannot be used a warning")
    func schemas() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules("site/site.css", ["{": " {"])
        let found = try findings(workspace)
        #expect(found.contains { $0.code == "schemas-differ" && $0.weight == "remark" })
        #expect(try pressing(workspace).isEmpty)
        try FileManager.default.removeItem(
            atPath: workspace.root + "/schemas/xsd/application.xsd")
        #expect(try pressing(workspace).map(\.code) == ["schemas-broken"])
    }

    @Test("a damaged index is found, a missing one is a remark")
    func index() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-05")
        let index = workspace.root + "/registry/index.sqlite"
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: index + suffix)
        {
            try FileManager.default.removeItem(atPath: index + suffix)
        }
        try FileManager.default.removeItem(atPath: index)
        #expect(try findings(workspace).contains { $0.code == "index-missing" })
        try "no index".write(toFile: index, atomically: true, encoding: .utf8)
        #expect(try pressing(workspace).map(\.code) == ["index-damaged"])
    }

    @Test("a program that is not there, or of which nothing can be asked, stops intake: a fault")
    func programs() throws {
        let workspace = try DemoWorkspace()
        let programs = Scratch.fresh("programs")
        try FileManager.default.createDirectory(
            atPath: programs, withIntermediateDirectories: true)
        try install(Scratch.program, as: programs + "/dengji")
        func found() throws -> String {
            try RunningProgram(programs + "/dengji", ["doctor", "--workspace", workspace.root])
                .wait().text
        }
        #expect(try found().contains("[examiner-unusable]"))
        let examiner = programs + "/dengji-examiner"
        try "#!/bin/sh\nexit 3\n".write(
            toFile: examiner + ".text", atomically: true, encoding: .utf8)
        try install(examiner + ".text", as: examiner)
        #expect(try found().contains("[examiner-unusable]"))
    }

    @Test(
        "a file system in memory keeps nothing, and is said to",
        .enabled(if: Isolation.canMount))
    func memory() throws {
        let workspace = try DemoWorkspace()
        let script = """
            mount -t tmpfs none /mnt && cp -a "$1" /mnt/w && "$2" doctor --workspace /mnt/w
            """
        let outcome = try tool(
            "unshare", "-m", "sh", "-c", script, "sh", workspace.root, Scratch.program)
        #expect(outcome.text.contains("[durability] the tmpfs of registry"), "\(outcome.all)")
        #expect(outcome.exitCode == 1)
    }
}
