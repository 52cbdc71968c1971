import Foundation
import Testing

@Suite("Products and authorisations that are refused")
struct ProductRefusalTests {
    private static func registered() throws -> ProductStory {
        var story = ProductStory(workspace: try DemoWorkspace())
        try story.registerResource()
        return story
    }

    @Test("a product that its authorisation does not cover is returned with every reason")
    func products() throws {
        var story = try Self.registered()
        try story.recordAuthorisation()
        let unknown = "DJ-370900-2026-000009-H"
        let rows: [(String, [(String, String)], [String])] = [
            (
                "no such authorisation", [(story.authorisation, "SQ-370900-2026-000009-H")],
                ["REG-AUTHORISATION-UNKNOWN 8"]
            ),
            ("no such source", [(story.resource, unknown)], ["REG-SOURCE-UNKNOWN 8"]),
            (
                "a right that was not granted", [("<holding>false", "<holding>true")],
                ["REG-RIGHTS-GRANT 10"]
            ),
            (
                "no legal person", [("<legalForm>legal-person", "<legalForm>other-organisation")],
                ["REG-OPERATOR-LEGAL-FORM 26号 5"]
            ),
            (
                "both", [(story.resource, unknown), ("<holding>false", "<holding>true")],
                ["REG-SOURCE-UNKNOWN 8", "REG-RIGHTS-GRANT 10"]
            ),
        ]
        for (index, (name, changes, expected)) in rows.enumerated() {
            try story.send(
                try story.package(
                    "BAD-\(index)", "product-registration", on: "2026-01-26", changes),
                on: "2026-01-26")
            #expect(try story.lastReturn() == expected, "\(name)")
        }
        let early = try story.package("EARLY-1", "product-registration", on: "2026-01-26")
        try story.send(early, from: DemoWorkspace.traffic, on: "2026-01-26")
        #expect(
            try story.lastReturn(to: DemoWorkspace.traffic) == ["REG-SENDER-NOT-APPLICANT 9(1)"])
        try story.workspace.expectWhole()
    }

    @Test("a source that the authorisation does not grant, and a resource registered twice")
    func sources() throws {
        let story = try Self.registered()
        let traffic = DemoWorkspace.traffic
        // A second resource, registered after the first.
        try story.send(
            try story.package(
                "RES-2", "resource-registration", of: traffic, on: "2026-01-21",
                [("370900-JT/000128", "370900-JT/000129")]), from: traffic, on: "2026-01-21")
        try story.decide("pass", "370900-2026-000002", on: "2026-01-22")
        try story.workspace.turn("2026-02-06")
        let other = try #require(try story.numbers("DJ").first { $0 != story.resource })
        try story.send(
            try story.package("RES-3", "resource-registration", of: traffic, on: "2026-02-06"),
            from: traffic, on: "2026-02-06")
        #expect(try story.lastReturn(to: traffic) == ["REG-ALREADY-REGISTERED 7"])

        let authority = DemoWorkspace.authority
        // Sent by the authority itself, for the operator that it names.
        try story.send(
            try story.package("AUTH-1", "authorisation-record", on: "2026-02-06"), from: authority,
            on: "2026-02-06")
        try story.decide(
            "record", "370900-2026-000003", by: authority, officer: "wang", on: "2026-02-09")
        let number = try #require(try story.numbers("SQ").first)
        try story.send(
            try story.package(
                "PRO-1", "product-registration", on: "2026-02-09",
                [
                    (story.resource, other), ("SQ-370900-2026-000001-X", number),
                ]), on: "2026-02-09")
        #expect(try story.lastReturn() == ["REG-SOURCE-GRANT 8"])
        try story.send(
            try story.package("AUTH-2", "authorisation-record", on: "2026-02-09"),
            on: "2026-02-09")
        #expect(try story.lastReturn() == ["REG-AUTHORISATION-RECORDED 14(4)"])
        try story.workspace.expectWhole()
    }

    @Test("an authorisation that the law does not allow is returned")
    func authorisations() throws {
        let story = try Self.registered()
        let rows: [(String, [(String, String)], [String])] = [
            (
                "longer than three years", [("2028-05-31<", "2028-06-02<")],
                ["REG-AUTHORISATION-TERM 14(4)"]
            ),
            (
                "longer than five with a ground",
                [
                    (
                        "<until>2028-05-31</until>",
                        "<until>2030-06-02</until><termGround>长期</termGround>"
                    )
                ],
                ["REG-AUTHORISATION-TERM 14(4)"]
            ),
            (
                "over", [("2028-05-31<", "2026-01-21<")],
                ["REG-AUTHORISATION-OVER 14(5)"]
            ),
            (
                "no such resource", [(story.resource, "DJ-370900-2026-000009-H")],
                ["REG-SOURCE-UNKNOWN 8"]
            ),
            (
                "no legal person", [("<legalForm>legal-person</legalForm>", "")],
                ["REG-OPERATOR-LEGAL-FORM 26号 5"]
            ),
        ]
        for (index, (name, changes, expected)) in rows.enumerated() {
            try story.send(
                try story.package(
                    "BAD-\(index)", "authorisation-record", on: "2026-01-22", changes),
                on: "2026-01-22")
            #expect(try story.lastReturn() == expected, "\(name)")
        }
        try story.workspace.expectWhole()
    }

    @Test("a resource whose rights are disputed, or that is prohibited from opening, enters none")
    func resources() throws {
        var disputed = ProductStory(workspace: try DemoWorkspace())
        let dispute = [
            ("<disputed>false</disputed>", "<disputed>true</disputed><dispute>与某单位</dispute>")
        ]
        try disputed.workspaceRegisters(dispute)
        try disputed.send(
            try disputed.package("AUTH-1", "authorisation-record", on: "2026-01-22"),
            on: "2026-01-22")
        #expect(try disputed.lastReturn() == ["REG-SOURCE-RIGHTS 11"])

        var prohibited = ProductStory(workspace: try DemoWorkspace())
        try prohibited.workspaceRegisters([
            ("<openingType>conditional", "<openingType>prohibited"),
            ("<authorisationIntended>true", "<authorisationIntended>false"),
        ])
        try prohibited.send(
            try prohibited.package("AUTH-1", "authorisation-record", on: "2026-01-22"),
            on: "2026-01-22")
        #expect(try prohibited.lastReturn() == ["REG-SOURCE-PROHIBITED 12"])
    }

    @Test("the authority refuses an authorisation with its reasons")
    func refused() throws {
        let story = try Self.registered()
        try story.send(
            try story.package("AUTH-1", "authorisation-record", on: "2026-01-22"),
            on: "2026-01-22")
        try story.decide(
            "refuse", "370900-2026-000002", by: DemoWorkspace.authority, officer: "wang",
            on: "2026-01-23")
        let paper = try story.workspace.read(
            try #require(
                try story.workspace.papers("refusal", to: DemoWorkspace.operatorCompany).first))
        for text in [
            "code=\"authorisation-refused\"", "不予授权登记通知书", "材料齐全，审查通过。",
            "<issuer party=\"\(DemoWorkspace.authority)\">",
        ] { #expect(paper.contains(text), "\(text)") }
        #expect(try story.numbers("SQ") == [])
        try story.workspace.expectWhole()
    }
}

extension ProductStory {
    /// Registers the resource with changes that keep the machine from accepting it.
    fileprivate mutating func workspaceRegisters(_ changes: [(String, String)]) throws {
        try registerResource(changes)
    }
}
