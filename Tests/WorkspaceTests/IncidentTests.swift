import Foundation
import Testing

@Suite("Incidents and violations")
struct IncidentTests {
    @Test("an incident: supervisors told in the same commit, steps with clocks, closed")
    func incident() throws {
        let story = try SupervisionStory()
        let supervisor = SupervisionStory.supervisor
        try story.send("incident", "IN-1", at: "2026-05-06")
        let number = try story.newest
        let told = try story.workspace.papers("notice", to: supervisor)
        #expect(try story.codes("notice", to: supervisor) == ["incident-reported"])
        #expect(try story.codes("notice", to: DemoWorkspace.authority) == ["incident-reported"])
        #expect(try story.read(told.first).contains("测试环境的一个接口"))
        let line = try story.workspace.files(below: "registry/journal").flatMap {
            try story.workspace.read($0).split(separator: "\n")
        }.filter { $0.contains("\"consumed\"") }.last
        #expect(line?.contains(supervisor) == true)
        // Three working days end on 2026-05-11, for 2026-05-09 is a working Saturday.
        try story.workspace.turn("2026-05-09T23:59")
        #expect(!(try story.codes("overdue")).contains("not-delivered"))
        for time in ["2026-05-12", "2026-06-12"] { try story.workspace.turn(time) }
        #expect(
            try story.codes("overdue").filter { $0 == "not-delivered" }.count == 1)
        try story.followUp("FU-1", in: number, at: "2026-06-15")
        #expect(try story.codes("notice", to: supervisor).last == "incident-measures")
        try story.decide("conclude", number, on: "2026-06-16")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD 30(1)"])
        try story.decide("suspend", number, on: "2026-06-17")
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])
        #expect(
            try story.codes("order", to: SupervisionStory.platform) == ["access-suspended"])
        // Ten working days after 2026-06-15 end on 2026-06-30, for 2026-06-19 is a holiday.
        for time in ["2026-06-30T23:59", "2026-07-01", "2026-08-03"] {
            try story.workspace.turn(time)
        }
        #expect(
            try story.codes("overdue", to: DemoWorkspace.authority)
                .filter { $0 == "not-delivered" }.count == 2)
        try story.followUp("FU-2", in: number, at: "2026-08-04")
        try story.decide("conclude", number, on: "2026-08-05")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD 24(2)"])
        try story.decide("restore", number, on: "2026-08-06")
        #expect(try story.state(of: story.authorisation) == ["in-force", "in-force"])
        try again("conclude", number, story, on: "2026-08-07")
        #expect(try story.codes("result").last == "incident-handled")
        #expect(try story.codes("notice", to: supervisor).last == "incident-closed")
        try story.workspace.expectPapers(ofStory: "incident")
        try story.workspace.expectWhole()
    }

    @Test("the platform reports one, the operator answers; another company may not; unfounded")
    func reportedByPlatform() throws {
        let story = try SupervisionStory()
        try story.send(
            "incident", "IN-1",
            [("<kind>operator</kind>", "<kind>other</kind>")],
            of: SupervisionStory.platform, at: "2026-05-06")
        let number = try story.newest
        #expect(try story.codes("notice").last == "incident-received")
        try story.followUp(
            "FU-1", in: number, of: SupervisionStory.secondCompany, at: "2026-05-07")
        #expect(
            try story.refusal(to: SupervisionStory.secondCompany).map { $0.prefix(18) }
                == ["REG-ARRIVAL-SENDER"])
        try story.decide("dismiss", number, on: "2026-05-08")
        #expect(try story.codes(to: SupervisionStory.platform).last == "incident-unfounded")
        try story.workspace.expectWhole()
    }

    @Test("a violation: heard or time gone by, suspended, rectified while an incident suspends too")
    func violation() throws {
        let story = try SupervisionStory()
        let supervisor = SupervisionStory.supervisor
        try story.send("violation", "VI-1", of: DemoWorkspace.authority, at: "2026-07-01")
        let number = try story.newest
        #expect(try story.codes("notice").last == "violation-opened")
        #expect(try story.codes("notice", to: supervisor) == ["violation-reported"])
        let notice = try story.read(
            try story.workspace.papers("notice", to: DemoWorkspace.operatorCompany).last)
        #expect(notice.contains("《中华人民共和国数据安全法》第四十五条"))
        try story.decide("rectify", number, on: "2026-07-02")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD 30(2)"])
        // Five working days end on 2026-07-08.
        for time in ["2026-07-08T23:59", "2026-07-09", "2026-08-10"] {
            try story.workspace.turn(time)
        }
        #expect(
            try story.codes("overdue").filter { $0 == "not-delivered" }.count == 1)
        try again("rectify", number, story, on: "2026-08-11")
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])
        try story.send("incident", "IN-1", at: "2026-08-12")
        let incident = try story.newest
        try story.decide("suspend", incident, on: "2026-08-13")
        try story.followUp("FU-1", in: number, at: "2026-08-14")
        try story.decide("restore", number, on: "2026-08-17")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["REG-GUARD 24(2)"])
        try story.decide("settle", number, on: "2026-08-18")
        #expect(try story.codes("result").last == "rectified-still-suspended")
        #expect(try story.state(of: story.authorisation) == ["suspended", "suspended"])
        try story.decide("restore", incident, on: "2026-08-19")
        #expect(try story.state(of: story.authorisation) == ["in-force", "in-force"])
        try story.workspace.expectPapers(ofStory: "violation")
        try story.workspace.expectWhole()
    }

    /// A second slip for an outcome that was refused before.
    private func again(
        _ outcome: String, _ number: String, _ story: SupervisionStory, on day: String
    ) throws {
        let text = try story.workspace.slip(
            outcome, of: number, for: DemoWorkspace.authority, officer: "wang"
        ).replacing(/id="[^"]*"/, with: "id=\"again-\(number)\"")
        try story.workspace.drop(
            text: text, in: DemoWorkspace.authority, as: "again-\(number).xml")
        try story.workspace.turn(day)
    }

    @Test("violations confirmed, dismissed, and one for which the authorisation is terminated")
    func decided() throws {
        let story = try SupervisionStory()
        for (id, outcome, code) in [
            ("VI-1", "confirm", "violation-confirmed"), ("VI-2", "dismiss", "violation-dismissed"),
            ("VI-3", "terminate", "authorisation-terminated"),
        ] {
            let day = "2026-07-0\(id.last ?? "1")"
            try story.send(
                "violation", id,
                [(">retention<", ">hidden-report<"), (">data-security<", ">measures<")],
                of: DemoWorkspace.authority, at: day)
            let number = try story.newest
            try story.followUp("FU-\(id)", in: number, at: day + "T10:00")
            #expect(try story.codes("notice").last == "statement-received")
            try story.decide(outcome, number, on: day + "T11:00")
            #expect(try story.codes("result").last == code)
            #expect(
                try story.codes("notice", to: SupervisionStory.supervisor).last
                    == "violation-decided")
        }
        #expect(try story.state(of: story.authorisation) == ["terminated", "terminated"])
        let entry = try story.story.entry(story.authorisation)
        #expect(entry.contains("ground=\"violation-hidden-report\""))
        try story.workspace.expectWhole()
    }
}
