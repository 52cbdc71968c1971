import Foundation
import Testing

@Suite("dengji doctor and who else may change what the registry rests on")
struct DoctorPermissionTests {
    private static let permissions: Set<String> = [
        "writable-by-others", "owned-by-other", "readable-by-others", "key-readable",
        "key-folder-open", "drop-folder-open", "drop-folders-replaceable", "answers-open",
        "not-all-looked-at",
    ]

    /// Codes and subjects of findings about permissions, remarks too.
    private func findings(_ root: String, by program: String = Scratch.program) throws -> [[String]]
    {
        let outcome = try tool(program, "doctor", "--format", "json", "--workspace", root)
        let value = try JSONSerialization.jsonObject(with: Data(outcome.text.utf8))
        let report = try #require(value as? [String: Any], "\(outcome.all)")
        let all = try #require(report["findings"] as? [[String: Any]])
        return all.compactMap { finding in
            guard let code = finding["code"] as? String, Self.permissions.contains(code) else {
                return nil
            }
            return [code, finding["subject"] as? String ?? ""]
        }
    }

    private func sh(_ script: String, _ arguments: String...) throws {
        let run = try tool("sh", ["-ec", script, "sh"] + arguments)
        try #require(run.exitCode == 0, "\(run.all)")
    }

    private func realPath(_ path: String) throws -> String {
        let run = try tool("realpath", path)
        return run.text.trimmingCharacters(in: .newlines)
    }

    @Test(
        "what init makes and a run leaves is as it should be, whatever the umask",
        arguments: ["000", "002", "022", "077"])
    func fresh(mask: String) throws {
        let root = Scratch.fresh("masked")
        try sh(
            """
            umask "$1"; "$2" init "$3" --demo --now 2026-01-05T08:00:00+08:00
            "$2" run --once --now 2026-01-05T09:00:00+08:00 --workspace "$3"
            """, mask, Scratch.program, root)
        #expect(try findings(root) == [])
    }

    @Test(
        "a workspace folder and one above it that others may write into; not where names are kept")
    func above() throws {
        let parent = Scratch.fresh("above")
        let workspace = try DemoWorkspace()
        try sh("mkdir -m 755 \"$1\"; cp -a \"$2\" \"$1/w\"", parent, workspace.root)
        let real = try realPath(parent)
        #expect(try findings(parent + "/w") == [])
        try sh("chmod 777 \"$1\"", parent)
        #expect(try findings(parent + "/w") == [["writable-by-others", real]])
        try sh("chmod 1777 \"$1\"", parent)
        #expect(try findings(parent + "/w") == [])
        // Names that are kept do not help there: a stranger's `schemas/` could be the first.
        try sh("chmod 755 \"$1\"; chmod 1777 \"$1/w\"", parent)
        #expect(try findings(parent + "/w") == [["writable-by-others", real + "/w"]])
    }

    @Test("an inbox into which all may drop is as it should be when names in it are kept")
    func sticky() throws {
        let workspace = try DemoWorkspace()
        try sh("chmod 1777 \"$1/inbox\"", workspace.root)
        #expect(try findings(workspace.root) == [])
    }

    @Test("journal segments, files of a set of rules and papers of a case, wherever they lie")
    func tree() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-05")
        try sh(
            """
            cd "$1"; chmod g+w registry/journal/2026-01.jsonl
            chmod o+w registry/rules/*/xsd/application.xsd
            """, workspace.root)
        let found = try findings(workspace.root)
        #expect(found.map { $0[0] } == ["writable-by-others", "writable-by-others"])
        #expect(found.first?[1] == "registry/journal/2026-01.jsonl")
        #expect(found.last?[1].hasPrefix("registry/rules/") == true)
        #expect(found.last?[1].hasSuffix("/xsd/application.xsd") == true)
        let text = try workspace.dengji("doctor").text
        #expect(text.contains("registry/journal/2026-01.jsonl (mode 660, owner "), "\(text)")
    }

    @Test("of very many the first are told one by one, the others counted")
    func many() throws {
        let workspace = try DemoWorkspace()
        try sh("chmod -R g+w \"$1/registry/rules\"", workspace.root)
        let found = try findings(workspace.root)
        #expect(found.count == 21)
        #expect(found.last == ["writable-by-others", "registry"])
        #expect(try workspace.dengji("doctor").text.contains("more places in the registry"))
    }

    @Test("what belongs to somebody else is found", .enabled(if: Isolation.isRoot))
    func foreign() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-05")
        try sh(
            """
            cd "$1"; chown 65534 registry/keys/anchor.key.pem registry/journal/2026-01.jsonl \
                inbox outbox
            """, workspace.root)
        #expect(
            try findings(workspace.root) == [
                ["owned-by-other", "outbox"], ["owned-by-other", "inbox"],
                ["owned-by-other", "registry/keys/anchor.key.pem"],
                ["owned-by-other", "registry/journal/2026-01.jsonl"],
            ])
    }

    @Test("a program that others may write, and a folder of programs")
    func programs() throws {
        let workspace = try DemoWorkspace()
        let folder = Scratch.fresh("programs")
        try sh(
            """
            mkdir -m 755 "$1"; cd "$(dirname "$2")"
            for name in dengji dengji-examiner dengji-press; do cp -a "$name" "$1/"; done
            chmod 755 "$1"/*
            """, folder, Scratch.program)
        let real = try realPath(folder)
        func found() throws -> [[String]] {
            try findings(workspace.root, by: folder + "/dengji")
        }
        #expect(try found() == [])
        try sh("chmod 757 \"$1/dengji-examiner\"", folder)
        #expect(try found() == [["writable-by-others", real + "/dengji-examiner"]])
        try sh("chmod 755 \"$1/dengji-examiner\"; chmod 777 \"$1\"", folder)
        #expect(try found() == [["writable-by-others", real]])
    }
}
