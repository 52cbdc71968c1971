import Foundation
import Testing

@Suite("Packages that forms make are accepted")
struct FillingTests {
    struct Filled: Decodable {
        var empty: Int
        var focused: String
        var early: [String]
        var made: String
        var digest: String
        var left: [String]
        var told: String
    }

    /// Kinds with the day on which their examples count as received.
    static let kinds = [
        ("resource-registration", "2026-01-05", "zip"), ("change", "2026-03-02", "zip"),
        ("supplement", "2026-01-07", "zip"), ("data-demand", "2026-11-02", "xml"),
    ]

    @Test("typed in by a person, files attached, made and checked", arguments: kinds)
    func fill(kind: String, day: String, ending: String) throws {
        let workspace = try DemoWorkspace.shared.get()
        let downloads = Scratch.fresh("downloads")
        let example = Scratch.package + "/schemas/examples/" + kind
        let found = try BrowserScript.run(
            "fill", workspace.forms, kind, example + ".xml", example, downloads, as: Filled.self)
        #expect(found.empty > 3)
        #expect(found.focused.hasSuffix("/@id"))
        #expect(found.early == [])
        #expect(found.left == [])
        #expect(found.made.hasSuffix("." + ending))
        let digest = try run("/usr/bin/sha256sum", [found.made])
        #expect("sha256:" + digest.text.prefix(64) == found.digest)
        #expect(found.told.contains("inbox/"))
        let checked = try workspace.check(found.made, received: day)
        #expect(checked.exitCode == 0, "\(checked.all)")
        if ending == "zip" {
            let listed = try run("/usr/bin/unzip", ["-t", found.made])
            #expect(listed.exitCode == 0, "\(listed.all)")
        }
    }

    struct Keys: Decodable {
        var drafts: [String]
        var made: String
        var rows: [Int]
        var row: String
        var field: String
        var said: String
        var value: String
        var after: String
        var unseen: [[String: Unseen]]

        /// Any value.
        struct Unseen: Decodable { init(from decoder: any Decoder) throws {} }
    }

    @Test("a withdrawal, and a row added and taken away, with keys alone")
    func keyboard() throws {
        let workspace = try DemoWorkspace.shared.get()
        let found = try BrowserScript.run(
            "keyboard", workspace.forms, Scratch.fresh("downloads"), as: Keys.self)
        #expect(found.drafts == ["CH-2026-0001"])
        #expect(found.rows == [1, 2, 1])
        #expect(found.row == "变动事项 2")
        #expect(found.field == "/application/changes[1]/change[2]/path[1]")
        #expect(found.said.contains("已添加第 2 项"))
        #expect(found.value == "新值")
        #expect(found.after == "变动事项 1")
        #expect(found.unseen.isEmpty)
        let checked = try workspace.check(found.made, received: "2026-11-28")
        #expect(checked.exitCode == 0, "\(checked.all)")
    }

    struct Mended: Decodable {
        struct Shown: Decodable, Hashable {
            var place: String
            var card: String
            var text: String
        }

        var shown: [Shown]
        var listed: [String]
        var invalid: [String]
        var focused: String
        var wide: [String]
        var left: [Shown]
        var made: String
        var kept: String
        var lacking: Int
        var exported: Bool
    }

    /// What is spoiled in the example: text, what takes its place, the field, what puts it right.
    private static let faults = [
        (
            #"date="2026-01-05">true"#, #"date="2026-02-05">true"#,
            "/application/commitment[1]", "/application/commitment[1]/@date", "2026-01-05"
        ),
        (
            "<classification>theme<", "<classification>thematic<",
            "/application/resource[1]/classification[1]",
            "/application/resource[1]/classification[1]", "theme"
        ),
        (
            "<industry>G5411<", "<industry>Z5411<", "/application/resource[1]/industry[1]",
            "/application/resource[1]/industry[1]", "G5411"
        ),
        (
            "<disputed>false</disputed>", "", "/application/resource[1]/rights[1]/disputed[1]",
            "/application/resource[1]/rights[1]/disputed[1]", "false"
        ),
    ]

    @Test("a returned package is loaded with the return, put right where it says, and accepted")
    func mend() throws {
        let workspace = try DemoWorkspace()
        let package = try spoiled(in: workspace)
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05T09:00")
        let returned = try #require(try workspace.papers("return").first)
        let mending = Dictionary(uniqueKeysWithValues: FillingTests.faults.map { ($0.3, $0.4) })
        let found = try BrowserScript.run(
            "mend", workspace.forms, "resource-registration", package, returned,
            String(decoding: try JSONEncoder().encode(mending), as: UTF8.self),
            Scratch.fresh("downloads"), as: Mended.self)
        #expect(
            Set(found.shown.map(\.place)).isSuperset(of: FillingTests.faults.map(\.2)),
            "\(found.shown)")
        #expect(found.listed.count == found.shown.count)
        #expect(found.shown.allSatisfy { $0.text.hasPrefix("退回：") })
        #expect(Set(found.invalid).isSuperset(of: FillingTests.faults.map(\.2)))
        #expect(found.focused == found.shown.first?.place)
        #expect(found.wide == [])
        #expect(found.left == [], "\(found.left)")
        let checked = try workspace.check(found.made, received: "2026-01-06")
        #expect(checked.exitCode == 0, "\(checked.all)")
        #expect(found.kept.contains("<classification>theme</classification>"))
        #expect(found.lacking == 4)
        #expect(found.exported)
        // And the registry itself opens a case.
        try workspace.drop(found.made, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06T09:00")
        #expect(try workspace.papers("acceptance").count == 1)
    }

    /// A package with faults, as a department would make it with an editor and a packer.
    private func spoiled(in workspace: DemoWorkspace) throws -> String {
        let draft = Scratch.fresh("draft")
        let made = try dengji(
            "new", "resource-registration", "--applicant", DemoWorkspace.traffic, "--id", "RT-1",
            "--created", "2026-01-05T08:30:00+08:00", "-o", draft, "--workspace", workspace.root)
        try #require(made.exitCode == 0, "\(made.all)")
        let good = Scratch.fresh("good")
        let packed = try dengji(
            "pack", draft, "-o", good + ".zip", "--received", "2026-01-05", "--workspace",
            workspace.root)
        try #require(packed.exitCode == 0, "\(packed.all)")
        #expect(try run("/usr/bin/unzip", ["-q", good + ".zip", "-d", good]).exitCode == 0)
        var text = try String(contentsOfFile: good + "/application.xml", encoding: .utf8)
        for (old, new, _, _, _) in FillingTests.faults {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: good + "/application.xml", atomically: true, encoding: .utf8)
        let package = Scratch.fresh("bad") + ".zip"
        let zipped = try run(
            "/bin/sh", ["-c", "cd '\(good)' && zip -q -r '\(package)' application.xml attachments"])
        try #require(zipped.exitCode == 0, "\(zipped.all)")
        return package
    }
}
