import Foundation
import Testing

@Suite("Products and services under authorisations")
struct ProductTests {
    /// Reminders to the operator but those of yearly reports.
    private func reminders(_ workspace: DemoWorkspace) throws -> [String] {
        try workspace.papers("reminder", to: DemoWorkspace.operatorCompany).filter {
            !(try workspace.read($0)).contains("code=\"yearly-report\"")
        }
    }

    @Test("an authorisation from before the system, then a product to certificate and rights")
    func wholeStory() throws {
        var story = ProductStory(workspace: try DemoWorkspace())
        let workspace = story.workspace
        try story.registerResource()
        try story.recordAuthorisation()
        let authority = try #require(
            try workspace.papers("certificate", to: DemoWorkspace.operatorCompany).first)
        let recorded = try workspace.read(authority)
        for text in [
            "code=\"authorised\"", "公共数据资源授权登记凭证", "数据加工使用权、数据产品经营权",
            "2028年5月31日", story.authorisation, "泰数授证〔2025〕1号", "届满前6个月内", "在20个工作日内",
            "<issuer party=\"\(DemoWorkspace.authority)\">",
        ] { #expect(recorded.contains(text), "\(text)") }
        let grant = try story.entry(story.authorisation)
        #expect(grant.contains("kind=\"authorisation-record\""))
        #expect(grant.contains("<source>\(story.resource)</source>"))
        #expect(grant.contains("<keeper>\(DemoWorkspace.authority)</keeper>"))

        try story.send(
            try story.package("PRO-1", "product-registration", on: "2026-01-26"), on: "2026-01-26")
        #expect(try story.entry(story.authorisation).contains("name=\"applied\""))
        try story.decide("pass", "370900-2026-000003", on: "2026-01-27")
        try workspace.turn("2026-02-10T23:59")
        #expect(try story.numbers("DJ").count == 1)
        try workspace.turn("2026-02-11T00:01")
        let product = try #require(try story.numbers("DJ").first { $0 != story.resource })
        let papers = try workspace.papers(to: DemoWorkspace.operatorCompany)
        let certificate = try workspace.read(
            try #require(papers.last { $0.contains("_certificate_") }))
        for text in [product, "泰安市公交客流指数", "2028年5月31日", "code=\"registered\""] {
            #expect(certificate.contains(text), "\(text)")
        }
        let rights = try workspace.read(
            try #require(papers.last { $0.contains("_rights-statement_") }))
        #expect(rights.contains("数据加工使用权、数据产品经营权"))
        #expect(!rights.contains("数据资源持有权"))
        let entry = try story.entry(product)
        #expect(entry.contains("<source>\(story.authorisation)</source>"))
        #expect(entry.contains("<source>\(story.resource)</source>"))
        try workspace.expectPapers(ofStory: "product-2025")
        try workspace.expectWhole()
    }

    @Test("under the earlier rules: five days, no deposit, no validity, no reminder")
    func earlierRules() throws {
        var story = ProductStory(workspace: try DemoWorkspace(.early))
        let workspace = story.workspace
        try story.registerResource(on: "2024-12-03", passed: "2024-12-04", issued: "2024-12-12")
        try story.recordAuthorisation(
            on: "2024-12-13", decided: "2024-12-16",
            [
                ("<legalForm>legal-person", "<legalForm>other-organisation"),
                ("2025-12-29<", "2024-11-12<"),
            ])
        let bare = try story.package(
            "PRO-1", "product-registration", on: "2025-01-06",
            [
                ("<legalForm>legal-person", "<legalForm>other-organisation"),
                ("<riskAssessment>", "<!--"), ("</evidenceDeposit>", "-->"),
                ("role=\"risk-assessment\"", "role=\"other\""),
                ("role=\"evidence-deposit\"", "role=\"other\""),
            ])
        try story.send(bare, on: "2025-01-06")
        try story.decide("pass", "370900-2025-000001", on: "2025-01-07")
        try workspace.turn("2025-01-15")
        let product = try #require(try story.numbers("DJ").last)
        #expect(product != story.resource)
        #expect(!(try story.entry(product)).contains("validUntil="))
        #expect(try reminders(workspace) == [])
        // Its entry has no end of its own: when the authorisation ends it stays, and is marked.
        try workspace.turn("2027-11-01T00:01")
        #expect(try story.entry(story.authorisation).contains("state=\"lapsed\""))
        let entry = try story.entry(product)
        #expect(entry.contains("state=\"in-force\""))
        #expect(entry.contains("cause=\"\(story.authorisation)\""))
        #expect(entry.contains(">authorisation-ended</mark>"))
        try workspace.expectPapers(ofStory: "product-2024")
        try workspace.expectWhole()
    }

    @Test("an authorisation ends, its products with it; nothing new is registered under it")
    func ended() throws {
        var story = ProductStory(workspace: try DemoWorkspace())
        let workspace = story.workspace
        try story.registerResource()
        try story.recordAuthorisation([("2028-05-31<", "2026-12-31<")])
        try story.send(
            try story.package(
                "PRO-1", "product-registration", on: "2026-01-26",
                [("2028-05-31<", "2026-12-31<")]), on: "2026-01-26")
        try story.decide("pass", "370900-2026-000003", on: "2026-01-27")
        try workspace.turn("2026-02-11")
        let product = try #require(try story.numbers("DJ").last)
        // The window of six months opens on 2026-07-01.
        try workspace.turn("2026-06-30T23:59")
        #expect(try reminders(workspace) == [])
        try workspace.turn("2026-07-01")
        #expect(try reminders(workspace).count == 1)
        try workspace.turn("2026-12-31T23:59")
        #expect(try story.entry(story.authorisation).contains("state=\"in-force\""))
        try workspace.turn("2027-01-01T00:01")
        #expect(try story.entry(story.authorisation).contains("state=\"lapsed\""))
        // Valid as long as the authorisation (26号 art. 15), so it lapses with it.
        #expect(try story.entry(product).contains("state=\"lapsed\""))
        try story.send(
            try story.package(
                "PRO-2", "product-registration", on: "2026-12-30",
                [("<version>1.0", "<version>2.0"), ("2028-05-31<", "2026-12-31<")]),
            on: "2027-01-04")
        #expect(try story.lastReturn() == ["REG-AUTHORISATION-STATE 8"])
        try workspace.expectPapers(ofStory: "authorisation-ended")
        try workspace.expectWhole()
    }

    @Test(
        "an authorisation that ends while its product is shown to the public ends the registration",
        arguments: ["2026-02-09", "2026-02-10"])
    func endedInPublicity(until: String) throws {
        var story = ProductStory(workspace: try DemoWorkspace())
        let workspace = story.workspace
        try story.registerResource()
        try story.recordAuthorisation([("2028-05-31<", "\(until)<")])
        try story.send(
            try story.package(
                "PRO-1", "product-registration", on: "2026-01-26",
                [("2028-05-31<", "\(until)<")]), on: "2026-01-26")
        try story.decide("pass", "370900-2026-000003", on: "2026-01-27")
        // Ten working days of publicity end on 2026-02-10.
        try workspace.turn("2026-02-11")
        #expect(try story.numbers("DJ") == [story.resource])
        let ends = try workspace.papers("termination", to: DemoWorkspace.operatorCompany)
        #expect(ends.count == 1)
        let text = try workspace.read(try #require(ends.first))
        #expect(text.contains("code=\"terminated\""))
        #expect(text.contains(story.authorisation))
        try workspace.turn("2026-03-11")
        #expect(
            try workspace.papers("termination", to: DemoWorkspace.operatorCompany).count == 1)
        try workspace.expectWhole()
    }

    @Test("what was delivered is to be applied for in 20 working days: one reminder, or none")
    func firstApplication() throws {
        var story = ProductStory(workspace: try DemoWorkspace())
        let workspace = story.workspace
        try story.registerResource()
        try story.recordAuthorisation([
            ("2025-12-29<", "2026-01-05<"), ("date=\"2026-01-05\"", "date=\"2026-01-22\""),
        ])
        // Twenty working days after 2026-01-05 end on 2026-02-02.
        try workspace.turn("2026-02-02T23:59")
        #expect(try reminders(workspace) == [])
        try workspace.turn("2026-02-03T00:01")
        let reminder = try workspace.read(
            try #require(
                try workspace.papers("reminder", to: DemoWorkspace.operatorCompany).first))
        for text in [
            "code=\"first-application\"", story.authorisation, "2026年2月2日", "第九条第(一)项",
        ] { #expect(reminder.contains(text), "\(text)") }
        try workspace.turn("2026-03-31")
        #expect(try reminders(workspace).count == 1)
        try workspace.expectPapers(ofStory: "first-application")
        try workspace.expectWhole()
    }

    @Test("an application that came in before needs no reminder, whatever becomes of it")
    func appliedInTime() throws {
        var story = ProductStory(workspace: try DemoWorkspace())
        let workspace = story.workspace
        try story.registerResource()
        try story.recordAuthorisation()
        try story.send(
            try story.package("PRO-1", "product-registration", on: "2026-01-26"), on: "2026-01-26")
        try story.decide("reject", "370900-2026-000003", on: "2026-01-27")
        try workspace.turn("2026-03-31")
        #expect(try reminders(workspace) == [])
        try workspace.expectWhole()
    }
}
