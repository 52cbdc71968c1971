import Foundation
import Testing

@Suite("Demands, fusion and issues that are refused")
struct DemandRefusalTests {
    @Test("while the authorisation is suspended nothing opens, and nothing pending is granted")
    func suspended() throws {
        let operation = try OperationStory(pausing: true)
        let story = operation.story
        let demand = "370900-2026-000003"
        let traffic = DemoWorkspace.traffic
        try operation.send("XQ-1", "data-demand", on: "2026-02-02")
        try operation.say("agree-1", of: demand, by: DemoWorkspace.authority, on: "2026-02-03")
        try operation.pause(story.authorisation, on: "2026-02-04")
        try operation.say("agree-1", of: demand, by: traffic, on: "2026-02-05")
        #expect(try story.numbers("XQ") == [])
        #expect(try operation.last("notice").contains("暂停期间不予办理"))
        for kind in ["data-demand", "fusion", "quality-issue", "product-review"] {
            try operation.send("NO-" + kind, kind, on: "2026-02-05")
            #expect(try story.lastReturn() == ["REG-AUTHORISATION-SUSPENDED 24"], "\(kind)")
        }
        try operation.workspace.expectWhole()
    }

    @Test("an item that breaks a condition is declined at once, whatever anybody says")
    func items() throws {
        let operation = try OperationStory()
        let rows: [(String, [(String, String)], String)] = [
            (
                "charging",
                [
                    (
                        "<charging>free</charging>",
                        "<charging>paid</charging><chargingBasis>b</chargingBasis>"
                    )
                ], "有条件无偿"
            ),
            ("term", [("2026-12-31<", "2028-06-01<")], "不在授权期限"),
            ("staff", [("2026-01-15<", "2026-03-10<")], "岗前培训"),
            (
                "resource", [(operation.story.resource, "DJ-370900-2026-000009-H")],
                "不可使用（没有登记）"
            ),
        ]
        for (index, (name, changes, reason)) in rows.enumerated() {
            try operation.send("XQ-\(index)", "data-demand", on: "2026-02-02", changes)
            let notices = try operation.workspace.papers(
                "notice", to: DemoWorkspace.operatorCompany)
            let texts = try notices.map { try operation.workspace.read($0) }
            #expect(texts.contains { $0.contains(reason) }, "\(name)")
            let number = "370900-2026-00000\(3 + index)"
            #expect(
                try operation.standing(of: number)
                    == (name == "charging" ? "consent" : "closed:demand-declined"), "\(name)")
        }
        #expect(try operation.story.numbers("XQ") == [])
        try operation.workspace.expectWhole()
    }

    @Test("what is returned before a case opens, each with its article")
    func returns() throws {
        let operation = try OperationStory()
        let story = operation.story
        let rows: [(String, [(String, String)], [String])] = [
            ("data-demand", [("SQ-370900", "SQ-370901")], ["REG-ENTRY-UNKNOWN 9(5)"]),
            (
                "data-demand", [("<scenario>S2</scenario>", "<scenario>S1</scenario>")],
                ["LAW-18-1 18(1)"]
            ),
            (
                "data-demand", [("<from>2026-03-02", "<from>2027-03-02")],
                ["LAW-18-2 18(3)", "LAW-18-2 18(3)"]
            ),
            ("data-demand", [("<charging>free", "<charging>paid")], ["LAW-16-3 16"]),
            (
                "fusion",
                [("<reviewer>authority", "<reviewer>sector-regulator")], ["LAW-19-1 19"]
            ),
            (
                "fusion",
                [
                    (
                        "<reviewer>authority</reviewer>",
                        "<reviewer>sector-regulator</reviewer><regulator>11370900DEMQ000035</regulator>"
                    )
                ], ["REG-FUSION-REGULATOR 19"]
            ),
            ("fusion", [(story.resource, "DJ-370900-2026-000009-H")], ["REG-SOURCE-GRANT 8"]),
            ("quality-issue", [("<found>2026-01-28", "<found>2026-03-28")], ["LAW-19-2 19"]),
            (
                "quality-issue", [(story.resource, "DJ-370900-2026-000009-H")],
                ["REG-SOURCE-GRANT 8"]
            ),
        ]
        for (index, (kind, changes, expected)) in rows.enumerated() {
            try story.send(
                try story.unchecked("BAD-\(index)", kind, on: "2026-02-02", changes),
                on: "2026-02-02")
            let found = try story.lastReturn()
            #expect(found == expected, "\(kind) \(changes): \(found)")
        }
        try operation.workspace.expectWhole()
    }
}
