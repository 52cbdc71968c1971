import Foundation
import Testing

@Suite("Data demands, one scenario per item")
struct DemandTests {
    /// A third scenario beside the two of the example, which needs `number`.
    static func third(_ number: String) -> [(String, String)] {
        [
            (
                "</scenario>\n    </scenarios>",
                """
                </scenario>
                <scenario><key>S3</key><name>水库旅游</name><purpose>industry</purpose>
                <charging>paid</charging><chargingBasis>泰价〔2025〕2号</chargingBasis>
                <description>d</description><publicValue>v</publicValue><volume>1</volume>
                <period>2026</period><frequency>daily</frequency><mode>api</mode><place>平台</place>
                <goal>g</goal><plan>p</plan><outputs>o</outputs><from>2026-03-02</from>
                <until>2026-12-31</until><fusion>false</fusion></scenario>
                </scenarios>
                """
            ),
            (
                "</resource>\n    </resources>",
                """
                </resource>
                <resource><scenario>S3</scenario><number>\(number)</number><items>i</items>
                <why>w</why></resource>
                </resources>
                """
            ),
        ]
    }

    @Test("of three, one is granted, one declined by the provider, one out of scope")
    func batch() throws {
        let operation = try OperationStory()
        let story = operation.story
        let workspace = operation.workspace
        // A second resource, which the authorisation does not grant.
        let traffic = DemoWorkspace.traffic
        try story.send(
            try story.package(
                "RES-2", "resource-registration", of: traffic, on: "2026-01-23",
                [("370900-JT/000128", "370900-JT/000129")]), from: traffic, on: "2026-01-23")
        try story.decide("pass", "370900-2026-000003", on: "2026-01-26")
        try workspace.turn("2026-02-10")
        let other = try #require(try story.numbers("DJ").first { $0 != story.resource })

        let demand = "370900-2026-000004"
        try operation.send("XQ-1", "data-demand", on: "2026-02-11", Self.third(other))
        let accepted = try operation.last("acceptance")
        #expect(accepted.contains("优先办理：第1项 公交线网优化"))
        // The third needs nobody's word to be declined.
        let notice = try operation.last("notice")
        #expect(notice.contains("水库旅游") && notice.contains("不在授权 \(story.authorisation) 的范围内"))
        #expect(try operation.standing(of: demand) == "consent")

        try operation.say("agree-1", of: demand, by: DemoWorkspace.authority, on: "2026-02-12")
        try operation.say("agree-2", of: demand, by: DemoWorkspace.authority, on: "2026-02-12")
        #expect(try story.numbers("XQ") == [])
        try operation.say("agree-1", of: demand, by: traffic, on: "2026-02-13")
        let grant = try #require(try story.numbers("XQ").first)
        try operation.say(
            "decline-2", of: demand, by: traffic, on: "2026-02-13", reason: "粒度过细，存在识别风险。")
        #expect(try operation.last("notice").contains("粒度过细，存在识别风险。"))
        #expect(try operation.standing(of: demand) == "closed:demand-granted")

        let entry = try story.entry(grant)
        for text in [
            "<source>\(story.authorisation)</source>", "<source>\(story.resource)</source>",
            "公交线网优化", "<validity from=\"2026-03-02\" until=\"2026-12-31\">",
        ] { #expect(entry.contains(text), "\(text) in \(entry)") }
        #expect(!entry.contains("周边客流") && !entry.contains("水库旅游"))
        let approval = try operation.last("approval")
        for text in [grant, "公共治理、公益事业", "有条件无偿使用", "优先提供"] {
            #expect(approval.contains(text), "\(text)")
        }
        for party in [traffic, OperationStory.platform] {
            #expect(try operation.last("order", to: party).contains(grant))
        }
        let result = try operation.last("result")
        #expect(result.contains("准予提供：第1项 公交线网优化。"))
        #expect(result.contains("不予提供：第2项 商业选址；第3项 水库旅游。"))
        try workspace.expectPapers(ofStory: "demand-batch")
        try workspace.expectAccount(
            of: demand, says: "申请共 3 项", "水库旅游", "表示不同意。理由：粒度过细，存在识别风险。")
        try workspace.expectWhole()
    }

    @Test("a demand filled in from the register is accepted as it is; no entry for a kind without")
    func filledIn() throws {
        let operation = try OperationStory()
        let workspace = operation.workspace
        let draft = workspace.root + "/samples/filled"
        let made = try workspace.dengji(
            "new", "data-demand", "--entry", operation.story.authorisation, "--id", "XQ-9",
            "--created", "2026-02-11T08:00:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let text = try workspace.read(draft + "/application.xml")
        #expect(text.contains("<code>\(DemoWorkspace.operatorCompany)</code>"))
        #expect(text.contains("<number>\(operation.story.authorisation)</number>"))
        let target = workspace.root + "/samples/XQ-9.zip"
        let packed = try workspace.dengji("pack", draft, "-o", target, "--received", "2026-02-11")
        try #require(packed.exitCode == 0, "\(packed.all)")
        try operation.story.send(target, on: "2026-02-11")
        #expect(try operation.last("acceptance").contains("XQ-9"))
        let other = try workspace.dengji(
            "new", "party", "--entry", operation.story.authorisation, "-o", draft + "-2")
        #expect(other.exitCode == 2 && other.all.contains("data-demand"))
    }
}
