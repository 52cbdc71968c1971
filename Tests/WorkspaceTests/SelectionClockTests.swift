import Foundation
import Testing

@Suite("Clocks of plans, requests, applications and lists")
struct SelectionClockTests {
    private static let authority = DemoWorkspace.authority

    @Test("a request, a countersigning and an approval that are late are told of once")
    func late() throws {
        let story = try OperatorStory()
        try story.send(
            "announcement-request", "GGSQ-1", of: DemoWorkspace.operatorCompany, on: "2026-01-22")
        try story.send("implementation-plan", "FA-1", of: Self.authority, on: "2026-01-23")
        // Ten working days each; the program slept over the end of both.
        for day in ["2026-03-09", "2026-04-09"] { try story.workspace.turn(day) }
        #expect(try story.workspace.papers("overdue", to: Self.authority).count == 2)
        #expect(try story.workspace.papers("overdue", to: OperatorStory.regulator).count == 1)
        try story.agree(
            "370900-2026-000003", by: OperatorStory.regulator, officer: "zhao", on: "2026-04-10")
        try story.agree(
            "370900-2026-000003", by: Self.authority, officer: "wang", on: "2026-04-13")
        // Sixty working days after the thirteenth of April.
        for day in ["2026-08-10", "2026-09-10"] { try story.workspace.turn(day) }
        #expect(try story.workspace.papers("overdue", to: Self.authority).count == 3)
        // Being late changes no outcome.
        try story.record("government-approval", in: "370900-2026-000003", on: "2026-09-11")
        #expect(try story.numbers("FA").count == 1)
        try story.workspace.expectWhole()
    }

    @Test("a list whose publicity ended while nothing ran is final once, by the law's day")
    func slept() throws {
        let story = try OperatorStory.announced()
        try story.apply()
        try story.apply(OperatorStory.second, "SB-2", on: "2026-02-11")
        try story.select()
        for day in ["2026-04-20", "2026-05-20"] { try story.workspace.turn(day) }
        for company in [DemoWorkspace.operatorCompany, OperatorStory.second] {
            let results = try story.workspace.papers("result", to: company)
                .filter { try story.workspace.read($0).contains("selected\"") }
            #expect(results.count == 1)
        }
        let final = try story.workspace.read(
            try #require(
                try story.announcements().last {
                    try story.workspace.read($0).contains("code=\"operators-selected\"")
                }))
        #expect(final.contains("day=\"2026-03-17\"") && final.contains("2026年4月20日"))
        #expect(try story.announcements().count == 2)
        try story.workspace.expectWhole()
    }

    @Test("an application that nobody evaluates is told of once, and a list without it is void")
    func forgotten() throws {
        let story = try OperatorStory.announced()
        try story.apply()
        try story.apply(OperatorStory.second, "SB-2", on: "2026-02-11")
        for day in ["2026-06-15", "2026-07-15"] { try story.workspace.turn(day) }
        #expect(try story.workspace.papers("overdue", to: Self.authority).count == 2)
        try story.select(on: "2026-07-16")
        try story.send(
            "withdrawal", "W-1", of: OperatorStory.second, on: "2026-07-17",
            [("370900-2026-000001", "370900-2026-000006")])
        #expect(
            try story.paper("termination", to: OperatorStory.second)
                .contains("code=\"application-withdrawn\""))
        try story.workspace.turn("2026-07-24")
        let paper = try story.paper("termination", to: Self.authority)
        // The sentence of REG-SELECTION-GONE is the reason.
        for text in ["code=\"list-void\"", "名单所列的申报 370900-2026-000006 在公示期间已经办结"] {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(try !story.entry(story.announcement).contains("selection.list"))
        // The other application waits for another list.
        #expect(
            try story.workspace.papers("result", to: DemoWorkspace.operatorCompany)
                .filter { try story.workspace.read($0).contains("selected\"") } == [])
        try story.workspace.expectWhole()
    }

    @Test("an objection that is upheld sets the list aside; a request may be declined")
    func setAside() throws {
        let story = try OperatorStory.announced()
        try story.apply()
        try story.apply(OperatorStory.second, "SB-2", on: "2026-02-11")
        try story.select()
        try story.object()
        try story.decide(
            "uphold-objection-1", "370900-2026-000007", reason: "专家应当回避而没有回避。",
            on: "2026-03-12")
        let paper = try story.paper("termination", to: Self.authority)
        #expect(paper.contains("code=\"list-set-aside\""))
        try story.send(
            "announcement-request", "GGSQ-2", of: DemoWorkspace.water, on: "2026-03-13")
        try story.decide(
            "decline", "370900-2026-000008", reason: "数据尚未完成治理。", on: "2026-03-16")
        let refusal = try story.paper("refusal", to: DemoWorkspace.water)
        for text in ["code=\"announcement-declined\"", "数据尚未完成治理。", "第十四条"] {
            #expect(refusal.contains(text), "\(text)")
        }
        // A list made anew is taken.
        try story.select("PS-2", on: "2026-03-17")
        try story.workspace.turn("2026-03-26")
        #expect(
            try story.paper("result", to: DemoWorkspace.operatorCompany)
                .contains("code=\"selected\""))
        try expectStory("selection-set-aside", of: story.workspace)
        try story.workspace.expectWhole()
    }
}
