import Foundation
import Testing

@Suite("Closed cases as one ZIP each")
struct ZippedBagTests {
    @Test("a ZIP holds the bag, other programs read it, and the workspace is whole")
    func made() throws {
        let story = try ZippedBagStory()
        let archive = story.workspace.root + "/registry/archive/2026"
        #expect(try story.workspace.names(in: archive) == ["01"])
        #expect(try story.workspace.names(in: archive + "/01") == [BagStory.number + ".zip"])
        let staging = story.workspace.root + "/registry/staging/bags"
        #expect(try story.workspace.names(in: staging) == [])
        for command in [
            ["unzip", "-tq"], ["python3", "-m", "zipfile", "-t"], ["bsdtar", "-tf"],
        ] {
            let read = try tool(command[0], command.dropFirst() + [story.zip])
            #expect(read.exitCode == 0, "\(command): \(read.all)")
        }
        let listed = try tool("bsdtar", "-tvf", story.zip)
        #expect(listed.text.contains("\(BagStory.number)/data/0001-application.zip"))
        let methods = try tool("unzip", "-v", story.zip)
        #expect(!methods.text.contains("Defl") && methods.text.contains("Stored"))
        try story.workspace.expectWhole()
    }

    @Test(
        "unpacked, PyPI's bagit validates it",
        .enabled(if: BagStory.reachesPyPI, "make oracles found PyPI out of reach"))
    func bagit() throws {
        let story = try ZippedBagStory()
        let folder = Scratch.fresh("unpacked")
        let unpacked = try tool("unzip", "-q", story.zip, "-d", folder)
        try #require(unpacked.exitCode == 0, "\(unpacked.all)")
        let whole = try BagStory.bagit(folder + "/" + BagStory.number)
        #expect(whole.exitCode == 0, "\(whole.all)")
        #expect(try BagStory.verify(folder).exitCode == 0)
    }

    @Test("status, explain, find and lists read it where it lies")
    func commands() throws {
        let story = try ZippedBagStory()
        let place = "archive/2026/01/\(BagStory.number).zip"
        for command in ["status", "explain"] {
            let said = try story.workspace.dengji(command, BagStory.number)
            #expect(said.exitCode == 0 && said.text.contains(place), "\(said.all)")
            #expect(!said.all.contains("changed") || command == "explain")
        }
        let status = try story.workspace.dengji("status")
        #expect(status.exitCode == 0, "\(status.all)")
        let found = try story.workspace.dengji("find", "公交")
        #expect(found.exitCode == 0 && found.text.contains(BagStory.number), "\(found.all)")
        let listed = try story.workspace.dengji(
            "archive", "list", "--year", "2026", "--format", "json")
        #expect(listed.exitCode == 0 && listed.text.contains(place), "\(listed.all)")
        #expect(listed.text.contains("DEMO-DJ·2026-D30-0001"))
        let due = try story.workspace.dengji("archive", "due", "--on", "2057-01-01")
        #expect(due.exitCode == 0 && due.text.contains(BagStory.number), "\(due.all)")
        let settings = try story.workspace.dengji("config", "show")
        #expect(settings.exitCode == 0 && settings.text.contains("zip"), "\(settings.all)")
        let bagged = try story.workspace.dengji("archive", "bag")
        #expect(bagged.exitCode == 0 && bagged.text.contains("no case"), "\(bagged.all)")
        let site = try story.workspace.dengji("site")
        #expect(site.exitCode == 0, "\(site.all)")
        try story.workspace.expectWhole()
    }

    @Test("export and transfer hand over unpacked bags")
    func handedOver() throws {
        let story = try ZippedBagStory()
        let folder = story.workspace.root + "/samples"
        let exported = try story.workspace.dengji(
            "archive", "export", BagStory.number, "-o", folder)
        #expect(exported.exitCode == 0, "\(exported.all)")
        let unpacked = Scratch.fresh("unpacked")
        _ = try tool("unzip", "-q", story.zip, "-d", unpacked)
        let same = try tool("diff", "-r", unpacked, folder + "/" + BagStory.number)
        #expect(same.text.isEmpty || same.text.contains("Only in"), "\(same.all)")
        let equal = try tool(
            "diff", "-r", unpacked + "/" + BagStory.number, folder + "/" + BagStory.number)
        #expect(equal.exitCode == 0, "\(equal.all)")
        let transfer = try story.workspace.dengji(
            "archive", "transfer", "--year", "2026", "-o", folder + "/transfer")
        #expect(transfer.exitCode == 0, "\(transfer.all)")
        let list = try story.workspace.read(folder + "/transfer/移交清单.xml")
        #expect(list.contains("folder=\"bags/\(BagStory.number)\""))
        let verified = try BagStory.verify(folder + "/transfer", "--anchor", story.anchor)
        #expect(verified.exitCode == 0, "\(verified.all)")
    }

    @Test("verify needs no workspace; with the anchor it verifies signatures too")
    func anywhere() throws {
        let story = try ZippedBagStory()
        let copy = try story.copy()
        let plain = try BagStory.verify(copy)
        #expect(plain.exitCode == 0 && plain.text.contains(BagStory.number), "\(plain.all)")
        let signed = try BagStory.verify(copy, "--anchor", story.anchor)
        #expect(signed.exitCode == 0 && signed.text.contains("8 signatures"), "\(signed.all)")
        let folder = URL(fileURLWithPath: copy).deletingLastPathComponent().path
        let below = try BagStory.verify(folder, "--anchor", story.anchor)
        #expect(below.exitCode == 0 && below.text.contains("8 signatures"), "\(below.all)")
    }

    /// What Python does to the bytes of the ZIP, and what is said of it.
    static let damages: [(named: [String], change: String)] = [
        (["[bag-changed]", "data/case.xml"], "b[b.index(b'data/case.xml') + 90] ^= 1"),
        (["[bag-zip]", "byte 4,"], "b[4] ^= 1"),
        (["[bag-zip]"], "b.append(0)"),
        (["[bag-zip]"], "b.insert(0, 0)"),
        (["[bag-zip]", "end records"], "del b[-1]"),
        (["[bag-zip]", "central directory"], "b[b.rindex(b'PK\\x01\\x02')] ^= 1"),
        (["[bag-changed]", "bag-info.txt"], "b[b.index(b'2056')] ^= 1"),
    ]

    @Test("each damage is named, outside and in the workspace", arguments: 0..<7)
    func damaged(row: Int) throws {
        let story = try ZippedBagStory()
        let damage = Self.damages[row]
        let script =
            "import sys; p = sys.argv[1]; b = bytearray(open(p, 'rb').read()); "
            + "\(damage.change); open(p, 'wb').write(b)"
        let copy = try story.copy()
        _ = try tool("chmod", "u+w", story.zip)
        for path in [copy, story.zip] {
            let done = try tool("python3", "-c", script, path)
            try #require(done.exitCode == 0, "\(done.all)")
        }
        let verified = try BagStory.verify(copy)
        #expect(verified.exitCode == 1)
        for text in damage.named + [BagStory.number, "what to do"] {
            #expect(verified.text.contains(text), "\(text)\n\(verified.all)")
        }
        let inside = try story.workspace.dengji("verify", story.workspace.root)
        #expect(inside.exitCode == 1)
        let code = damage.named[0] == "[bag-zip]" ? "[zip-damaged]" : "[differs]"
        for text in [code, BagStory.number + ".zip"] {
            #expect(inside.text.contains(text), "\(text)\n\(inside.all)")
        }
        // Other commands say it and go on.
        #expect(try story.workspace.dengji("status").exitCode == 0)
        #expect(try story.workspace.dengji("archive", "list", "--year", "2026").exitCode <= 1)
    }

    @Test("folders and ZIPs live side by side when the setting changes")
    func bothForms() throws {
        let story = try ZippedBagStory()
        try story.set("folder")
        try story.closeAnother()
        let archive = story.workspace.root + "/registry/archive/2026"
        #expect(try story.workspace.names(in: archive) == ["01", "370900-2026-000002"])
        try story.workspace.expectWhole()
        let listed = try story.workspace.dengji("archive", "list", "--year", "2026")
        #expect(listed.text.contains(BagStory.number) && listed.text.contains("000002"))
        let verified = try BagStory.verify(archive, "--anchor", story.anchor)
        #expect(verified.exitCode == 0, "\(verified.all)")
        #expect(verified.text.contains("000001.zip: ") && verified.text.contains("000002: "))
    }

    @Test("a case that an earlier program closed in a plain folder becomes a ZIP on demand")
    func earlier() throws {
        let workspace = DemoWorkspace(root: Scratch.fresh("before-bags-zip"))
        let fixture = Scratch.package + "/Tests/Fixtures/workspaces/before-bags.tar.xz"
        let made = try tool(
            "sh", "-c", "mkdir \"$1\" && tar -xJf \"$0\" -C \"$1\"", fixture, workspace.root)
        try #require(made.exitCode == 0, "\(made.all)")
        // The rules of that time know no form of bags: the present ones are adopted first.
        let copied = try tool(
            "cp", "-r", Scratch.package + "/schemas", workspace.root + "/schemas")
        try #require(copied.exitCode == 0, "\(copied.all)")
        let adopted = try workspace.dengji(
            "adopt", "--unsigned", "--reason", "归档形式", "--created", "2026-01-23T08:00:00+08:00")
        try #require(adopted.exitCode == 0, "\(adopted.all)")
        try workspace.turn("2026-01-23")
        let file = workspace.root + "/registry/config.xml"
        let text = try workspace.read(file)
        let changed =
            text.contains("<archive ")
            ? text.replacing("<archive ", with: "<archive form=\"zip\" ")
            : text.replacing(/<limit|<\/config>/) { "<archive form=\"zip\"/>" + $0.output }
        _ = try tool("chmod", "u+w", file)
        try changed.write(toFile: file, atomically: true, encoding: .utf8)
        let bagged = try workspace.dengji("archive", "bag", "--at", "2026-01-27T09:00:00+08:00")
        #expect(bagged.exitCode == 0 && bagged.text.contains("1 bags"), "\(bagged.all)")
        let zip = workspace.root + "/registry/archive/2026/01/" + BagStory.number + ".zip"
        #expect(try BagStory.verify(zip).exitCode == 0)
        try workspace.turn("2026-01-28")
        try workspace.expectWhole()
    }
}
