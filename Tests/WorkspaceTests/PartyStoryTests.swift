import Foundation
import Testing

@Suite("Parties come, change and go, through the whole program")
struct PartyStoryTests {
    private static let newcomer = "11370900DEMQ000149"
    private static let county = "12370983DEMQ00007M"
    private static let countyProvider = "11370983DEMQ00008U"

    @Test("a provider is registered, sends, loses its key, is suspended, resumed and closed")
    func provider() throws {
        let workspace = try DemoWorkspace()
        let code = Self.newcomer
        let key = try workspace.certificate(of: code)
        try workspace.party(
            "register", code, "NEW-1", "2026-01-05T08:30", "--name", "泰安市气象局（演示）", "--region",
            "370900", "--role", "provider", "--trusted-folder", "--answer-folder", "--contact",
            "泰安市灵山大街1号", "--certificate", key + ".cert.pem")
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acknowledgement", to: "_unclaimed").count == 1)
        try workspace.decide("370900-2026-000001", "grant", at: "2026-01-05T10:00")
        // From its own folder, which a start makes, signed with its certificate.
        try workspace.turn("2026-01-05T10:30")
        try workspace.send("RES-1", of: code, key: key, at: "2026-01-05T11:00")
        #expect(try workspace.papers("acceptance", to: code).count == 1)

        try workspace.party(
            "certificate", "revoke", code, "REV-1", "2026-01-06T08:30", key + ".cert.pem",
            "--sender", DemoWorkspace.registrar, "--reason", "私钥遗失")
        try workspace.turn("2026-01-06")
        try workspace.decide("370900-2026-000003", "accept", at: "2026-01-06T10:00")
        try workspace.send("RES-2", of: code, key: key, at: "2026-01-06T11:00")
        #expect(try workspace.lastRules(to: code) == ["REG-CERTIFICATE-REVOKED"])
        // The paper that was signed before is as good as ever.
        let shown = try workspace.dengji("party", "show", code)
        #expect(shown.text.contains("revoked 2026-01-06T10:00"))

        try workspace.party(
            "suspend", code, "SUS-1", "2026-01-07T08:30", "--sender", DemoWorkspace.registrar,
            "--reason", "限期整改")
        try workspace.turn("2026-01-07")
        try workspace.decide("370900-2026-000004", "accept", at: "2026-01-07T10:00")
        try workspace.send("RES-3", of: code, key: nil, at: "2026-01-07T11:00")
        #expect(try workspace.lastRules(to: code) == ["REG-PARTY-STANDING"])
        try workspace.party(
            "resume", code, "RSM-1", "2026-01-08T08:30", "--sender", code, "--reason", "整改完毕")
        try workspace.turn("2026-01-08")
        try workspace.decide("370900-2026-000005", "accept", at: "2026-01-08T10:00")
        try workspace.send("RES-5", of: code, key: nil, at: "2026-01-08T11:00")
        #expect(try workspace.papers("acceptance", to: code).count == 2)

        try workspace.party(
            "close", code, "CLO-1", "2026-01-09T08:30", "--sender", code, "--reason", "机构改革")
        try workspace.turn("2026-01-09")
        #expect(try workspace.lastRules(to: code) == ["REG-PARTY-IN-USE"])
        for number in ["370900-2026-000002", "370900-2026-000006"] {
            try workspace.decide(number, "reject", at: "2026-01-09T10:00", reason: "单位撤销")
        }
        try workspace.party(
            "close", code, "CLO-2", "2026-01-09T10:30", "--sender", code, "--reason", "机构改革")
        try workspace.turn("2026-01-09T11:00")
        try workspace.decide("370900-2026-000007", "accept", at: "2026-01-09T12:00")
        try workspace.send("RES-4", of: code, key: nil, at: "2026-01-09T13:00")
        #expect(try workspace.lastRules(to: code) == ["REG-PARTY-STANDING"])
        try workspace.expectWhole()
        try expectStory("party-provider", of: workspace)
    }

    @Test("a county's registrar takes the cases of its region until its entrustment ends")
    func countyRegistrar() throws {
        let workspace = try DemoWorkspace()
        try workspace.party(
            "register", Self.county, "COUNTY-1", "2026-01-05T08:30", "--name", "肥城市数据登记中心（演示）",
            "--region", "370983", "--role", "registrar", "--trusted-folder", "--answer-folder",
            "--contact", "肥城市1号", "--document-prefix", "肥数登演", "--officer",
            "sun:孙某:acceptance,review", "--entrustment", "肥数委〔2026〕1号（演示）", "--entrusted-by",
            DemoWorkspace.authority, "--entrusted-from", "2026-01-01", "--entrusted-until",
            "2026-01-20", "--sender", DemoWorkspace.authority)
        try workspace.turn("2026-01-05")
        // Not the registrar's to decide, although it sees to all other parties.
        let refused = try workspace.dengji(
            "decide", "370900-2026-000001", "grant", "--party", DemoWorkspace.registrar,
            "--officer", "li", "--created", "2026-01-05T09:30:00+08:00")
        #expect(refused.exitCode == 1 && refused.text.contains("REG-DECIDER-ROLE"))
        try workspace.decide(
            "370900-2026-000001", "grant", at: "2026-01-05T10:00", officer: "wang")
        let made = try workspace.dengji(
            "party", "seal", Self.county, "--from", "2026-01-05T10:30:00+08:00")
        try #require(made.exitCode == 0, "\(made.all)")

        try workspace.party(
            "register", Self.countyProvider, "PROVIDER-1", "2026-01-06T08:30", "--name",
            "肥城市水利局（演示）", "--region", "370983", "--role", "provider", "--trusted-folder",
            "--answer-folder", "--contact", "肥城市2号")
        try workspace.turn("2026-01-06")
        try workspace.decide("370983-2026-000001", "grant", at: "2026-01-06T10:00", officer: "sun")
        try workspace.turn("2026-01-06T10:30")
        try workspace.send("RES-1", of: Self.countyProvider, key: nil, at: "2026-01-06T11:00")
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/registration/review")
                == ["370983-2026-000002"])

        // The day after the last day of the entrustment.
        try workspace.send("RES-2", of: Self.countyProvider, key: nil, at: "2026-01-21T09:00")
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/registration/review")
                == ["370900-2026-000002", "370983-2026-000002"])
        try workspace.decide(
            "370983-2026-000002", "reject", at: "2026-01-21T10:00", reason: "材料不符")
        let record = try workspace.read(
            workspace.root + "/registry/archive/2026/370983-2026-000002/data/case.xml")
        #expect(record.contains("<registrar>\(DemoWorkspace.registrar)</registrar>"))
        #expect(record.contains("name=\"transferred\""))
        try workspace.expectAccount(
            of: "370983-2026-000002", says: "案件移送另一登记机构继续办理", "材料不符")
        try workspace.expectWhole()
        try expectStory("party-county", of: workspace)
    }

    @Test("an unsigned application for a known party's file is told to that party, and refused")
    func impostor() throws {
        let workspace = try DemoWorkspace()
        let key = try workspace.certificate(of: Self.newcomer)
        try workspace.party(
            "certificate", "add", DemoWorkspace.traffic, "TRICK-1", "2026-01-05T08:30",
            key + ".cert.pem")
        try workspace.turn("2026-01-05")
        try workspace.decide(
            "370900-2026-000001", "refuse", at: "2026-01-05T10:00", reason: "经向该单位核实，并非其申请。")
        #expect(try workspace.papers("refusal", to: "_unclaimed").count == 1)
        #expect(try workspace.papers("refusal", to: DemoWorkspace.traffic).count == 1)
        let file = try workspace.read(
            "\(workspace.root)/registry/parties/\(DemoWorkspace.traffic).xml")
        #expect(file.matches(of: /<certificate/).count == 1)
        // Another party asks in its name.
        try workspace.party(
            "close", DemoWorkspace.traffic, "TRICK-2", "2026-01-06T08:30", "--sender",
            DemoWorkspace.water, "--reason", "竞争")
        try workspace.turn("2026-01-06")
        #expect(try workspace.lastRules(to: DemoWorkspace.water) == ["REG-PARTY-SENDER"])
        try workspace.expectWhole()
    }
}

extension DemoWorkspace {
    /// A key and a certificate in `samples/`, valid from 2026-01-01; the path without its ending.
    fileprivate func certificate(of party: String) throws -> String {
        let base = root + "/samples/\(party)"
        let made = try tool(
            "faketime", "2026-01-01 00:00:00", "openssl", "req", "-x509", "-newkey", "ec",
            "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-subj",
            "/CN=\(party)", "-addext", "keyUsage=digitalSignature", "-keyout",
            base + ".key.pem", "-out", base + ".cert.pem")
        try #require(made.exitCode == 0, "\(made.all)")
        return base
    }

    /// Runs `dengji party`: the words before the package id, then those after its time.
    fileprivate func party(_ arguments: String...) throws {
        let split = try #require(arguments.firstIndex { $0.contains(/^[A-Z]+-[0-9]+$/) })
        let words = Array(arguments[..<split]) + Array(arguments[(split + 2)...])
        let asked = try RunningProgram(
            Scratch.program,
            ["party"] + words + [
                "--id", arguments[split], "--created", arguments[split + 1] + ":00+08:00",
                "--workspace", root,
            ]
        ).wait()
        try #require(asked.exitCode == 0, "\(asked.all)")
    }

    /// Decides a case and lets the registry run.
    fileprivate func decide(
        _ number: String, _ outcome: String, at time: String, officer: String = "li",
        reason: String = ""
    ) throws {
        let decided = try dengji(
            "decide", number, outcome, "--officer", officer, "--reason", reason, "--created",
            time + ":00+08:00")
        try #require(decided.exitCode == 0, "\(decided.all)")
        try turn(time)
    }

    /// Sends an application through the party's folder.
    fileprivate func send(_ id: String, of party: String, key: String?, at time: String) throws {
        let package = try package(
            id, of: party,
            [
                "<catalogueCode>370900-JT/000128</catalogueCode>":
                    "<catalogueCode>370900-JT/\(id)</catalogueCode>"
            ], created: time + ":00+08:00", signing: key.map { ["--key", $0 + ".key.pem"] } ?? [])
        try drop(package, in: party)
        try turn(time)
    }

    /// Rule ids of the last return to a folder.
    fileprivate func lastRules(to folder: String) throws -> [String] {
        rules(in: try read(try #require(try papers("return", to: folder).last)))
    }
}
