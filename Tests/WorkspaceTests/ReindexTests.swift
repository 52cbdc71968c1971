import Foundation
import Testing

@Suite("dengji reindex")
struct ReindexTests {
    private let files = FileManager.default

    private func spoil(_ path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try files.removeItem(atPath: path)
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    private func find(_ folder: String, _ suffix: String, _ workspace: DemoWorkspace) throws
        -> String
    {
        try #require(try workspace.files(below: folder).first { $0.hasSuffix(suffix) })
    }

    @Test("lost and changed files come back from a backup, and the index is made anew")
    func fromBackup() throws {
        let workspace = try DemoWorkspace(.registered)
        let copy = Scratch.fresh("backup")
        let made = try workspace.dengji("backup", copy)
        try #require(made.exitCode == 0, "\(made.all)")
        let entry = try find("registry/register", ".xml", workspace)
        let record = try find("registry/archive", "/case.xml", workspace)
        let paper = try find("registry/archive", "-acceptance.xml", workspace)
        let wanted = try [entry, record, paper].map {
            try Data(contentsOf: URL(fileURLWithPath: $0))
        }
        try files.removeItem(atPath: entry)
        try spoil(record)
        try files.removeItem(atPath: paper)
        try "no index".write(
            toFile: workspace.root + "/registry/index.sqlite", atomically: true, encoding: .utf8)
        let back = try workspace.dengji("reindex", "--from", copy)
        #expect(back.exitCode == 0 && back.text.contains(copy), "\(back.all)")
        // The acceptance lies in the recipient's folder too.
        #expect(back.text.contains("brought back from outbox/"), "\(back.text)")
        #expect(back.text.contains("3 brought back, 0 made anew, 0 not"), "\(back.text)")
        let found = try [entry, record, paper].map {
            try Data(contentsOf: URL(fileURLWithPath: $0))
        }
        #expect(found == wanted)
        try workspace.expectWhole()
        let searched = try workspace.dengji("find", "370900-2026-000001")
        #expect(searched.exitCode == 0 && searched.text.contains("370900-2026-000001"))
    }

    @Test("a rule of the set in force comes back from schemas/ alone")
    func fromSchemas() throws {
        let workspace = try DemoWorkspace(.review)
        let rule = try find("registry/rules", "/procedures/registration.xml", workspace)
        try files.removeItem(atPath: rule)
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 1)
        let back = try workspace.dengji("reindex")
        #expect(back.exitCode == 0 && back.text.contains("schemas/"), "\(back.all)")
        try workspace.expectWhole()
    }

    @Test("pages are made anew by the next run where that is asked for")
    func views() throws {
        let workspace = try DemoWorkspace(.registered)
        let page = workspace.root + "/outbox/public/index.html"
        try files.removeItem(atPath: page)
        #expect(try workspace.dengji("reindex").exitCode == 0)
        try workspace.turn("2026-01-23")
        #expect(try workspace.dengji("reindex", "--views").exitCode == 0)
        try workspace.turn("2026-01-23T10:00")
        #expect(files.fileExists(atPath: page))
        try workspace.expectWhole()
    }

    @Test("it does not work beside a watcher, nor from what is no backup")
    func refused() throws {
        let workspace = try DemoWorkspace(.review)
        #expect(try workspace.dengji("reindex", "--from", workspace.root).exitCode == 3)
        let watcher = try RunningWatcher(workspace)
        let refused = try workspace.dengji("reindex")
        #expect(refused.exitCode == 3 && refused.errors.contains("at work"), "\(refused.all)")
        try watcher.finish()
    }
}
