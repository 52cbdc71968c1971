import Foundation
import Testing

@Suite("Reviews of products, and what may rest on them")
struct ReviewTests {
    private static let number = "    <securityReview>\n      <date>"

    private static func numbered(_ number: String) -> (String, String) {
        (Self.number, "    <securityReview>\n      <number>\(number)</number>\n      <date>")
    }

    @Test("review, product, transaction, value and evidence, each on the entry that it is about")
    func wholeStory() throws {
        let operation = try OperationStory()
        let story = operation.story
        let workspace = operation.workspace
        let approval = try operation.review("370900-2026-000003", on: "2026-01-26")
        let paper = try operation.last("approval")
        for text in [approval, "商业选址", "不得用于或者变相用于其他场景", "可以导出管理平台交付"] {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(
            try operation.codes("approval", to: OperationStory.platform) == ["product-approved"])
        let entry = try story.entry(approval)
        #expect(entry.contains("kind=\"product-review\"") && entry.contains(story.authorisation))

        try operation.send(
            "PRO-1", "product-registration", on: "2026-01-27", [Self.numbered(approval)])
        try story.decide("pass", "370900-2026-000004", on: "2026-01-28")
        try workspace.turn("2026-02-12")
        let product = try #require(try story.numbers("DJ").first { $0 != story.resource })

        let about = [(story.resource, product)]
        try operation.send("JY-1", "transaction", on: "2026-02-13", about)
        #expect(
            try operation.codes("result", to: OperationStory.exchange) == ["transaction-recorded"])
        #expect(try operation.last("result").contains("金额12000.00元"))
        // The exchange reports too, and is no applicant.
        try operation.reportByExchange("JY-2", about: product, on: "2026-02-13")
        try operation.send("JZ-1", "value-record", on: "2026-02-13", about)
        try operation.send("CZ-1", "evidence-record", on: "2026-02-13", about)
        let notes = try story.entry(product).matches(of: /<act [^>]*ground="([^"]*)"/)
            .map { String($0.1) }
        #expect(
            notes.filter { $0.hasSuffix("record") || $0 == "transaction" }
                == ["transaction", "transaction", "value-record", "evidence-record"], "\(notes)")
        try workspace.expectPapers(ofStory: "product-reviewed")
        try workspace.expectWhole()
    }

    @Test("without a favourable opinion nothing is approved, without approval nothing registered")
    func reviewRefused() throws {
        let operation = try OperationStory()
        let story = operation.story
        let authority = DemoWorkspace.authority
        let number = "370900-2026-000003"
        try operation.send("SH-1", "product-review", on: "2026-01-26")
        try operation.say("approve", of: number, by: authority, on: "2026-01-26")
        #expect(try operation.last("return", to: authority).contains("案卷中还没有专家审核意见"))
        try operation.fileOpinion("rejected", in: number, on: "2026-01-27")
        try operation.say("approve", of: number, by: authority, on: "2026-01-27T10:00")
        #expect(try operation.last("return", to: authority).contains("专家审核意见为不同意"))
        #expect(try story.lastReturn(to: authority).allSatisfy { $0.hasSuffix(" 26") })
        try operation.say(
            "refuse", of: number, by: authority, on: "2026-01-28", reason: "专家不同意。")
        #expect(try operation.codes("refusal") == ["product-rejected"])
        #expect(try story.numbers("SC") == [])
        let unknown = Self.numbered("SC-370900-2026-000009-D")
        try operation.send("PRO-1", "product-registration", on: "2026-01-29", [unknown])
        #expect(try story.lastReturn() == ["REG-REVIEW-MISSING 26"])
        try operation.workspace.expectWhole()
    }

    @Test("what a product may not be beyond its review, and a review asked for in vain")
    func limits() throws {
        let operation = try OperationStory()
        let story = operation.story
        let approval = try operation.review(
            "370900-2026-000003", on: "2026-01-26",
            [
                ("<delivery>off-platform", "<delivery>on-platform"),
                ("<reversible>false", "<reversible>true"),
            ])
        #expect(try operation.last("approval").contains("管理平台不得为其开通导出"))
        let on = ("<delivery>off-platform", "<delivery>on-platform")
        let rows: [(String, [(String, String)], [String])] = [
            (
                "product-registration", [("<version>1.0", "<version>2.0"), on],
                ["REG-REVIEW-MISSING 26"]
            ),
            (
                "product-registration", [("<name>商业选址", "<name>精准营销"), on],
                ["REG-REVIEW-SCENARIO 26"]
            ),
            ("product-registration", [Self.numbered(approval)], ["REG-REVIEW-DELIVERY 26"]),
            ("product-review", [], ["REG-REVIEW-APPROVED 26"]),
            (
                "product-review",
                [("<version>1.0", "<version>2.0"), ("<reversible>false", "<reversible>true")],
                ["LAW-26-5 26"]
            ),
            (
                "product-review",
                [("<version>1.0", "<version>2.0"), ("<personal>false", "<personal>true")],
                ["LAW-27-11 27"]
            ),
            (
                "product-review",
                [("<version>1.0", "<version>2.0"), ("2025-12-10<", "2026-12-10<")],
                ["LAW-26-6 26"]
            ),
            (
                "product-review",
                [("<version>1.0", "<version>2.0"), (story.resource, "DJ-370900-2026-000009-H")],
                ["REG-SOURCE-GRANT 8"]
            ),
        ]
        for (index, (kind, changes, expected)) in rows.enumerated() {
            try story.send(
                try story.unchecked("BAD-\(index)", kind, on: "2026-01-27", changes),
                on: "2026-01-27")
            let found = try story.lastReturn()
            #expect(found == expected, "\(kind) \(changes): \(found)")
        }
        try operation.workspace.expectWhole()
    }
}
