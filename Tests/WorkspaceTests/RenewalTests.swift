import Foundation
import Testing

@Suite("Renewal, lapse, revocation and the national code")
struct RenewalTests {
    @Test("the window opens with a reminder, and what comes outside it is sent back")
    func window() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        // Valid through 2029-01-22; the last 60 days begin on 2028-11-24.
        try story.send(
            try story.application("renewal", "RE-1", on: "2028-11-23"), at: "2028-11-23T23:30")
        #expect(try story.refusals() == ["REG-RENEWAL-WINDOW 26号 15"])
        #expect(try workspace.papers("reminder") == [])
        try workspace.turn("2028-11-24T00:01")
        #expect(try story.last("reminder").contains("2029年1月22日"))
        let until = "</unchanged>"
        try story.send(
            try story.application(
                "renewal", "RE-2", on: "2028-11-24",
                [(until, until + "<until>2032-01-23</until>")]), at: "2028-11-24T10:00")
        #expect(try story.refusals() == ["REG-RENEWAL-TERM 26号 15"])
        try story.send(
            try story.application(
                "renewal", "RE-3", on: "2028-11-24",
                [("<oldExpiry>2029-01-22", "<oldExpiry>2029-01-21")]), at: "2028-11-24T10:00")
        #expect(try story.refusals() == ["REG-RENEWAL-EXPIRY 26号 15"])
        try workspace.turn("2028-12-24")
        #expect(try workspace.papers("reminder").count == 1)
        try workspace.expectWhole()
    }

    @Test("renewed: a new version from the day after the old end, and a new clock")
    func renewed() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        try workspace.turn("2028-11-24")
        try story.send(
            try story.application("renewal", "RE-1", on: "2028-12-04"), at: "2028-12-04")
        try story.decide("pass", "370900-2028-000001", on: "2028-12-05")
        let certificate = try story.last("certificate")
        for text in ["code=\"renewed\"", "2029年1月23日", "2032年1月22日", "届满前60日内"] {
            #expect(certificate.contains(text), "\(text)")
        }
        #expect(try story.entry.contains("2029-01-23"))
        try workspace.turn("2029-01-24")
        #expect(try story.entry.contains("state=\"in-force\""))
        try workspace.turn("2031-11-25")
        #expect(try workspace.papers("reminder").count == 2)
        try workspace.expectPapers(ofStory: "renewal-2025")
        try workspace.expectWhole()
    }

    @Test("not renewed: in force on the last day, lapsed on the next, announced once")
    func lapsed() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        for time in ["2029-01-21", "2029-01-22T23:59"] {
            try workspace.turn(time)
            #expect(try story.entry.contains("state=\"in-force\""), "\(time)")
        }
        try workspace.turn("2029-01-23T00:01")
        #expect(try story.entry.contains("since=\"2029-01-23\" state=\"lapsed\""))
        let paper = try story.last("cancellation")
        #expect(paper.contains("code=\"lapsed\"") && paper.contains("2029年1月22日"))
        try workspace.turn("2029-01-24")
        #expect(try workspace.papers("cancellation").count == 1)
        try workspace.expectPapers(ofStory: "lapse-2025")
        try workspace.expectWhole()
    }

    @Test("a renewal under way keeps the entry; refused after the end, it lapses then")
    func underWay() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        try story.send(
            try story.application("renewal", "RE-1", on: "2029-01-22"), at: "2029-01-22T16:00")
        try workspace.turn("2029-01-24")
        #expect(try story.entry.contains("state=\"in-force\""))
        try story.decide(
            "reject", "370900-2029-000001", on: "2029-01-25", reason: "授权已经终止。")
        try workspace.turn("2029-01-25T10:00")
        #expect(try story.entry.contains("state=\"lapsed\""))
        #expect(try story.last("rejection").contains("授权已经终止。"))
        try workspace.expectPapers(ofStory: "renewal-rejected")
        try workspace.expectWhole()
    }

    @Test("the registrar revokes with its signature, and only it")
    func revocation() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        let registrar = DemoWorkspace.registrar
        try story.send(
            try story.application("revocation", "RV-1", on: "2026-03-02"), from: registrar,
            at: "2026-03-02")
        #expect(try story.refusals(to: registrar) == ["REG-SIGNATURE-REQUIRED "])
        let water = DemoWorkspace.water
        try story.send(
            try story.application("revocation", "RV-2", on: "2026-03-02", signing: water),
            from: water, at: "2026-03-02T10:00")
        #expect(try story.refusals(to: water).first == "REG-APPLICANT-MISSING 9(1)")
        try story.send(
            try story.application("revocation", "RV-3", on: "2026-03-02", signing: registrar),
            from: registrar, at: "2026-03-02T10:00")
        let open = try workspace.names(in: workspace.root + "/registry/stages/revocation/review")
        try story.decide("revoke", try #require(open.first), on: "2026-03-03", reason: "来源依据系伪造。")
        let paper = try story.last("revocation")
        #expect(paper.contains("code=\"revoked\"") && paper.contains("来源依据系伪造。"))
        let entry = try story.entry
        #expect(entry.contains("since=\"2026-03-03\" state=\"revoked\""))
        #expect(entry.contains("ground=\"concealment\""))
        try workspace.expectPapers(ofStory: "revocation-2025")
        try workspace.expectWhole()
    }

    @Test("the national code makes a new version, once")
    func nationalCode() throws {
        let story = try AmendmentStory()
        let workspace = story.workspace
        let registrar = DemoWorkspace.registrar
        try story.send(
            try story.application("national-code", "NC-1", on: "2026-03-02", signing: registrar),
            from: registrar, at: "2026-03-02")
        let certificate = try story.last("certificate")
        for text in ["code=\"coded\"", "<nationalCode>370900A2026000000001</nationalCode>"] {
            #expect(certificate.contains(text), "\(text)")
        }
        try story.send(
            try story.application("national-code", "NC-2", on: "2026-03-03", signing: registrar),
            from: registrar, at: "2026-03-03")
        #expect(try story.refusals(to: registrar) == ["REG-NATIONAL-CODE-GIVEN 26号 13"])
        try workspace.expectPapers(ofStory: "national-code")
        try workspace.expectWhole()
    }
}
