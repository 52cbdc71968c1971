import Foundation
import Testing

@Suite("Bags are brought in by their folder")
struct ImportTests {
    private static let source = "12370900MB2837999X"
    private let story: BagStory
    private var workspace: DemoWorkspace { story.workspace }
    private var imported: String {
        workspace.root + "/registry/archive/imported/" + ImportTests.source
    }

    init() throws { story = try BagStory() }

    private func take(_ folder: String, _ further: String...) throws -> Outcome {
        try RunningProgram(
            Scratch.program,
            [
                "archive", "import", folder, "--from", ImportTests.source, "--workspace",
                workspace.root,
            ] + further
        ).wait()
    }

    @Test("a bag from elsewhere is kept as it came, listed, verified, and exported again")
    func takenIn() throws {
        let bag = try story.copy()
        let taken = try take(bag, "--name", "bag-1")
        #expect(taken.exitCode == 0, "\(taken.all)")
        let same = try tool("diff", ["-r", bag, imported + "/bag-1"])
        #expect(same.exitCode == 0, "\(same.all)")
        try workspace.expectWhole()
        let list = try workspace.dengji("archive", "list")
        #expect(list.text.contains("\(ImportTests.source)/bag-1"), "\(list.all)")
        #expect(list.text.contains(BagStory.number))
        let year = try workspace.dengji("archive", "list", "--year", "2026")
        #expect(!year.text.contains("bag-1"), "\(year.all)")
        let out = Scratch.fresh("export")
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        let exported = try workspace.dengji(
            "archive", "export", "\(ImportTests.source)/bag-1", "-o", out)
        #expect(exported.exitCode == 0, "\(exported.all)")
        #expect(try tool("diff", ["-r", bag, out + "/bag-1"]).exitCode == 0)
        // It is ours to keep, not ours to believe: no case, and the watcher goes on.
        #expect(try workspace.dengji("status").exitCode == 0)
        try workspace.turn("2026-01-23")
        try workspace.expectWhole()
        // A file of it is as much the journal's as any.
        let paper = imported + "/bag-1/data/0003-acceptance.xml"
        _ = try tool("chmod", ["u+w", paper])
        _ = try tool("sed", ["-i", "s/a/b/", paper])
        let verified = try workspace.dengji("verify", workspace.root)
        #expect(verified.exitCode == 1 && verified.text.contains("[differs]"), "\(verified.all)")
        #expect(verified.text.contains("bag-1/data/0003-acceptance.xml"))
    }

    @Test(
        "one that is there already, damaged, or badly named is refused, and nothing is left of it")
    func refused() throws {
        let bag = try story.copy()
        #expect(try take(bag, "--name", "bag-1").exitCode == 0)
        let again = try take(bag, "--name", "bag-1")
        #expect(again.exitCode == 2 && again.errors.contains("bag-1"), "\(again.all)")
        let journal = try lineCount()
        let damaged = try story.copy()
        _ = try tool("sed", ["-i", "s/a/b/", damaged + "/data/0003-acceptance.xml"])
        let changed = try take(damaged)
        #expect(changed.exitCode == 3 && changed.errors.contains("0003-acceptance.xml"))
        let linked = try story.copy()
        _ = try tool("rm", [linked + "/data/0003-acceptance.xml"])
        _ = try tool(
            "ln", ["-s", bag + "/data/0003-acceptance.xml", linked + "/data/0003-acceptance.xml"])
        let link = try take(linked)
        #expect(link.exitCode == 3 && link.errors.contains("0003-acceptance.xml"), "\(link.all)")
        let escaping = try story.copy()
        try
            ("0000000000000000000000000000000000000000000000000000000000000000  ../../etc/passwd\n"
            + (try workspace.read(escaping + "/manifest-sha256.txt")))
            .write(toFile: escaping + "/manifest-sha256.txt", atomically: true, encoding: .utf8)
        #expect(try take(escaping).exitCode == 3)
        for name in ["../x", ".x", "名", "a/b"] {
            let named = try take(bag, "--name", name)
            #expect(named.exitCode == 2, "\(name): \(named.all)")
        }
        #expect(try take(workspace.root + "/samples").exitCode == 2)
        #expect(try lineCount() == journal)
        #expect(try workspace.names(in: imported) == ["bag-1"])
        try workspace.expectWhole()
    }

    @Test("a name of a person stays out of the journal")
    func names() throws {
        let bag = try story.copy()
        _ = try tool(
            "sh",
            [
                "-c",
                """
                cd "$0" && mv data/0003-acceptance.xml data/张某.xml &&
                sed -i 's/0003-acceptance/张某/' manifest-sha256.txt &&
                sed -i '/case.xml/d' manifest-sha256.txt && rm data/case.xml &&
                sed -i '/Payload-Oxum/d' bag-info.txt &&
                sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
                """, bag,
            ])
        let verified = try BagStory.verify(bag)
        #expect(verified.exitCode == 0, "\(verified.all)")
        let taken = try take(bag)
        #expect(taken.exitCode == 2 && taken.errors.contains("张某"), "\(taken.all)")
        try workspace.expectWhole()
    }

    @Test("a lost bag goes back into its place, whole or not at all")
    func putBack() throws {
        let copy = try story.copy()
        let there = try workspace.dengji("archive", "import", copy)
        #expect(there.exitCode == 2, "\(there.all)")
        let journal = try lineCount()
        _ = try tool("chmod", ["-R", "u+w", story.bag])
        try FileManager.default.removeItem(atPath: story.bag)
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 1)
        // Whole in itself, but not what the journal says.
        let other = try story.copyOf(copy)
        _ = try tool(
            "sh",
            [
                "-c",
                """
                cd "$0" && sed -i 's/办结结果: registered/办结结果: refused/' bag-info.txt &&
                sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
                """, other,
            ])
        #expect(try BagStory.verify(other).exitCode == 0)
        let refused = try workspace.dengji("archive", "import", other)
        #expect(refused.exitCode == 3 && refused.errors.contains("bag-info.txt"), "\(refused.all)")
        #expect(!FileManager.default.fileExists(atPath: story.bag))
        let back = try workspace.dengji("archive", "import", copy)
        #expect(back.exitCode == 0, "\(back.all)")
        #expect(try lineCount() == journal)
        try workspace.expectWhole()
        #expect(try workspace.dengji("explain", BagStory.number).exitCode == 0)
    }

    private func lineCount() throws -> Int {
        try workspace.files(below: "registry/journal").reduce(0) {
            try $0 + workspace.read($1).split(separator: "\n").count
        }
    }
}

extension BagStory {
    /// A copy of a copy.
    func copyOf(_ bag: String) throws -> String {
        let target = Scratch.fresh("bag")
        let copied = try tool("cp", "-a", bag, target)
        try #require(copied.exitCode == 0, "\(copied.errors)")
        return target
    }
}
