import Foundation
import Testing

@Suite("Evaluations: materials, rectification, suspension, restoration, termination")
struct EvaluationTests {
    private static let failed = [
        ("<requested>授权运营台账、产品和服务清单、安全管理制度、人员和日志情况。</requested>", ""),
        ("<!-- <result>fail", "<result>fail"), ("cooperative</conduct> -->", "refusal</conduct>"),
    ]

    @Test("materials late, failed, suspended, not yet rectified, restored")
    func restored() throws {
        let story = try SupervisionStory(withProduct: true)
        try story.send("evaluation", "EV-1", of: DemoWorkspace.authority, at: "2026-03-02")
        let number = try story.newest
        #expect(try story.codes("notice").last == "evaluation-opened")
        // Ten working days end on 2026-03-16; whoever sleeps on is told once.
        try story.workspace.turn("2026-03-16T23:59")
        #expect(try story.codes("overdue") == [])
        try story.workspace.turn("2026-03-17T00:01")
        #expect(try story.codes("overdue") == ["not-delivered"])
        #expect(
            try story.codes("overdue", to: DemoWorkspace.authority).last == "not-delivered")
        try story.followUp(
            "FU-0", in: number, of: SupervisionStory.secondCompany, at: "2026-03-17T09:00")
        #expect(
            try story.refusal(to: SupervisionStory.secondCompany).map { $0.prefix(18) }
                == ["REG-ARRIVAL-SENDER"])
        try story.followUp("FU-1", in: number, at: "2026-03-17T10:00")
        #expect(try story.codes("notice").last == "materials-received")

        #expect(try story.proof("Q-1", at: "2026-03-17T11:00") == ["proved"])
        try story.decide("fail", number, on: "2026-03-18")
        #expect(try story.codes("order") == ["rectification-ordered", "access-suspended"])
        #expect(
            try story.codes("order", to: SupervisionStory.platform) == ["access-suspended"])
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])
        #expect(
            try story.proof("Q-2", at: "2026-03-19")
                == ["proof-refused", "REG-PROOF-AUTHORISATION"])
        try story.registerProduct("PRO-2", on: "2026-03-20", [("<version>1.0", "<version>2.0")])
        #expect(try story.refusal() == ["REG-AUTHORISATION-STATE 8"])

        try story.followUp("FU-2", in: number, at: "2026-03-23")
        try story.decide("not-yet", number, on: "2026-03-24")
        #expect(try story.codes("order").last == "rectification-again")
        try story.followUp("FU-3", in: number, at: "2026-03-26")
        try story.decide("restore", number, on: "2026-03-27")
        #expect(try story.codes("order").last == "access-restored")
        #expect(try story.codes().last == "rectified")
        #expect(try story.state(of: story.authorisation) == ["in-force", "in-force"])
        #expect(try story.proof("Q-3", at: "2026-03-30") == ["proved"])
        try story.workspace.expectPapers(ofStory: "evaluation-restored")
        try story.workspace.expectAccount(
            of: number, says: "（暂停）", "结果码 rectified", "发出逾期通知")
        try story.workspace.expectWhole()
    }

    @Test("failed, not rectified, reported by the clock once, terminated by the authority")
    func terminated() throws {
        let story = try SupervisionStory(withProduct: true)
        try story.send(
            "evaluation", "EV-1", EvaluationTests.failed, of: DemoWorkspace.authority,
            at: "2026-03-02")
        let number = try story.newest
        #expect(try story.codes("order") == ["rectification-ordered", "access-suspended"])
        let order = try story.read(
            try story.workspace.papers(
                "order", to: DemoWorkspace.operatorCompany
            ).first)
        #expect(order.contains("拒绝评估"))
        // Twenty working days end on 2026-03-30: the authority may not end it before.
        try story.decide("terminate", number, on: "2026-03-10")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD 24(2)"])
        try story.workspace.turn("2026-03-30T23:59")
        #expect(try story.codes("overdue") == [])
        // The program sleeps over a month.
        for time in ["2026-05-06", "2026-05-07"] { try story.workspace.turn(time) }
        #expect(
            try story.codes("overdue").filter { $0 == "not-delivered" }.count == 1)
        #expect(
            try story.codes("overdue", to: DemoWorkspace.authority)
                .filter { $0 == "not-delivered" }.count == 1)
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])

        try story.decide("terminate", number, on: "2026-05-08")
        #expect(try story.state(of: story.authorisation) == ["terminated", "terminated"])
        #expect(
            try story.codes("order", to: SupervisionStory.platform)
                == ["access-suspended", "access-ended"])
        #expect(try story.codes("result").last == "authorisation-terminated")
        #expect(try story.codes(to: SupervisionStory.supervisor) == ["authorisation-ended"])
        let product = try story.story.entry(story.product)
        #expect(product.contains(">authorisation-ended</mark>"))
        #expect(try story.state(of: story.product) == ["in-force", "in-force"])
        #expect(
            try story.proof("Q-1", at: "2026-05-11")
                == ["proof-refused", "REG-PROOF-AUTHORISATION"])
        try story.registerProduct("PRO-2", on: "2026-05-12", [("<version>1.0", "<version>2.0")])
        #expect(try story.refusal() == ["REG-AUTHORISATION-STATE 8"])
        try story.send(
            "evaluation", "EV-2", EvaluationTests.failed, of: DemoWorkspace.authority,
            at: "2026-05-13")
        #expect(
            try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD-OPENING 24(1)"])
        try story.workspace.expectPapers(ofStory: "evaluation-terminated")
        try story.workspace.expectWhole()
    }

    @Test("passed by its package and by a slip; abandoned; sent by whoever may not")
    func others() throws {
        let story = try SupervisionStory()
        let passed = [
            ("<requested>授权运营台账、产品和服务清单、安全管理制度、人员和日志情况。</requested>", ""),
            ("<!-- <result>fail", "<result>pass"),
            ("cooperative</conduct> -->", "cooperative</conduct>"),
        ]
        try story.send(
            "evaluation", "EV-1", passed, of: DemoWorkspace.authority, at: "2026-02-02")
        #expect(try story.codes().last == "evaluation-passed")
        for (id, outcome, day, code) in [
            ("EV-2", "pass", "2026-02-04", "evaluation-passed"),
            ("EV-3", "abandon", "2026-02-06", "evaluation-abandoned"),
        ] {
            try story.send("evaluation", id, of: DemoWorkspace.authority, at: day)
            try story.decide(outcome, try story.newest, on: day + "T10:00")
            #expect(try story.codes("result").last == code)
        }
        #expect(try story.state(of: story.authorisation) == ["in-force", "in-force"])
        try story.send(
            "evaluation", "EV-4",
            [(story.authorisation, story.story.resource)], of: DemoWorkspace.authority,
            at: "2026-02-09")
        #expect(
            try story.refusal(to: DemoWorkspace.authority)
                == ["REG-GUARD-OPENING 24(1)"])
        try story.send(
            "evaluation", "EV-5",
            [(story.authorisation, "SQ-370900-2026-000777-0")], of: DemoWorkspace.authority,
            at: "2026-02-10")
        #expect(
            try story.refusal(to: DemoWorkspace.authority).map { $0.prefix(17) }
                == ["REG-ENTRY-UNKNOWN"])
        try story.workspace.expectWhole()
    }
}
