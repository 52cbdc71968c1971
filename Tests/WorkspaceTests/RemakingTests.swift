import Foundation
import Testing

@Suite("What follows from journal and papers is made anew")
struct RemakingTests {
    private let files = FileManager.default

    /// A resource registered and changed, and a second case under review.
    private func story() throws -> DemoWorkspace {
        let story = try AmendmentStory()
        let workspace = story.workspace
        try story.send(
            try story.application("change", "CH-1", on: "2026-02-02", [AmendmentStory.summary]),
            at: "2026-02-02")
        try story.decide("pass", "370900-2026-000002", on: "2026-02-03")
        try workspace.turn("2026-02-25")
        try workspace.drop(
            try workspace.package(
                "NEXT-2", ["370900-JT/000128": "370900-JT/000129"],
                created: "2026-02-25T16:00:00+08:00"), in: DemoWorkspace.traffic)
        try workspace.turn("2026-02-26")
        return workspace
    }

    @Test("all cases, entries and parties at once; then the watcher goes on with an open case")
    func everything() throws {
        let workspace = try story()
        try workspace.expectRemade()
        let number = "370900-2026-000003"
        try workspace.drop(
            text: try workspace.slip("pass", of: number), in: DemoWorkspace.registrar,
            as: "next.xml")
        try workspace.turn("2026-02-27")
        try workspace.turn("2026-03-20")
        #expect(try workspace.papers("certificate").count == 3)
        try workspace.expectRemade()
    }

    @Test("a single lost entry is made without the rest, and a changed one too")
    func one() throws {
        let workspace = try story()
        let entry = try #require(
            try workspace.derivedFiles().first { $0.contains("/registry/register/") })
        let whole = try Data(contentsOf: URL(fileURLWithPath: entry))
        try files.removeItem(atPath: entry)
        try (whole + Data(" ".utf8)).write(to: URL(fileURLWithPath: entry))
        let made = try workspace.dengji("reindex", "--format", "json")
        #expect(made.exitCode == 0 && made.text.contains("\"madeAnew\" : 1"), "\(made.all)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: entry)) == whole)
        try workspace.expectWhole()
    }

    @Test("where an application or a signed paper is lost too, all others are made and those named")
    func lostInput() throws {
        let workspace = try story()
        let first = workspace.root + "/registry/archive/2026/370900-2026-000001/data"
        let open = "registry/stages/registration/review/370900-2026-000003"
        let application = first + "/0001-application.zip"
        let acceptance = try #require(
            try workspace.files(below: open).first { $0.hasSuffix("-acceptance.xml") })
        let derived = try workspace.derivedFiles()
        let before = try workspace.contents(of: derived)
        let signed = try Data(contentsOf: URL(fileURLWithPath: acceptance))
        for path in derived + [application] { try files.removeItem(atPath: path) }
        for path in try workspace.files(below: "outbox") + [acceptance]
        where try Data(contentsOf: URL(fileURLWithPath: path)) == signed {
            try files.removeItem(atPath: path)
        }
        let made = try workspace.dengji("reindex")
        #expect(made.exitCode == 1, "\(made.all)")
        for path in [application, acceptance] {
            let name = String(path.dropFirst(workspace.root.count + 1))
            #expect(made.text.contains(name + ": NOT brought back"), "\(made.all)")
        }
        #expect(made.text.contains("0001-application.zip, which was sent then, is lost"))
        // The case of the lost application, its entry, and the change that rests on them are not made.
        let missing = derived.filter { !files.fileExists(atPath: $0) }
        #expect(missing.contains(first + "/case.xml"))
        #expect(
            missing.allSatisfy {
                $0.contains("370900-2026-000001") || $0.contains("370900-2026-000002")
            }, "\(missing)")
        for path in derived where !missing.contains(path) {
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before[path])
        }
        #expect(files.fileExists(atPath: workspace.root + "/" + open + "/case.xml"))
        // With the application back, the rest follows.
        try files.copyItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: application)
        let again = try workspace.dengji("reindex")
        #expect(again.exitCode == 1 && again.text.contains("1 not"), "\(again.all)")
        #expect(try workspace.contents(of: derived) == before)
    }

    @Test("an entry of a case that an order destroyed is named; all else is made")
    func destroyed() throws {
        let story = try DisposalStory()
        let workspace = story.workspace
        try workspace.turn("2030-01-03")
        try story.order()
        try workspace.turn("2030-01-04T12:00")
        let derived = try workspace.derivedFiles()
        let before = try workspace.contents(of: derived)
        for path in derived { try files.removeItem(atPath: path) }
        let made = try workspace.dengji("reindex")
        #expect(made.exitCode == 1 && made.text.contains(" 1 not"), "\(made.all)")
        #expect(made.text.contains("an order destroyed the case"), "\(made.all)")
        for path in derived where !path.contains("/registry/register/") {
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before[path])
        }
    }

    @Test("what an earlier program decided otherwise is named, and nothing is touched")
    func earlier() throws {
        let workspace = DemoWorkspace(root: Scratch.fresh("before-bags-lost"))
        let unpacked = try tool(
            "sh", "-c", "mkdir \"$1\" && tar -xJf \"$0\" -C \"$1\"",
            Scratch.package + "/Tests/Fixtures/workspaces/before-bags.tar.xz", workspace.root)
        try #require(unpacked.exitCode == 0, "\(unpacked.all)")
        let copied = try tool(
            "cp", "-r", Scratch.package + "/schemas", workspace.root + "/schemas")
        try #require(copied.exitCode == 0, "\(copied.all)")
        let record = workspace.root + "/registry/archive/2026/370900-2026-000001/case.xml"
        try files.removeItem(atPath: record)
        let kept = try workspace.files(below: "registry").filter { !$0.contains(".sqlite") }
        let before = try workspace.contents(of: kept)
        let lost = try workspace.dengji("reindex")
        #expect(lost.exitCode == 1 && lost.text.contains("journal line 1, played again"))
        #expect(!files.fileExists(atPath: record))
        let after = try workspace.contents(of: kept)
        #expect(
            after.filter { $0.key.hasSuffix("/lock") == false && before[$0.key] != $0.value }
                .isEmpty)
    }

    @Test("what people wrote comes back from the copy of it, and is named where that is gone too")
    func settings() throws {
        let workspace = try DemoWorkspace(.review)
        let config = workspace.root + "/registry/config.xml"
        try files.removeItem(atPath: config)
        let back = try workspace.dengji("reindex")
        #expect(back.exitCode == 0 && back.text.contains("registry/adopted/"), "\(back.all)")
        try workspace.expectWhole()
        try files.removeItem(atPath: config)
        try files.removeItem(atPath: workspace.root + "/registry/adopted")
        let lost = try workspace.dengji("reindex")
        #expect(lost.exitCode == 1 && lost.text.contains("no copy is kept"), "\(lost.all)")
    }
}
