import Foundation
import Testing

@Suite("Social data added, and quality put right")
struct FusionTests {
    @Test("the authority or the regulator approves; a product names the approval")
    func fusion() throws {
        let operation = try OperationStory()
        let story = operation.story
        let authority = DemoWorkspace.authority
        try operation.send("RH-1", "fusion", on: "2026-02-02")
        try operation.say("approve", of: "370900-2026-000003", by: authority, on: "2026-02-03")
        let approval = try #require(try story.numbers("SC").first)
        #expect(try operation.last("approval").contains(approval))
        let regulator = [
            (
                "<reviewer>authority</reviewer>",
                "<reviewer>sector-regulator</reviewer>"
                    + "<regulator>\(OperationStory.regulator)</regulator>"
            )
        ]
        try operation.send("RH-2", "fusion", on: "2026-02-03", regulator)
        try operation.say(
            "agree", of: "370900-2026-000004", by: OperationStory.regulator, on: "2026-02-04")
        #expect(try operation.standing(of: "370900-2026-000004") == "closed:fusion-approved")
        try operation.send("RH-3", "fusion", on: "2026-02-04", regulator)
        try operation.say(
            "decline", of: "370900-2026-000005", by: OperationStory.regulator, on: "2026-02-05",
            reason: "来源不明。")
        #expect(try operation.last("refusal").contains("来源不明。"))

        let source = """
            </sources><otherSources><otherSource><name>商圈客流统计</name>
            <supplier>某公司</supplier><approval>\(approval)</approval><file>A1</file>
            </otherSource></otherSources>
            """
        try story.send(
            try story.unchecked(
                "PRO-1", "product-registration", on: "2026-02-05",
                [("</sources>", source)]), on: "2026-02-05")
        #expect(try operation.codes("return").count <= 1)
        try operation.workspace.expectPapers(ofStory: "fusion")
        try operation.workspace.expectWhole()
    }

    @Test("the provider answers or declines, and the authority is told; late once, when it slept")
    func quality() throws {
        let operation = try OperationStory()
        let traffic = DemoWorkspace.traffic
        let authority = DemoWorkspace.authority
        try operation.send("ZL-1", "quality-issue", on: "2026-02-02")
        #expect(try operation.codes("notice", to: authority) == ["quality-raised"])
        try operation.say(
            "answer", of: "370900-2026-000003", by: traffic, on: "2026-02-03",
            reason: "已补全全部站点位置。")
        #expect(try operation.last("notice").contains("已补全全部站点位置。"))
        #expect(try operation.codes("notice").last == "quality-answer")
        #expect(try operation.standing(of: "370900-2026-000003") == "closed:quality-answered")
        try operation.send("ZL-2", "quality-issue", on: "2026-02-03")
        // Ten working days end on 2026-02-25; the program slept for a month.
        try operation.workspace.turn("2026-03-25")
        try operation.workspace.turn("2026-03-26")
        #expect(try operation.workspace.papers("overdue", to: traffic).count == 1)
        try operation.say(
            "decline", of: "370900-2026-000004", by: traffic, on: "2026-03-27",
            reason: "经核实，数据无误。")
        #expect(try operation.standing(of: "370900-2026-000004") == "closed:quality-declined")
        #expect(try operation.last("notice", to: authority).contains("经核实，数据无误。"))
        #expect(try operation.codes("notice", to: authority).last == "quality-refusal")
        try operation.workspace.expectWhole()
    }
}
