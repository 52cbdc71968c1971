import Foundation
import Testing

@Suite("What comes out of order gets a defined answer, and the right one when it comes again")
struct OrderTests {
    private static let number = "370900-2026-000001"

    private func supplement(
        _ id: String, _ target: String, party: String = DemoWorkspace.traffic
    ) -> String {
        """
        <supplement xmlns="urn:dengji:supplement:1" format="1" kind="supplement" id="\(id)" \
        created="2026-01-05T08:40:00+08:00">\(target)<party>\(party)</party>\
        <values><value field="resource.summary">补充后的简介</value></values></supplement>
        """
    }

    /// The rules of the one return that a file of this name got, the latest where it came twice.
    private func rules(
        of name: String, to folder: String = DemoWorkspace.traffic, in workspace: DemoWorkspace
    ) throws -> [String] {
        let papers = try workspace.papers("return", to: folder).map(workspace.read)
        let paper = papers.last { $0.contains("<fileName>\(name)</fileName>") }
        return WorkspaceTests.rules(in: try #require(paper, "\(name)"))
    }

    @Test("a supplement that overtakes its application, by case and by package")
    func overtaking() throws {
        let workspace = try DemoWorkspace()
        let byCase = supplement("S-1", "<case>\(OrderTests.number)</case>")
        let byPackage = supplement("S-2", "<package>GOOD-1</package>")
        try workspace.drop(text: byCase, in: DemoWorkspace.traffic, as: "case.xml")
        try workspace.drop(text: byPackage, in: DemoWorkspace.traffic, as: "package.xml")
        try workspace.turn("2026-01-05")
        for name in ["case.xml", "package.xml"] {
            #expect(try rules(of: name, in: workspace) == ["REG-SUPPLEMENT-UNKNOWN"])
        }
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        // The very same bytes again: nothing was consumed, so they are judged anew.
        try workspace.drop(text: byCase, in: DemoWorkspace.traffic, as: "case-again.xml")
        try workspace.drop(text: byPackage, in: DemoWorkspace.traffic, as: "package-again.xml")
        try workspace.turn("2026-01-07")
        for name in ["case-again.xml", "package-again.xml"] {
            #expect(try rules(of: name, in: workspace) == ["REG-SUPPLEMENT-UNASKED"])
        }
        try expectUntouched(workspace)
    }

    @Test("dropped together with its application: one of the two answers, and nothing is lost")
    func together() throws {
        let workspace = try DemoWorkspace()
        let supplement = supplement("S-1", "<package>GOOD-1</package>")
        try workspace.drop(text: supplement, in: DemoWorkspace.traffic, as: "early.xml")
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.drop(
            text: supplement.replacing("S-1", with: "S-2"), in: DemoWorkspace.traffic,
            as: "late.xml")
        try workspace.turn("2026-01-05")
        for name in ["early.xml", "late.xml"] {
            let found = try rules(of: name, in: workspace)
            #expect(
                found == ["REG-SUPPLEMENT-UNKNOWN"] || found == ["REG-SUPPLEMENT-UNASKED"],
                "\(found)")
        }
        try expectUntouched(workspace)
    }

    @Test("a supplement from somebody else does not reach the case, nor learn another's ids")
    func otherParty() throws {
        let workspace = try DemoWorkspace(.review)
        for (name, target) in [
            ("case.xml", "<case>\(OrderTests.number)</case>"),
            ("package.xml", "<package>GOOD-1</package>"),
        ] {
            try workspace.drop(
                text: supplement("S-\(name)", target, party: DemoWorkspace.water),
                in: DemoWorkspace.water, as: name)
        }
        try workspace.turn("2026-01-06")
        let water = DemoWorkspace.water
        #expect(try rules(of: "case.xml", to: water, in: workspace) == ["REG-SUPPLEMENT-OTHER"])
        #expect(
            try rules(of: "package.xml", to: water, in: workspace) == ["REG-SUPPLEMENT-UNKNOWN"])
        try expectUntouched(workspace)
    }

    @Test("a supplement to a case that is closed")
    func closed() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            text: try workspace.slip("reject", reason: "来源不合法。"), in: DemoWorkspace.registrar,
            as: "reject.xml")
        try workspace.turn("2026-01-06")
        try workspace.drop(
            text: supplement("S-1", "<case>\(OrderTests.number)</case>"),
            in: DemoWorkspace.traffic, as: "case.xml")
        try workspace.turn("2026-01-07")
        #expect(try rules(of: "case.xml", in: workspace) == ["REG-SUPPLEMENT-CLOSED"])
        try workspace.expectWhole()
    }

    @Test("a slip that comes before its case, and again when the case is there")
    func slipBeforeCase() throws {
        let slip = try DemoWorkspace(.review).slip("pass")
        let workspace = try DemoWorkspace()
        try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "early.xml")
        try workspace.turn("2026-01-05")
        #expect(
            try rules(of: "early.xml", to: DemoWorkspace.registrar, in: workspace)
                == ["REG-CASE-UNKNOWN"])
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "again.xml")
        try workspace.turn("2026-01-07")
        #expect(try workspace.papers("compliance-report").count == 1)
        try workspace.expectWhole()
    }

    @Test("what is received on a day that no profile covers is sent back")
    func beforeTheMeasures() throws {
        let workspace = DemoWorkspace(root: Scratch.fresh("before"))
        let made = try RunningProgram(
            Scratch.program,
            ["init", workspace.root, "--demo", "--now", "2024-10-08T09:00:00+08:00"]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        try workspace.drop(
            try Prepared.fresh.path + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2024-10-09")
        #expect(try rules(of: "GOOD-1.zip", in: workspace) == ["REG-PROFILE-NONE"])
        try workspace.expectWhole()
    }

    @Test("a slip signed by another officer than the one it names")
    func otherOfficer() throws {
        let workspace = try DemoWorkspace(.review)
        let registrar = DemoWorkspace.registrar
        // The certificate is the officer's now, not the organisation's.
        let pinned = try workspace.read(
            "\(workspace.root)/samples/keys/\(registrar).cert.pem")
        let file = "\(workspace.root)/registry/parties/\(registrar).xml"
        let text = try workspace.read(file)
        let moved = text.replacing(/<certificate>(?s:.*?)<\/certificate>\n/, with: "")
            .replacing(
                /(<officer id="li">(?s:.*?))<\/officer>/,
                with: { "\($0.1)<certificate>\(pinned)</certificate></officer>" })
        try FileManager.default.removeItem(atPath: file)
        try moved.write(toFile: file, atomically: true, encoding: .utf8)
        let dropped = try workspace.dengji(
            "decide", OrderTests.number, "pass", "--officer", "zhang", "--all-conform",
            "--no-check", "--created", "2026-01-06T08:30:00+08:00", "--key",
            "\(workspace.root)/samples/keys/\(registrar).key.pem")
        try #require(dropped.exitCode == 0, "\(dropped.all)")
        try workspace.turn("2026-01-06")
        let paper = try #require(try workspace.papers("return", to: registrar).last)
        let found = WorkspaceTests.rules(in: try workspace.read(paper))
        #expect(found == ["REG-OFFICER-SIGNER", "REG-OFFICER-STAGE"], "\(found)")
    }

    /// The case stands where its application put it, with its two papers and the application.
    private func expectUntouched(_ workspace: DemoWorkspace) throws {
        let folder = workspace.root + "/registry/stages/registration/review/" + OrderTests.number
        #expect(
            try workspace.names(in: folder) == [
                "0001-application.zip", "0002-acknowledgement.xml", "0003-acceptance.xml",
                "case.xml",
            ])
        try workspace.expectWhole()
    }
}
