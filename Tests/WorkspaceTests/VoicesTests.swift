import Foundation
import Testing

@Suite("Supplement, third party, objection and proof, told as stories")
struct VoicesTests {
    private static let example = "DJ-370900-2026-000001-0"

    @Test(
        "the long way under taian-2025: completed, extended, late, objected to, registered, proved")
    func long() throws {
        let story = try VoicesStory()
        try story.apply("A-1", on: "2026-01-05")
        try story.decide("request-supplement", "缺合法来源依据全文。", at: "2026-01-06")
        let request = try story.paper("supplement-request")
        #expect(request.contains("缺合法来源依据全文。"))
        #expect(request.contains("2026年1月20日"))
        try story.send("supplement", "B-1", of: DemoWorkspace.traffic, at: "2026-01-08")
        let todo =
            story.workspace.root
            + "/outbox/\(DemoWorkspace.registrar)/todo/\(VoicesStory.number)/"
        // The newest file of an attachment is the supplement's, and so is the text.
        let basis = try story.workspace.read(todo + "attachment-01-legal-basis.txt")
        #expect(basis.contains("补正示例"))
        #expect(try story.workspace.read(todo + "index.html").contains("不含乘客信息和车辆轨迹"))
        #expect(try story.workspace.names(in: todo).contains("supplement-1.xml"))
        try story.decide("accept", at: "2026-01-09")
        try story.decide("engage-third-party", "委托泰安市示例测评中心核实。", at: "2026-01-12")
        #expect(try story.paper("extension").contains("due=\"2026-02-06\""))
        try story.workspace.turn("2026-02-09")
        try story.decide("explain-lateness", "测评报告二月九日方才收到。", at: "2026-02-10")
        #expect(try story.paper("lateness-reason").contains("应于2026年2月6日"))
        try story.decide("pass", at: "2026-02-11")
        try story.send("objection", "O-1", at: "2026-02-24")
        let page = try story.workspace.read(todo + "index.html")
        #expect(page.contains("第1号异议") && page.contains("objection-1-attachment-01-evidence.txt"))
        // Publicity until 2026-03-03; the decision comes after it, and the certificate on its day.
        try story.workspace.turn("2026-03-05")
        #expect(try story.workspace.papers("certificate") == [])
        try story.decide("dismiss-objection-1", "经核实，线路与实际一致。", at: "2026-03-06")
        #expect(try story.workspace.names(in: todo) == [])
        let certificate = try story.paper("certificate")
        #expect(certificate.contains("自2026年3月6日"))
        let entry = try story.registered()
        try story.send(
            "proof-query", "Q-1", [VoicesTests.example: entry], at: "2026-03-09")
        #expect(try story.paper("proof", to: "_unclaimed").contains("可以依法进入授权运营"))
        try story.send(
            "proof-query", "Q-2",
            [VoicesTests.example: entry, ">authorisation<": ">balance-sheet<"],
            of: DemoWorkspace.operatorCompany, at: "2026-03-10")
        #expect(
            rules(in: try story.paper("refusal", to: DemoWorkspace.operatorCompany))
                == ["REG-PROOF-PURPOSE"])
        try story.expectPapers("voices-2025")
        try story.workspace.expectAccount(
            of: VoicesStory.number, says: "测评报告二月九日方才收到。", "逾期 3 个工作日", "异议不成立",
            "经核实，线路与实际一致。", "缺合法来源依据全文。")
        try story.workspace.expectWhole()
    }

    @Test("the same under taian-2024: five days of publicity, and an objection that is upheld")
    func early() throws {
        let story = try VoicesStory(.early)
        let number = "370900-2025-000001"
        let earlier = [
            "date=\"2026-01-05\"": "date=\"2025-01-05\"",
            "<asOf>2025-12-31</asOf>": "<asOf>2024-12-31</asOf>",
            "<date>2025-12-20</date>": "<date>2024-12-20</date>",
            "<date>2025-12-22</date>": "<date>2024-12-22</date>",
            "<time>2026-01-04T10:30:00+08:00</time>": "<time>2025-01-04T10:30:00+08:00</time>",
        ]
        let case2025 = ["370900-2026-000001": number]
        try story.apply("A-1", earlier, on: "2025-01-06")
        try story.decide("request-supplement", "缺依据。", of: number, at: "2025-01-07")
        try story.send(
            "supplement", "B-1", case2025, of: DemoWorkspace.traffic, at: "2025-01-09")
        try story.decide("accept", of: number, at: "2025-01-10")
        try story.decide("pass", of: number, at: "2025-01-13")
        #expect(try story.paper("publicity").contains("2025年1月20日"))
        try story.send(
            "objection", "O-1", case2025, of: DemoWorkspace.water, at: "2025-01-20T23:59")
        // A minute later is too late; whoever it is, the answer lies where anybody may fetch it.
        try story.send("objection", "O-2", case2025, at: "2025-01-21T00:00")
        #expect(try story.refusal(to: "_unclaimed") == ["REG-OBJECTION-LATE"])
        try story.decide("uphold-objection-1", "数据来源确有争议。", of: number, at: "2025-02-05")
        for folder in [DemoWorkspace.traffic, DemoWorkspace.water] {
            #expect(try story.paper("objection-decision", to: folder).contains("异议成立"))
        }
        let termination = try story.paper("termination")
        #expect(termination.contains("code=\"terminated\""))
        #expect(!termination.contains("26号"))
        try story.workspace.turn("2025-03-03")
        #expect(try story.workspace.papers("certificate") == [])
        try story.expectPapers("voices-2024")
        try story.workspace.expectWhole()
    }

    @Test("taken back, and not answered: both end as withdrawn")
    func withdrawn() throws {
        let story = try VoicesStory()
        try story.apply("A-1", on: "2026-01-05")
        try story.send("withdrawal", "W-0", of: DemoWorkspace.water, at: "2026-01-06")
        #expect(try story.refusal(to: DemoWorkspace.water) == ["REG-ARRIVAL-SENDER"])
        try story.send("withdrawal", "W-1", of: DemoWorkspace.traffic, at: "2026-01-06T10:00")
        #expect(try story.paper("termination").contains("同意撤回"))
        try story.send("withdrawal", "W-2", of: DemoWorkspace.traffic, at: "2026-01-07")
        #expect(try story.refusal() == ["REG-ARRIVAL-CLOSED"])

        let second = "370900-2026-000002"
        try story.apply("A-2", on: "2026-01-08")
        try story.decide("request-supplement", "缺依据。", of: second, at: "2026-01-09")
        // Until 24:00 of 2026-01-23, a Friday; the first working day after is Monday the 26th.
        try story.workspace.turn("2026-01-25T23:59")
        #expect(try story.workspace.papers("termination").count == 1)
        try story.workspace.turn("2026-01-26T00:01")
        #expect(try story.paper("termination").contains("视为撤回"))
        try story.send(
            "supplement", "B-1", [VoicesStory.number: second], of: DemoWorkspace.traffic,
            at: "2026-01-27")
        #expect(try story.refusal() == ["REG-SUPPLEMENT-CLOSED"])
        try story.expectPapers("withdrawn")
        try story.workspace.expectWhole()
    }

    @Test("objections that are none: no name, no evidence, twice, of somebody else's, too early")
    func refusedObjections() throws {
        let story = try VoicesStory(.review)
        try story.send("objection", "O-0", at: "2026-01-06")
        #expect(try story.refusal(to: "_unclaimed") == ["REG-ARRIVAL-STAGE"])
        try story.decide("pass", at: "2026-01-07")
        try story.send("objection", "O-1", ["赵明": "匿名群众"], at: "2026-01-08")
        #expect(try story.refusal(to: "_unclaimed") == ["REG-OBJECTION-NAME"])
        try story.send(
            "objection", "O-2", ["role=\"evidence\"": "role=\"other\""], at: "2026-01-09")
        #expect(try story.refusal(to: "_unclaimed") == ["REG-OBJECTION-EVIDENCE"])
        try story.send(
            "objection", "O-3", [VoicesStory.number: "370900-2026-000777"], at: "2026-01-09T10:00")
        #expect(try story.refusal(to: "_unclaimed") == ["REG-TARGET-UNKNOWN"])
        let good = try story.package("objection", "O-4", created: "2026-01-12")
        for (time, name) in [("2026-01-12", "one.zip"), ("2026-01-13", "two.zip")] {
            try story.workspace.drop(good, as: name)
            try story.workspace.turn(time)
        }
        #expect(try story.refusal(to: "_unclaimed") == ["REG-OBJECTION-REPEATED"])
        try story.send("objection", "O-5", of: DemoWorkspace.water, at: "2026-01-14")
        let numbered = ["<!-- 撤回异议的填写异议序号，见收件回执：": "", "</objection> -->": "</objection>"]
        try story.send("withdrawal", "W-1", numbered, of: DemoWorkspace.water, at: "2026-01-15")
        #expect(try story.refusal(to: DemoWorkspace.water) == ["REG-OBJECTION-NOT-OWN"])
        try story.send(
            "withdrawal", "W-2",
            numbered.merging(["<objection>1<": "<objection>2<"]) { $1 }, of: DemoWorkspace.water,
            at: "2026-01-16")
        #expect(
            try story.paper("objection-decision", to: DemoWorkspace.water).contains("准予撤回"))
        try story.decide("dismiss-objection-1", "经核实。", at: "2026-01-19")
        try story.workspace.turn("2026-01-22")
        #expect(try story.workspace.papers("certificate").count == 1)
        try story.expectPapers("refused-objections")
        try story.workspace.expectWhole()
    }

    @Test("supplements that say nothing, too much, or what the application does not have")
    func refusedSupplements() throws {
        let story = try VoicesStory()
        try story.apply("A-1", on: "2026-01-05")
        try story.send("supplement", "B-0", of: DemoWorkspace.traffic, at: "2026-01-05T10:00")
        #expect(try story.refusal() == ["REG-SUPPLEMENT-UNASKED"])
        try story.decide("request-supplement", "缺依据。", at: "2026-01-06")
        let empty = """
            <supplement xmlns="urn:dengji:supplement:1" format="1" kind="supplement" id="B-1" \
            created="2026-01-06T10:00:00+08:00"><case>\(VoicesStory.number)</case>\
            <party>\(DemoWorkspace.traffic)</party></supplement>
            """
        try story.workspace.drop(text: empty, in: DemoWorkspace.traffic, as: "empty.xml")
        try story.workspace.turn("2026-01-06T10:00")
        #expect(try story.refusal() == ["REG-SUPPLEMENT-EMPTY"])
        let summary = "全市公交线路、站点的名称、位置、首末班时间和票价，每日更新，不含乘客信息和车辆轨迹。"
        for (id, field, length, rule) in [
            ("B-2", "resource.summary", 501, "REG-SUPPLEMENT-LENGTH"),
            ("B-3", "resource.name", 201, "REG-SUPPLEMENT-NAME"),
            ("B-4", "resource.level", 2, "XSD-ENUMERATION"),
        ] {
            try story.send(
                "supplement", id,
                [
                    "\"resource.summary\"": "\"\(field)\"",
                    summary: String(repeating: "路", count: length),
                ], of: DemoWorkspace.traffic, at: "2026-01-07T1\(length % 10):00")
            #expect(try story.refusal() == [rule])
        }
        try story.workspace.expectWhole()
    }

    @Test(
        "a disputed resource is registered without rights, and proved to nobody; nor one kept closed"
    )
    func disputed() throws {
        for (change, rule) in [
            (
                [
                    "<disputed>false</disputed>":
                        "<disputed>true</disputed><dispute>公交企业主张权属。</dispute>"
                ], ["REG-PROOF-RIGHTS", "REG-PROOF-DISPUTED"]
            ),
            (
                [
                    "<openingType>conditional</openingType>":
                        "<openingType>prohibited</openingType>",
                    "<authorisationIntended>true": "<authorisationIntended>false",
                ], ["REG-PROOF-OPENING"]
            ),
        ] {
            let story = try VoicesStory()
            try story.apply("A-1", change, on: "2026-01-05")
            try story.decide("accept", at: "2026-01-06")
            try story.decide("pass", at: "2026-01-07")
            try story.workspace.turn("2026-01-22")
            #expect(try story.workspace.papers("certificate").count == 1)
            let isDisputed = rule.count == 2
            #expect(try story.workspace.papers("rights-statement").count == (isDisputed ? 0 : 1))
            try story.send(
                "proof-query", "Q-1", [VoicesTests.example: try story.registered()],
                at: "2026-01-23")
            let refusal = try story.paper("refusal", to: "_unclaimed")
            #expect(refusal.contains("code=\"proof-refused\""))
            #expect(rules(in: refusal) == rule)
            try story.expectPapers(isDisputed ? "disputed" : "kept-closed")
            try story.workspace.expectWhole()
        }
    }

    @Test("the registrar's own application: the authority decides on the objection too")
    func standIn() throws {
        let story = try VoicesStory()
        let package = try story.workspace.package("A-1", of: DemoWorkspace.registrar)
        try story.workspace.drop(package, in: DemoWorkspace.registrar)
        try story.workspace.turn("2026-01-05")
        for (slip, day) in [("accept", "2026-01-06"), ("pass", "2026-01-07")] {
            try story.decide(slip, by: DemoWorkspace.authority, officer: "wang", at: day)
        }
        try story.send("objection", "O-1", at: "2026-01-08")
        let own = try story.workspace.slip("dismiss-objection-1", for: DemoWorkspace.authority)
            .replacing(DemoWorkspace.authority, with: DemoWorkspace.registrar)
        try story.workspace.drop(text: own, in: DemoWorkspace.registrar, as: "own.xml")
        try story.workspace.turn("2026-01-09")
        #expect(try story.refusal(to: DemoWorkspace.registrar) == ["REG-OWN-APPLICATION"])
        try story.decide(
            "dismiss-objection-1", "经核实。", by: DemoWorkspace.authority, officer: "wang",
            at: "2026-01-12")
        try story.workspace.turn("2026-01-22")
        #expect(try story.workspace.papers("certificate", to: DemoWorkspace.registrar).count == 1)
        try story.expectPapers("stand-in")
        try story.workspace.expectWhole()
    }
}
