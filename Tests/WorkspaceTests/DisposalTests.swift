import Foundation
import Testing

@Suite("Cases are destroyed by a signed order alone, and leave a tombstone")
struct DisposalTests {
    @Test("an order destroys the bag, and everybody says so afterwards")
    func disposed() throws {
        let story = try DisposalStory()
        let workspace = story.workspace
        let seal = try story.tagManifest
        let certificate = try #require(
            try workspace.papers("certificate", to: DemoWorkspace.traffic).first)
        try workspace.turn("2030-01-03")
        let listed = try workspace.dengji("archive", "due", "--on", "2030-01-04")
        #expect(listed.text.contains(DisposalStory.number), "\(listed.all)")
        try story.order()
        try workspace.turn("2030-01-04T12:00")
        #expect(!FileManager.default.fileExists(atPath: story.bag))
        let paper = try #require(
            try workspace.papers("result", to: DemoWorkspace.registrar).last)
        let proof = try workspace.read(paper)
        for text in ["案卷销毁证明", DisposalStory.number, seal, "王鉴定", "李审批", "DEMO-DJ·2026-D1-0001"] {
            #expect(proof.contains(text), "\(text): \(proof)")
        }
        try expectTombstone(story, seal: seal)
        let order = try orderCase(workspace)
        for arguments in [
            ["status", DisposalStory.number], ["explain", DisposalStory.number],
        ] {
            let told = try RunningProgram(
                Scratch.program, arguments + ["--workspace", workspace.root]
            ).wait()
            #expect(told.exitCode == 0 && told.text.contains("2030-01-04"), "\(told.all)")
            #expect(told.text.contains(order) && told.text.contains(seal), "\(told.all)")
        }
        let looked = try workspace.dengji("find", DisposalStory.number)
        #expect(looked.exitCode == 0 && looked.errors.contains(order), "\(looked.all)")
        // Its own row went; the entry's stays.
        #expect(looked.text.contains(DisposalStory.entry) && !looked.text.contains("case "))
        let list = try workspace.dengji("archive", "list", "--year", "2026")
        #expect(list.exitCode == 0 && list.text.contains(order), "\(list.all)")
        let export = try workspace.dengji(
            "archive", "export", DisposalStory.number, "-o", workspace.root + "/samples")
        #expect(export.exitCode == 2 && export.errors.contains(order), "\(export.all)")
        #expect(try workspace.dengji("find", DisposalStory.entry).exitCode == 0)
        #expect(try workspace.dengji("report", "statistics").exitCode == 0)
        // What was issued stands, and its page is made anew from it.
        #expect(try workspace.dengji("verify", certificate).exitCode == 0)
        #expect(try workspace.dengji("site").exitCode == 0)
        #expect(
            try workspace.files(below: "outbox/public/entries").contains {
                $0.hasSuffix(DisposalStory.entry + ".html")
            }
                || workspace.files(below: "outbox/public").contains {
                    $0.contains(DisposalStory.entry)
                })
        try workspace.expectWhole()
    }

    @Test("a bag that comes back is named; the order itself is kept for ever")
    func comesBack() throws {
        let story = try DisposalStory()
        let copy = story.workspace.root + "/samples/copy"
        _ = try tool("cp", "-a", story.bag, copy)
        try story.workspace.turn("2030-01-03")
        try story.order()
        try story.workspace.turn("2030-01-04T12:00")
        try story.workspace.expectWhole()
        _ = try tool("cp", "-a", copy, story.bag)
        let verified = try story.workspace.dengji("verify", story.workspace.root)
        #expect(verified.exitCode == 1, "\(verified.all)")
        #expect(verified.text.contains("[disposed-present]"), "\(verified.text)")
        #expect(verified.text.contains(DisposalStory.number))
        let due = try story.workspace.dengji("archive", "due", "--on", "2199-01-01")
        #expect(!due.text.contains(try orderCase(story.workspace)), "\(due.all)")
        // Its copy is no case any more, and is told apart from what may be destroyed.
        let listed = try story.workspace.dengji("archive", "list")
        let rows = listed.text.split(separator: "\n").filter { $0.hasPrefix(DisposalStory.number) }
        #expect(rows.count == 1 && rows[0].contains("disposed of"), "\(listed.all)")
        #expect(listed.exitCode == 1 && listed.errors.contains("an order destroyed it"))
    }

    @Test("what came before is not answered from a docket that is gone")
    func repeated() throws {
        let story = try DisposalStory()
        try story.workspace.turn("2030-01-03")
        try story.order()
        try story.workspace.turn("2030-01-04T12:00")
        try story.workspace.drop(
            story.workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try story.workspace.turn("2030-01-05")
        let last = try #require(
            try story.workspace.papers("return", to: DemoWorkspace.traffic).last)
        #expect(rules(in: try story.workspace.read(last)) == ["REG-CASE-DISPOSED"])
        // A second order comes too late.
        let again = try story.sign(at: "2030-01-06T08:00:00+08:00")
        #expect(again.exitCode == 2 && again.errors.contains(DisposalStory.number))
        try story.workspace.expectWhole()
    }

    @Test("retention runs to its last day, and a standing entry keeps its case")
    func tooEarly() throws {
        let story = try DisposalStory()
        let asked = try story.sign(at: "2027-12-31T08:00:00+08:00")
        #expect(asked.exitCode == 2 && asked.errors.contains("2027-12-31"), "\(asked.all)")
        try story.order(at: "2027-12-31T08:00:00+08:00", "--no-check")
        try story.expectRefusal(
            ["REG-DISPOSAL-KEPT", "REG-DISPOSAL-ENTRY"], at: "2027-12-31T12:00")
        try story.order(at: "2028-01-01T08:00:00+08:00")
        try story.expectRefusal(["REG-DISPOSAL-ENTRY"], at: "2028-01-01T12:00")
    }

    @Test("what is ordered must be what lies there, once, and by two people")
    func otherThings() throws {
        let story = try DisposalStory()
        try story.workspace.turn("2030-01-03")
        let zeros = "sha256:" + String(repeating: "0", count: 64)
        let seal = try story.tagManifest
        try story.order(changing: [seal: zeros])
        try story.expectRefusal(["REG-DISPOSAL-DIFFERS"], at: "2030-01-04T12:00")
        try story.order(changing: [
            "D1-0001": "D1-0009", "<name>李审批</name>": "<name>王鉴定</name>",
        ])
        try story.expectRefusal(
            ["REG-DISPOSAL-CODE", "REG-DISPOSAL-APPROVAL"], at: "2030-01-04T12:01")
        let item = "<number>\(DisposalStory.number)</number>"
        try story.order(changing: [item: "<number>370900-2026-000777</number>"])
        try story.expectRefusal(["REG-DISPOSAL-UNKNOWN"], at: "2030-01-04T12:02")
    }

    @Test("nobody signs, or somebody else")
    func signers() throws {
        let story = try DisposalStory()
        try story.workspace.turn("2030-01-03")
        let refused = try story.sign(by: DemoWorkspace.traffic)
        #expect(refused.exitCode == 2, "\(refused.all)")
        try story.order(
            at: "2030-01-04T08:00:00+08:00", by: DemoWorkspace.traffic, "--no-check")
        try story.expectRefusal(["REG-DISPOSAL-ORDERER"], to: DemoWorkspace.traffic)
        let unsigned = story.workspace.root + "/samples/unsigned.xml"
        try story.order(
            at: "2030-01-04T09:00:00+08:00", by: DemoWorkspace.registrar, "-o", unsigned)
        let text = try story.workspace.read(unsigned)
            .replacing(/<Signature (?s:.*)<\/Signature>/, with: "")
        try story.workspace.drop(text: text, in: DemoWorkspace.registrar, as: "disposal.xml")
        try story.expectRefusal(["REG-SIGNATURE-REQUIRED"], at: "2030-01-04T13:00")
    }

    @Test("a bag with a file more, or one that is still open, is not destroyed")
    func unsound() throws {
        let story = try DisposalStory()
        try story.workspace.turn("2030-01-03")
        try story.order()
        let more = story.bag + "/data/more.txt"
        _ = try tool("chmod", ["u+w", story.bag + "/data"])
        try "x".write(toFile: more, atomically: true, encoding: .utf8)
        try story.workspace.turn("2030-01-04T12:00")
        let last = try #require(
            try story.workspace.papers("return", to: DemoWorkspace.registrar).last)
        #expect(rules(in: try story.workspace.read(last)) == ["REG-DISPOSAL-BAG"])
        let again = try story.sign(at: "2030-01-04T13:00:00+08:00")
        #expect(again.exitCode == 3 && again.errors.contains("more.txt"), "\(again.all)")
        try FileManager.default.removeItem(atPath: more)
        try story.workspace.expectWhole()
    }

    private func orderCase(_ workspace: DemoWorkspace) throws -> String {
        let list = try workspace.dengji("archive", "list", "--format", "json")
        let found = try #require(list.text.firstMatch(of: /"orderCase"\s*:\s*"([^"]*)"/))
        return String(found.1)
    }

    /// The journal's line has digests, codes and numbers; nothing of what the papers said.
    private func expectTombstone(_ story: DisposalStory, seal: String) throws {
        let journal = try story.workspace.read(
            story.workspace.root + "/registry/journal/2030-01.jsonl")
        let lines = journal.split(separator: "\n").filter { $0.contains("\"disposed\":[") }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.contains("\"disposed:\(DisposalStory.number)\""))
        #expect(line.contains("\"folder\":\"archive/2026/\(DisposalStory.number)\""))
        #expect(line.contains("\"tagManifest\":\"\(seal)\""))
        for personal in ["王鉴定", "李审批", "公交", "保管期限届满"] { #expect(!line.contains(personal)) }
    }
}
