import Foundation
import Testing

@Suite("A closed case is a bag that anybody can check")
struct BagTests {
    @Test("it is made with the closing line, and its digests are those of sha256sum")
    func made() throws {
        let story = try BagStory()
        #expect(
            try story.workspace.names(in: story.bag) == [
                "bag-info.txt", "bagit.txt", "data", "manifest-sha256.txt",
                "tagmanifest-sha256.txt",
            ])
        let sums = try tool(
            "sh",
            [
                "-c",
                "cd \"$0\" && sha256sum --check --strict --quiet *manifest-sha256.txt && "
                    + "test $(find data -type f | wc -l) = $(wc -l < manifest-sha256.txt)",
                story.bag,
            ])
        #expect(sums.exitCode == 0, "\(sums.all)")
        let information = try story.workspace.read(story.bag + "/bag-info.txt")
        for line in [
            "External-Identifier: 370900-2026-000001", "档号: DEMO-DJ·2026-D30-0001",
            "Internal-Sender-Identifier: DJ-370900-2026-000001-X", "保管期限(年): 30",
            "保管期限起算: 2027-01-01", "保管期限届满: 2056-12-31", "办结结果: registered",
        ] {
            #expect(information.contains(line + "\n"), "\(line)\n\(information)")
        }
        try story.workspace.expectWhole()
        let status = try story.workspace.dengji("status", BagStory.number)
        #expect(status.text.contains("archive/2026/370900-2026-000001/data"), "\(status.all)")
    }

    @Test(
        "PyPI's bagit validates it, and names what is changed as this program does",
        .enabled(if: BagStory.reachesPyPI, "make oracles found PyPI out of reach"))
    func bagit() throws {
        let story = try BagStory()
        let whole = try BagStory.bagit(story.bag)
        #expect(whole.exitCode == 0, "\(whole.all)")
        let copy = try story.copy()
        try change(copy + "/data/0003-acceptance.xml")
        let changed = try BagStory.bagit(copy)
        #expect(changed.exitCode != 0 && changed.all.contains("data/0003-acceptance.xml"))
    }

    @Test("verify needs no workspace, and with the anchor it verifies signatures too")
    func anywhere() throws {
        let story = try BagStory()
        let copy = try story.copy()
        _ = try tool("chmod", ["-R", "a-w", copy])
        let plain = try BagStory.verify(copy)
        #expect(plain.exitCode == 0, "\(plain.all)")
        #expect(plain.text.contains("--anchor"))
        let signed = try BagStory.verify(copy, "--anchor", story.anchor)
        #expect(signed.exitCode == 0, "\(signed.all)")
        #expect(signed.text.contains("8 signatures"), "\(signed.text)")
        _ = try tool("chmod", ["-R", "u+w", copy])
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var named: [String]
        /// For `sh`, in the bag's folder.
        var script: String
    }

    static let damages = [
        Damage(
            testDescription: "a changed byte",
            named: ["[bag-changed]", "data/0003-acceptance.xml"],
            script: "sed -i 's/受理/受裡/' data/0003-acceptance.xml"),
        Damage(
            testDescription: "a missing paper",
            named: ["[bag-missing]", "data/0009-certificate.xml"],
            script: "rm -f data/0009-certificate.xml"),
        Damage(
            testDescription: "an added paper", named: ["[bag-added]", "data/0011-note.xml"],
            script: "echo x > data/0011-note.xml"),
        Damage(
            testDescription: "a file beside the payload", named: ["[bag-added]", "note.txt"],
            script: "echo x > note.txt"),
        Damage(
            testDescription: "a link in place of a paper",
            named: ["[bag-changed]", "data/0004-slip.xml"],
            script: "mv data/0004-slip.xml ../$$.xml; ln -s ../../$$.xml data/0004-slip.xml"),
        Damage(
            testDescription: "a changed tag file", named: ["[bag-changed]", "bag-info.txt"],
            script: "sed -i 's/2056/2026/' bag-info.txt"),
        Damage(
            testDescription: "a lost declaration", named: ["[bag-declaration]", "bagit.txt"],
            script: "rm -f bagit.txt"),
        Damage(
            testDescription: "a paper rewritten with its manifests",
            named: ["[bag-case]", "data/0004-slip.xml"],
            script: "sed -i 's/li/lo/' data/0004-slip.xml; "
                + "find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt; "
                + "sed -i '/Payload-Oxum/d' bag-info.txt; "
                + "sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt"),
    ]

    @Test("each damage is named with its file and the case", arguments: damages)
    func damaged(damage: Damage) throws {
        let story = try BagStory()
        let copy = try story.copy()
        let done = try tool("sh", ["-c", "cd \"$0\" && " + damage.script, copy])
        try #require(done.exitCode == 0, "\(done.all)")
        let verified = try BagStory.verify(copy)
        #expect(verified.exitCode == 1)
        for text in damage.named + [BagStory.number, "what to do"] {
            #expect(verified.text.contains(text), "\(text)\n\(verified.all)")
        }
        let json = try BagStory.verify(copy, "--format", "json")
        #expect(json.exitCode == 1 && json.text.contains("\"bags\""))
    }

    @Test("a bag of the workspace that is damaged is found by the journal too")
    func inWorkspace() throws {
        let story = try BagStory()
        _ = try tool("chmod", ["u+w", story.bag + "/bag-info.txt"])
        try change(story.bag + "/bag-info.txt")
        try "x".write(toFile: story.bag + "/more.txt", atomically: true, encoding: .utf8)
        let verified = try story.workspace.dengji("verify", story.workspace.root)
        #expect(verified.exitCode == 1)
        for text in ["[differs]", "/bag-info.txt", "[stray]", "/more.txt", BagStory.number] {
            #expect(verified.text.contains(text), "\(verified.all)")
        }
    }

    @Test("a workspace that a program before bags made opens, verifies, explains and goes on")
    func earlier() throws {
        let workspace = DemoWorkspace(root: Scratch.fresh("before-bags"))
        let fixture = Scratch.package + "/Tests/Fixtures/workspaces/before-bags.tar.xz"
        let made = try tool(
            "sh",
            [
                "-c",
                "mkdir \"$1\" && tar -xJf \"$0\" -C \"$1\" && mkdir \"$1/samples\" && "
                    + "cp -a \"$1\"/registry/rules/* \"$1/schemas\"",
                fixture, workspace.root,
            ])
        try #require(made.exitCode == 0, "\(made.all)")
        try workspace.expectWhole()
        let plain = "registry/archive/2026/370900-2026-000001"
        for command in ["status", "explain"] {
            let said = try workspace.dengji(command, BagStory.number)
            #expect(said.exitCode == 0 && said.text.contains(plain), "\(said.all)")
            #expect(!said.text.contains(plain + "/data"))
        }
        let listed = try workspace.dengji("archive", "list", "--year", "2026")
        #expect(listed.exitCode == 0 && listed.text.contains(BagStory.number), "\(listed.all)")
        // The next case under the same old rules becomes a bag beside it.
        let next = try workspace.package("NEXT-2", ["370900-JT/000128": "370900-JT/000129"])
        try workspace.drop(next, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-23")
        try workspace.drop(
            text: try workspace.slip("reject", of: "370900-2026-000002", reason: "材料不符"),
            in: DemoWorkspace.registrar, as: "reject.xml")
        try workspace.turn("2026-01-26")
        let bag = workspace.root + "/registry/archive/2026/370900-2026-000002"
        #expect(try BagStory.verify(bag).exitCode == 0)
        #expect(try workspace.names(in: workspace.root + "/" + plain).contains("case.xml"))
        try workspace.expectWhole()
        // On demand the earlier one becomes a bag too.
        let bagged = try workspace.dengji("archive", "bag", "--at", "2026-01-27T09:00:00+08:00")
        #expect(bagged.exitCode == 0 && bagged.text.contains("1 bags"), "\(bagged.all)")
        let old = try BagStory.verify(
            workspace.root + "/" + plain, "--anchor",
            workspace.root + "/outbox/public/authority.pem")
        #expect(old.exitCode == 0 && old.text.contains("8 signatures"), "\(old.all)")
        let again = try workspace.dengji("archive", "bag", "--at", "2026-01-27T09:00:00+08:00")
        #expect(again.exitCode == 0 && again.text.contains("no case"), "\(again.all)")
        try workspace.turn("2026-01-28")
        try workspace.expectWhole()
        let explained = try workspace.dengji("explain", BagStory.number)
        #expect(explained.exitCode == 0 && explained.text.contains(plain + "/data"))
    }

    private func change(_ path: String) throws {
        _ = try tool("chmod", ["u+w", path])
        let text = try String(contentsOfFile: path, encoding: .utf8)
        // As long as before, or the sum of sizes alone would tell.
        try (text.dropLast() + " ").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
