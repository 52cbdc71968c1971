import Foundation
import Testing

@Suite("dengji verify --since")
struct VerifySinceTests {
    /// Changes one byte of a file and nothing else, not even its size.
    private func spoil(_ path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(fileURLWithPath: path))
        if let mode {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
    }

    private func file(_ suffix: String, _ workspace: DemoWorkspace) throws -> String {
        try #require(
            try workspace.files(below: "registry/archive").first { $0.hasSuffix(suffix) })
    }

    @Test("younger lines are looked into, older ones are not, and the report says so")
    func younger() throws {
        let workspace = try DemoWorkspace(.registered)
        try spoil(try file("-application.zip", workspace))
        let whole = try workspace.dengji("verify", workspace.root, "--format", "json")
        #expect(whole.exitCode == 1 && whole.text.contains("\"isComplete\" : true"))
        let late = try workspace.dengji("verify", workspace.root, "--since", "2026-01-22")
        #expect(late.exitCode == 0, "\(late.all)")
        #expect(late.text.contains("was not looked at"), "\(late.text)")
        let json = try workspace.dengji(
            "verify", workspace.root, "--since", "2026-01-22", "--format", "json")
        #expect(json.text.contains("\"isComplete\" : false"))
        #expect(!json.text.contains("\"linesNotRead\" : 0"), "\(json.text)")
        #expect(!json.text.contains("\"papers\" : 0"), "\(json.text)")
        #expect(!json.text.contains("\"entries\" : 0"), "\(json.text)")
        let old = try workspace.dengji("verify", workspace.root, "--since", "1")
        #expect(old.exitCode == 1, "the application came with line 1: \(old.all)")
        try spoil(try file("-certificate.xml", workspace))
        let issued = try workspace.dengji(
            "verify", workspace.root, "--since", "2026-01-22T00:00:00+08:00")
        #expect(issued.exitCode == 1 && issued.text.contains("-certificate.xml"))
    }

    @Test("the ledger vouches for what comes before; where it does not, everything is read")
    func before() throws {
        let workspace = try DemoWorkspace(.registered)
        let verify = { try workspace.dengji("verify", workspace.root, "--since", "2026-01-22") }
        let stray = workspace.root + "/registry/stages/mine.txt"
        try "x".write(toFile: stray, atomically: true, encoding: .utf8)
        let paper = try file("-acceptance.xml", workspace)
        try FileManager.default.removeItem(atPath: paper)
        let young = try verify()
        #expect(young.exitCode == 0, "\(young.all)")
        let tile = try #require(
            try workspace.files(below: "outbox/public/ledger/tile/0").max {
                $0.localizedStandardCompare($1) == .orderedAscending
            })
        let bytes = try Data(contentsOf: URL(fileURLWithPath: tile))
        var changed = bytes
        changed[0] ^= 1
        try changed.write(to: URL(fileURLWithPath: tile))
        let all = try verify()
        #expect(all.exitCode == 1, "\(all.all)")
        for code in ["ledger-tile", "stray", "missing"] {
            #expect(all.text.contains("[\(code)]"), "\(all.all)")
        }
        #expect(all.text.contains("were checked whole"), "\(all.text)")
        try bytes.write(to: URL(fileURLWithPath: tile))
        #expect(try verify().exitCode == 0)
        let segment = try #require(try workspace.files(below: "registry/journal").first)
        let text = try workspace.read(segment)
        try text.replacingOccurrences(of: "\"closed:registered\"", with: "\"closed:Registered\"")
            .write(toFile: segment, atomically: true, encoding: .utf8)
        let cut = try verify()
        #expect(cut.exitCode == 1 && cut.text.contains("[journal-damaged]"), "\(cut.all)")
        #expect(cut.text.contains("affects every case with this line or a later one"))
    }

    @Test("a young part of the status list that was changed or is gone is found")
    func list() throws {
        let workspace = try DemoWorkspace(.registered)
        let shard = try #require(
            try workspace.files(below: "outbox/public/status").first { $0.hasSuffix(".xml") })
        try spoil(shard)
        let found = try workspace.dengji("verify", workspace.root, "--since", "2026-01-22")
        #expect(found.exitCode == 1, "\(found.all)")
        try FileManager.default.removeItem(atPath: shard)
        let gone = try workspace.dengji("verify", workspace.root, "--since", "2026-01-22")
        #expect(gone.exitCode == 1, "\(gone.all)")
    }

    @Test("each finding says what it affects and what to do, in both languages")
    func advice() throws {
        let workspace = try DemoWorkspace(.registered)
        let entry = try #require(
            try workspace.files(below: "registry/register").first { $0.hasSuffix(".xml") })
        try spoil(entry)
        try spoil(workspace.root + "/registry/parties/\(DemoWorkspace.water).xml")
        try spoil(try #require(try workspace.papers("certificate").first))
        let found = try workspace.dengji("verify", workspace.root, "--format", "json")
        #expect(found.exitCode == 1)
        let number = URL(fileURLWithPath: entry).deletingPathExtension().lastPathComponent
        for words in [
            "affects case 370900-2026-000001", "what this party sends", "dengji resend",
            "dengji reindex --from", "该单位今后的来件和收件", number,
        ] {
            #expect(found.text.contains(words), "\(words): \(found.text)")
        }
        #expect(!found.text.contains("\"adviceEn\" : \"\""))
        #expect(!found.text.contains("\"adviceZh\" : \"\""))
    }

    @Test("it is for workspaces, and a line or a time")
    func usage() throws {
        let workspace = try DemoWorkspace(.review)
        let paper = try #require(try workspace.papers().first)
        #expect(try workspace.dengji("verify", paper, "--since", "1").exitCode == 2)
        let wrong = try workspace.dengji("verify", workspace.root, "--since", "yesterday")
        #expect(wrong.exitCode == 2 && wrong.errors.contains("2026-01-05"), "\(wrong.all)")
        let future = try workspace.dengji("verify", workspace.root, "--since", "9999")
        #expect(future.exitCode == 0, "\(future.all)")
    }
}
