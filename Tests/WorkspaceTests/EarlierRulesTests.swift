import Foundation
import Testing

@Suite("What follows a registration, under the rules before 2025-03-01")
struct EarlierRulesTests {
    @Test("a cancellation with its publicity: told, listed and marked only when that is over")
    func cancellation() throws {
        var story = ProductStory(workspace: try DemoWorkspace(.early))
        let workspace = story.workspace
        try story.registerResource(on: "2024-12-03", passed: "2024-12-04", issued: "2024-12-12")
        try story.recordAuthorisation(
            on: "2024-12-13", decided: "2024-12-16",
            [("2025-12-29<", "2024-11-12<")])
        let standing = [story.resource: "in-force 1 true", story.authorisation: "in-force 1 false"]
        #expect(try workspace.statusByNumber() == standing)

        let amendment = AmendmentStory(workspace: workspace, number: story.resource)
        // The last day of the earlier rules: they decide what comes on it, to the end of the case.
        try amendment.send(
            try amendment.application("cancellation", "CA-1", on: "2025-02-28"),
            at: "2025-02-28T23:59")
        let acceptance = try amendment.last("acceptance")
        #expect(acceptance.contains("due=\"2025-03-07\""))
        #expect(!acceptance.contains("26号"))
        #expect(try workspace.statusByNumber() == standing)
        try amendment.decide("pass", "370900-2025-000001", on: "2025-03-03")
        let publicity = try amendment.last("publicity")
        #expect(publicity.contains("due=\"2025-03-10\""))
        #expect(!publicity.contains("26号"))
        #expect(try workspace.papers("cancellation") == [])
        #expect(try workspace.statusByNumber() == standing)
        // Five working days after 2025-03-03 end on the 10th.
        try workspace.turn("2025-03-10T23:59")
        #expect(try workspace.papers("cancellation") == [])
        #expect(try workspace.statusByNumber() == standing)

        try workspace.turn("2025-03-11")
        let paper = try amendment.last("cancellation")
        for text in ["code=\"cancelled\"", "第九条第二款", story.authorisation] {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(!paper.contains("26号"))
        let entry = try amendment.entry
        #expect(entry.contains("since=\"2025-03-11\" state=\"cancelled\""))
        #expect(!entry.contains("<rights "))
        #expect(
            try workspace.statusByNumber() == [
                story.resource: "cancelled 1 false", story.authorisation: "in-force 1 false",
            ])
        // What rests on it stays, is marked, and its operator is told.
        #expect(try story.entry(story.authorisation).contains("cause=\"\(story.resource)\""))
        let told = try amendment.last("reminder", to: DemoWorkspace.operatorCompany)
        #expect(told.contains("code=\"source-ended\"") && told.contains("已注销"))
        try VoicesStory(workspace).expectPapers("cancellation-2024")
        try workspace.expectWhole()
    }

    @Test("no renewal, revocation or national code before 2025-03-01; no renewal without an end")
    func unknownThen() throws {
        var resource = ProductStory(workspace: try DemoWorkspace(.early))
        let workspace = resource.workspace
        try resource.registerResource(
            on: "2024-12-03", passed: "2024-12-04", issued: "2024-12-12")
        let story = AmendmentStory(workspace: workspace, number: resource.resource)
        let registrar = DemoWorkspace.registrar
        for (kind, sender) in [
            ("renewal", DemoWorkspace.traffic), ("revocation", registrar),
            ("national-code", registrar),
        ] {
            let package = try story.application(
                kind, "E-" + kind, on: "2025-02-28", signing: sender == registrar ? sender : nil)
            try story.send(package, from: sender, at: "2025-02-28T1\(kind.count % 10):00")
            #expect(try story.refusals(to: sender) == ["REG-PROCEDURE-PROFILE 31"], "\(kind)")
        }
        let refused = try story.last("return", to: registrar)
        #expect(refused.contains("taian-2024"))
        // From the day after they exist; but what was registered without an end is not renewed.
        try story.send(
            try story.application("renewal", "N-1", on: "2025-03-03"), at: "2025-03-03")
        #expect(try story.refusals() == ["REG-RENEWAL-NO-END 26号 15"])
        #expect(try story.last("return").contains("<found>\(story.number)</found>"))
        #expect(try workspace.statusByNumber() == [story.number: "in-force 1 true"])
        let revocation = try story.application(
            "revocation", "N-2", on: "2025-03-03", signing: registrar)
        try story.send(revocation, from: registrar, at: "2025-03-03T10:00")
        try story.decide("revoke", "370900-2025-000001", on: "2025-03-04", reason: "来源依据系伪造。")
        #expect(try workspace.statusByNumber() == [story.number: "revoked 1 false"])
        try VoicesStory(workspace).expectPapers("unknown-2024")
        try workspace.expectWhole()
    }
}
