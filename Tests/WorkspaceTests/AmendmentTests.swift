import Foundation
import Testing

@Suite("Change, correction, cancellation of an entry")
struct AmendmentTests {
    @Test("a change: the same steps, then a new version that takes the old one's place")
    func change() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        try story.send(
            try story.application("change", "CH-1", on: "2026-02-02", [AmendmentStory.summary]),
            at: "2026-02-02")
        try story.decide("pass", "370900-2026-000002", on: "2026-02-03")
        #expect(try story.last("publicity").contains("变动事项"))
        // Ten working days after 2026-02-03: the spring festival is over on 02-23.
        try workspace.turn("2026-02-24T23:59")
        #expect(try workspace.papers("certificate").count == 1)
        try workspace.turn("2026-02-25")
        let certificate = try story.last("certificate")
        for text in [
            "code=\"changed\"", "act=\"changed\"", "version=\"2\"", "更新后的内容简介。",
        ] { #expect(certificate.contains(text), "\(text)") }
        let entry = try story.entry
        #expect(entry.matches(of: /<certified\s/).count == 2)
        #expect(entry.contains("不含乘客信息。") && entry.contains("更新后的内容简介。"))
        #expect(entry.contains("since=\"2026-01-22\" state=\"in-force\" version=\"2\""))
        #expect(try workspace.papers("rights-statement").count == 1)
        try workspace.expectPapers(ofStory: "change-2025")
        try workspace.expectAccount(
            of: "370900-2026-000001", says: "已被第2版（案件 370900-2026-000002）取代")
        try workspace.expectAccount(
            of: "370900-2026-000002", says: "2026-02-15 至 2026-02-23（放假(春节)）", "没有人提出异议")
        try workspace.expectWhole()
    }

    @Test("what keeps a change from opening a case, each with rule and article")
    func refusedChanges() throws {
        let story = try AmendmentStory()
        let day = "2026-02-02"
        func refused(_ id: String, _ edits: [(String, String)], _ kind: String = "change") throws
            -> [String]
        {
            try story.send(try story.application(kind, id, on: day, edits), at: day + "T10:00")
            return try story.refusals()
        }
        let wrong = try refused(
            "R-1", [("<old>全市公交", "<old>全省公交"), AmendmentStory.summary])
        #expect(wrong == ["REG-CHANGE-OLD 9(5)"])
        let paper = try story.last("return")
        #expect(paper.contains("/application/changes[1]/change[1]/old[1]"))
        #expect(paper.contains("<expected>全市公交"))
        #expect(
            try refused("R-2", AmendmentStory.change("product.name", "", "甲"))
                == ["REG-CHANGE-PATH 9(5)"])
        #expect(
            try refused("R-3", AmendmentStory.change("resource.openingType", "有条件开放", "禁止开放"))
                == ["REG-CHANGE-RESULT 12"])
        #expect(
            try refused("R-4", [("<version>1<", "<version>2<"), AmendmentStory.summary])
                == ["REG-ENTRY-VERSION 9(5)"])
        #expect(
            try refused("R-5", AmendmentStory.change("resource.level", "一般", "核心"))
                == ["LAW-4-4 4"])
        #expect(try refused("R-6", []) == ["LAW-9-50 9(5)"])
        let other = DemoWorkspace.water
        let foreign = try story.application(
            "change", "R-7", on: day,
            [AmendmentStory.summary, ("<code>\(DemoWorkspace.traffic)", "<code>\(other)")])
        try story.send(foreign, from: other, at: day + "T10:00")
        #expect(try story.refusals(to: other) == ["REG-ENTRY-REGISTRANT 9(5)"])
        let unknown = try story.application(
            "change", "R-8", on: day,
            [(story.number, "DJ-370900-2026-000009-9"), AmendmentStory.summary])
        try story.send(unknown, at: day + "T10:00")
        #expect(try story.refusals() == ["REG-ENTRY-UNKNOWN 9(5)"])
        #expect(try story.entry.contains("version=\"1\""))
        try story.workspace.expectWhole()
    }

    @Test("one case about an entry at a time; a withdrawn one makes room")
    func oneCase() throws {
        let story = try AmendmentStory()
        let first = try story.application(
            "change", "C-1", on: "2026-02-02", [AmendmentStory.summary])
        let second = try story.application("cancellation", "C-2", on: "2026-02-02")
        try story.send(first, at: "2026-02-02")
        try story.send(second, at: "2026-02-03")
        #expect(try story.refusals() == ["REG-ENTRY-IN-CASE 9(5)"])
        let opened = try story.last("return").matches(of: /370900-2026-000002/)
        #expect(!opened.isEmpty, "the return names the case in the way")
        try story.withdraw("370900-2026-000002", at: "2026-02-03T10:00")
        #expect(try story.last("termination").contains("code=\"withdrawn\""))
        // The same package again: a return uses no id up.
        try story.workspace.drop(second, in: DemoWorkspace.traffic, as: "again.zip")
        try story.workspace.turn("2026-02-04")
        #expect(try story.last("acceptance").contains("370900-2026-000003"))
        try story.decide("pass", "370900-2026-000003", on: "2026-02-05")
        #expect(try story.entry.contains("since=\"2026-02-05\" state=\"cancelled\""))
        try VoicesStory(story.workspace).expectPapers("one-case")
        try story.workspace.expectWhole()
    }

    @Test("an interested party's correction needs consent or proof, and an officer")
    func correction() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        let water = DemoWorkspace.water
        let edits =
            AmendmentStory.change("resource.storage.location", "泰安市政务云平台", "泰安市政务云二期")
            + [
                ("<code>\(DemoWorkspace.traffic)", "<code>\(water)"),
                ("<requester>registrant", "<requester>interested-party"),
            ]
        let bare = edits + [("<proof>A1</proof>", "")]
        try story.send(
            try story.application("correction", "CO-1", on: "2026-02-02", bare), from: water,
            at: "2026-02-02")
        #expect(try story.refusals(to: water) == ["LAW-N9-20 26号 9(3)"])
        try story.send(
            try story.application("correction", "CO-2", on: "2026-02-02", edits), from: water,
            at: "2026-02-02T10:00")
        #expect(try workspace.papers("acceptance", to: water) == [])
        try story.decide("accept", "370900-2026-000002", on: "2026-02-03")
        try story.decide("pass", "370900-2026-000002", on: "2026-02-04")
        try workspace.turn("2026-02-26")
        for party in [water, DemoWorkspace.traffic] {
            let certificate = try story.last("certificate", to: party)
            #expect(certificate.contains("act=\"corrected\""), "\(party)")
            #expect(certificate.contains("泰安市政务云二期"), "\(party)")
        }
        try workspace.expectPapers(ofStory: "correction-2025")
        try workspace.expectWhole()
    }

    @Test("cancellation from 2025: within ten working days of acceptance, without publicity")
    func cancellation() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        try story.send(
            try story.application("cancellation", "CA-1", on: "2026-02-02"), at: "2026-02-02")
        #expect(try story.last("acceptance").contains("due=\"2026-02-14\""))
        try story.decide("pass", "370900-2026-000002", on: "2026-02-03")
        #expect(try story.last("cancellation").contains("code=\"cancelled\""))
        #expect(try workspace.papers("publicity").count == 1)
        let entry = try story.entry
        #expect(entry.contains("since=\"2026-02-03\" state=\"cancelled\""))
        #expect(!entry.contains("<rights "))
        #expect(entry.contains("ground=\"waived\""))
        try story.send(
            try story.application("change", "CH-9", on: "2026-02-04", [AmendmentStory.summary]),
            at: "2026-02-04")
        #expect(try story.refusals() == ["REG-ENTRY-STATE 9(5)"])
        try workspace.expectPapers(ofStory: "cancellation-2025")
        try workspace.expectWhole()
    }

    @Test("the registrar cancels ex officio on a ground; nobody else does")
    func exOfficio() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        let bare = [
            ("<ground>waived", "<ground>dissolved"), ("<applicants>", "<!-- "),
            ("</applicants>", " -->"), ("<!-- 登记簿不载地址，请填写。The register keeps no address. -->", ""),
            ("<commitment", "<!--<commitment"), ("</commitment>", "</commitment>-->"),
        ]
        let text = try story.application("cancellation", "EX-1", on: "2026-02-02", bare.reordered)
        try story.send(text, from: DemoWorkspace.water, at: "2026-02-02")
        #expect(try story.refusals(to: DemoWorkspace.water) == ["REG-APPLICANT-MISSING 9(1)"])
        try story.send(text, from: DemoWorkspace.registrar, at: "2026-02-03")
        #expect(try workspace.papers("acceptance").count == 2)
        try story.decide("pass", "370900-2026-000002", on: "2026-02-04")
        let paper = try story.last("cancellation")
        #expect(paper.contains("本机构依职权") && paper.contains("登记主体终止存续"))
        try workspace.expectPapers(ofStory: "cancellation-ex-officio")
        try workspace.expectWhole()
    }
}

extension [(String, String)] {
    /// What opens a comment goes in only after what stood inside it is gone.
    fileprivate var reordered: [(String, String)] {
        filter { !$0.0.contains("applicants>") } + filter { $0.0.contains("applicants>") }
    }
}
