import Foundation
import Testing

@Suite("A slip that may not decide is sent back, and the case stays where it is")
struct BadSlipTests {
    private static let number = "370900-2026-000001"

    /// A slip made wrong in one thing, and the rule that the answer has to name.
    struct Row: Sendable {
        var what: String
        var rule: String
        var change: @Sendable (String) -> String

        init(_ what: String, _ rule: String, _ change: @escaping @Sendable (String) -> String) {
            self.what = what
            self.rule = rule
            self.change = change
        }
    }

    static let rows = [
        Row("for the wrong stage", "REG-STAGE") {
            $0.replacing("<stage>review</stage>", with: "<stage>acceptance</stage>")
        },
        Row("for a stage that does not exist", "REG-STAGE") {
            $0.replacing("<stage>review</stage>", with: "<stage>nowhere</stage>")
        },
        Row("of an earlier revision", "REG-REVISION") {
            $0.replacing("<revision>2</revision>", with: "<revision>1</revision>")
        },
        Row("of a revision yet to come", "REG-REVISION") {
            $0.replacing("<revision>2</revision>", with: "<revision>3</revision>")
        },
        Row("by an officer nobody knows", "REG-OFFICER-UNKNOWN") {
            $0.replacing("<officer>li</officer>", with: "<officer>nobody</officer>")
        },
        Row("by an officer of another stage", "REG-OFFICER-STAGE") {
            $0.replacing("<officer>li</officer>", with: "<officer>zhang</officer>")
        },
        Row("of an outcome that the stage has not", "REG-OUTCOME") {
            $0.replacing("<outcome>pass</outcome>", with: "<outcome>refuse</outcome>")
        },
        Row("of a case that does not exist", "REG-CASE-UNKNOWN") {
            $0.replacing("<case>370900-2026-000001</case>", with: "<case>370900-2026-000777</case>")
        },
        Row("in the name of another party", "REG-SENDER-NOT-NAMED") {
            $0.replacing(DemoWorkspace.registrar, with: DemoWorkspace.authority)
        },
        Row("with a checklist item that does not conform", "REG-CHECKLIST-NOT-CONFORM") {
            $0.replacing(
                "<item id=\"rights\" result=\"conform\">",
                with: "<item id=\"rights\" result=\"not-conform\">")
        },
        Row("with a checklist item left out", "REG-CHECKLIST-MISSING") {
            $0.replacing(/<item id="rights"[^>]*><\/item>/, with: "")
        },
        Row("with a checklist item nobody asked for", "REG-CHECKLIST-UNKNOWN") {
            $0.replacing("<checklist>", with: "<checklist><item id=\"more\" result=\"conform\"/>")
        },
        Row("with a checklist item twice", "XSD-DUPLICATE") {
            $0.replacing(
                "<checklist>", with: "<checklist><item id=\"rights\" result=\"conform\"/>")
        },
        Row("with a result that is none", "XSD-ENUMERATION") {
            $0.replacing(
                "<item id=\"rights\" result=\"conform\">",
                with: "<item id=\"rights\" result=\"perhaps\">")
        },
        Row("with a reason that is too long", "XSD-LENGTH") {
            $0.replacing(
                "<reason>", with: "<reason>" + String(repeating: "长", count: 4001))
        },
        Row("of a case number that is none", "XSD-PATTERN") {
            $0.replacing("<case>370900-2026-000001</case>", with: "<case>1</case>")
        },
        Row("with a checklist item left open", "XSD-EMPTY") {
            $0.replacing(
                "<item id=\"rights\" result=\"conform\">", with: "<item id=\"rights\" result=\"\">")
        },
    ]

    @Test("from the officer's folder, each wrong in one thing, all at once")
    func fromTheRightFolder() throws {
        let workspace = try DemoWorkspace(.review)
        let good = try workspace.slip("pass")
        for (index, row) in BadSlipTests.rows.enumerated() {
            #expect(row.change(good) != good, "\(row.what)")
            // A slip of its own each, for the id must not decide which of them is judged.
            let bad = row.change(good).replacing(" id=\"370900", with: " id=\"row\(index)-370900")
            try workspace.drop(text: bad, in: DemoWorkspace.registrar, as: "row\(index).xml")
        }
        try workspace.turn("2026-01-06")
        try workspace.expectWhole()
        let returns = try workspace.papers("return", to: DemoWorkspace.registrar)
            .map(workspace.read)
        #expect(returns.count == BadSlipTests.rows.count)
        for (index, row) in BadSlipTests.rows.enumerated() {
            let paper = returns.first { $0.contains("<fileName>row\(index).xml</fileName>") }
            let found = rules(in: paper ?? "")
            #expect(found == [row.rule], "\(row.what): \(found)")
        }
        try expectStillDecidable(workspace)
    }

    @Test("rejecting without a reason", arguments: ["", "   ", "　"])
    func emptyReason(reason: String) throws {
        let workspace = try DemoWorkspace(.review)
        let slip = try workspace.slip("reject", reason: reason)
        let found = try send(slip, in: DemoWorkspace.registrar, of: workspace)
        #expect(found.rules.contains("REG-REASON-EMPTY"), "\(found.rules)")
        #expect(try workspace.papers("rejection") == [])
        try expectStillDecidable(workspace)
    }

    @Test("unsigned in the common inbox: nobody can say who sent it")
    func unsigned() throws {
        let workspace = try DemoWorkspace(.review)
        let found = try send(try workspace.slip("pass"), in: "", of: workspace)
        #expect(found.rules.contains("REG-SENDER-UNAUTHENTICATED"), "\(found.rules)")
        #expect(found.box == "_unclaimed")
        try expectStillDecidable(workspace)
    }

    @Test("from a provider's folder, in its own name: it has not the role, and is the applicant")
    func providersOwn() throws {
        let workspace = try DemoWorkspace(.review)
        for (party, rule) in [
            (DemoWorkspace.traffic, "REG-OWN-APPLICATION"),
            (DemoWorkspace.water, "REG-DECIDER-ROLE"),
            (DemoWorkspace.authority, "REG-DECIDER-ROLE"),
        ] {
            let slip = try workspace.slip("pass")
                .replacing(DemoWorkspace.registrar, with: party)
                .replacing("id=\"370900", with: "id=\"by-\(party)-370900")
            let found = try send(slip, in: party, of: workspace)
            #expect(found.rules.contains(rule), "\(party): \(found.rules)")
            #expect(found.box == party)
        }
        try expectStillDecidable(workspace)
    }

    @Test("from a provider's folder in the registrar's name")
    func pretended() throws {
        let workspace = try DemoWorkspace(.review)
        let found = try send(
            try workspace.slip("pass"), in: DemoWorkspace.traffic, of: workspace)
        #expect(found.rules.contains("REG-SENDER-NOT-NAMED"), "\(found.rules)")
        try expectStillDecidable(workspace)
    }

    @Test("on the registrar's own application: the stand-in decides, the registrar may not")
    func ownApplication() throws {
        let workspace = try DemoWorkspace()
        let own = try workspace.package("OWN-1", of: DemoWorkspace.registrar)
        try workspace.drop(own, in: DemoWorkspace.registrar)
        try workspace.turn("2026-01-05")
        // The machine accepts nothing in the name of the applicant: the stand-in's officer does.
        let forStandIn = try workspace.slip("accept", for: DemoWorkspace.authority, officer: "wang")
        #expect(
            try workspace.names(in: workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo")
                == [])
        let bySelf = forStandIn.replacing(
            "<party>\(DemoWorkspace.authority)", with: "<party>\(DemoWorkspace.registrar)"
        )
        .replacing("<officer>wang", with: "<officer>li")
        let found = try send(bySelf, in: DemoWorkspace.registrar, of: workspace)
        #expect(found.rules.contains("REG-OWN-APPLICATION"), "\(found.rules)")
        try workspace.drop(text: forStandIn, in: DemoWorkspace.authority, as: "stand-in.xml")
        try workspace.turn("2026-01-07")
        #expect(try workspace.papers("acceptance", to: DemoWorkspace.registrar).count == 1)
        try workspace.expectWhole()
    }

    @Test("after the case was decided")
    func afterwards() throws {
        let workspace = try DemoWorkspace(.review)
        let pass = try workspace.slip("pass")
        let reject = try workspace.slip("reject")
        try workspace.drop(text: pass, in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-06")
        let found = try send(reject, in: DemoWorkspace.registrar, of: workspace, "2026-01-07")
        #expect(found.rules.contains("REG-STAGE"), "\(found.rules)")
        #expect(try workspace.papers("rejection") == [])
        // Publicity waits for nobody's decision, and a closed case for none at all.
        let early = reject.replacing("<stage>review<", with: "<stage>publicity<")
            .replacing("<revision>2<", with: "<revision>3<").replacing("-2-", with: "-3-")
        let waits = try send(early, in: DemoWorkspace.registrar, of: workspace, "2026-01-07")
        #expect(waits.rules.contains("REG-STAGE-WAITS"), "\(waits.rules)")
        try workspace.turn("2026-01-22")
        let late = try send(
            reject.replacing("-2-", with: "-4-"), in: DemoWorkspace.registrar, of: workspace,
            "2026-01-23")
        #expect(late.rules == ["REG-CASE-CLOSED"], "\(late.rules)")
    }

    // MARK: What every row has to show

    private func send(
        _ slip: String, in folder: String, of workspace: DemoWorkspace, _ day: String = "2026-01-06"
    ) throws -> (rules: [String], box: String) {
        let boxes = { try workspace.names(in: workspace.root + "/outbox") }
        let returns = {
            Set(try boxes().flatMap { try workspace.papers("return", to: $0) })
        }
        let before = try returns()
        try workspace.drop(text: slip, in: folder, as: "slip-\(UUID().uuidString).xml")
        try workspace.turn(day)
        try workspace.expectWhole()
        let new = try returns().subtracting(before)
        let paper = try #require(new.first)
        #expect(new.count == 1)
        let kept = try workspace.files(below: "registry/returned").contains {
            try Data(contents: $0) == Data(slip.utf8)
        }
        #expect(kept)
        let parts = paper.components(separatedBy: "/")
        return (rules(in: try workspace.read(paper)), parts[parts.count - 3])
    }

    /// The right slip still decides the case.
    private func expectStillDecidable(_ workspace: DemoWorkspace) throws {
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "good.xml")
        try workspace.turn("2026-01-07")
        #expect(try workspace.papers("compliance-report").count == 1)
        try workspace.expectWhole()
    }
}
