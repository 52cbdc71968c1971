import Foundation
import Testing

@Suite("Cases that end before their decision: withdrawn, or overtaken by another case")
struct OvertakenTests {
    private static let authority = DemoWorkspace.authority

    @Test("an operator withdraws what it asked for; the authority is told")
    func operations() throws {
        let operation = try OperationStory()
        let kinds = ["product-review", "data-demand", "fusion", "quality-issue"]
        for (index, kind) in kinds.enumerated() {
            let number = "370900-2026-00000\(index + 3)"
            let day = "2026-02-0\(index + 2)"
            try operation.send("O-\(index)", kind, on: day)
            #expect(try operation.standing(of: number).hasPrefix("closed") == false, "\(kind)")
            try operation.workspace.withdraw(
                number, of: DemoWorkspace.operatorCompany, at: day + "T10:00")
            #expect(try operation.standing(of: number) == "closed:withdrawn", "\(kind)")
        }
        for party in [DemoWorkspace.operatorCompany, Self.authority] {
            #expect(
                try operation.codes("termination", to: party)
                    == kinds.map { _ in "operation-withdrawn" })
        }
        #expect(try operation.story.numbers("SC") + operation.story.numbers("XQ") == [])
        try operation.workspace.expectWhole()
    }

    @Test("a request and a plan are withdrawn, before and after the countersigning")
    func beforeSelection() throws {
        let story = try OperatorStory()
        let company = DemoWorkspace.operatorCompany
        try story.send("announcement-request", "GGSQ-1", of: company, on: "2026-01-22")
        try story.workspace.withdraw("370900-2026-000002", of: company, at: "2026-01-23")
        #expect(
            try story.paper("termination", to: company).contains("code=\"request-withdrawn\""))
        for (index, number) in ["370900-2026-000003", "370900-2026-000004"].enumerated() {
            let day = "2026-01-2\(6 + index)"
            try story.send("implementation-plan", "FA-\(index)", of: Self.authority, on: day)
            if index == 1 { try agree(number, story, on: ["2026-01-28", "2026-01-29"]) }
            try story.send(
                "withdrawal", "W-\(index)", of: Self.authority, on: "2026-01-30T1\(index):00",
                [("370900-2026-000001", number)])
            for party in [Self.authority, OperatorStory.regulator] {
                let papers = try story.workspace.papers("termination", to: party)
                #expect(papers.count == index + 1, "\(party)")
                let text = try story.paper("termination", to: party)
                #expect(text.contains("code=\"plan-withdrawn\"") && text.contains(number))
            }
        }
        #expect(try story.numbers("FA") == [])
        try story.workspace.expectWhole()
    }

    @Test("a plan ends whose resource is cancelled meanwhile", arguments: [false, true])
    func plan(isCountersigned: Bool) throws {
        let story = try OperatorStory()
        let number = "370900-2026-000002"
        try story.send("implementation-plan", "FA-1", of: Self.authority, on: "2026-01-23")
        if isCountersigned { try agree(number, story, on: ["2026-01-25", "2026-01-26"]) }
        try story.send("cancellation", "C-1", of: DemoWorkspace.traffic, on: "2026-01-27")
        try story.workspace.drop(
            text: try story.workspace.slip(
                "pass", of: "370900-2026-000003", for: DemoWorkspace.registrar, officer: "li"),
            in: DemoWorkspace.registrar, as: "slip-cancellation.xml")
        try story.workspace.turn("2026-01-28")
        #expect(try story.entry(story.resource).contains("state=\"cancelled\""))
        if isCountersigned {
            try story.record("government-approval", in: number, on: "2026-02-02")
        } else {
            try agree(number, story, on: ["2026-02-02", "2026-02-03"])
        }
        let paper = try story.paper("termination", to: Self.authority)
        #expect(paper.contains("code=\"plan-ended\"") && paper.contains(story.resource))
        #expect(
            try story.paper("termination", to: OperatorStory.regulator)
                .contains("code=\"plan-ended\""))
        #expect(try story.numbers("FA") == [])
        try story.workspace.expectWhole()
    }

    /// The regulator's word and then the authority's.
    private func agree(_ number: String, _ story: OperatorStory, on days: [String]) throws {
        try story.agree(number, by: OperatorStory.regulator, officer: "zhao", on: days[0])
        try story.agree(number, by: Self.authority, officer: "wang", on: days[1])
    }

    @Test("two incidents suspend; the first lifts its own suspension alone")
    func incidents() throws {
        let story = try SupervisionStory()
        try story.send("incident", "IN-1", at: "2026-05-06")
        let first = try story.newest
        try story.decide("suspend", first, on: "2026-05-07")
        try story.send("incident", "IN-2", at: "2026-05-08")
        let second = try story.newest
        try story.decide("suspend", second, on: "2026-05-08T10:00")
        try story.decide("settle", first, on: "2026-05-08T11:00")
        #expect(try story.codes("notice").last == "suspension-stays")
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])
        try story.decide("restore", second, on: "2026-05-08T12:00")
        #expect(try story.state(of: story.authorisation) == ["in-force", "in-force"])
        try story.workspace.expectWhole()
    }

    @Test("a rectification ends when a violation has ended the authorisation")
    func rectification() throws {
        let story = try SupervisionStory()
        try story.send("evaluation", "EV-1", of: Self.authority, at: "2026-05-06")
        let evaluation = try story.newest
        try story.followUp("FU-1", in: evaluation, at: "2026-05-06T10:00")
        try story.decide("fail", evaluation, on: "2026-05-07")
        try story.send(
            "violation", "VI-1",
            [(">retention<", ">hidden-report<"), (">data-security<", ">measures<")],
            of: Self.authority, at: "2026-07-01")
        let violation = try story.newest
        try story.followUp("FU-2", in: violation, at: "2026-07-01T10:00")
        try story.decide("terminate", violation, on: "2026-07-02")
        #expect(
            Set(try story.codes("result").suffix(2))
                == ["authorisation-terminated", "authorisation-over"])
        let over = try story.workspace.papers("result", to: DemoWorkspace.operatorCompany)
            .map(story.workspace.read).filter { $0.contains("code=\"authorisation-over\"") }
        #expect(over.count == 1 && over[0].contains(evaluation))
        #expect(try story.state(of: story.authorisation) == ["terminated", "terminated"])
        try story.workspace.expectWhole()
    }
}

extension DemoWorkspace {
    /// Drops the withdrawal of a case by one party, and lets the registry run.
    func withdraw(_ number: String, of party: String, at time: String) throws {
        try drop(
            text: """
                <?xml version="1.0" encoding="UTF-8"?>
                <withdrawal xmlns="urn:dengji:withdrawal:1" format="1" kind="withdrawal" \
                id="W-\(number)" created="\(time.prefix(10))T08:30:00+08:00"><case>\(number)</case>\
                <party>\(party)</party><reason>不再需要。</reason></withdrawal>
                """, in: party, as: "withdrawal-\(number).xml")
        try turn(time)
    }
}
