import Foundation
import Testing

extension YearOffice {
    /// Makes a package of each plan from the base package of its applicant; gives their paths by id.
    func packages(for plans: [RegistrationPlan]) throws -> [String: String] {
        var paths: [String: String] = [:]
        for party in Set(plans.map(\.party)).sorted() {
            let base = try workspace.package("BASE", of: party, signing: ["--no-check"])
            let folder = workspace.root + "/samples/year-" + party
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let own = plans.filter { $0.party == party }
            let list = own.map { ["id": $0.id, "changes": $0.changes] as [String: Any] }
            let plan = folder + "/plan.json"
            try JSONSerialization.data(withJSONObject: list)
                .write(to: URL(fileURLWithPath: plan))
            let script = Scratch.package + "/Tests/Fixtures/packages/vary.py"
            let made = try tool(
                "sh", "-c", "exec python3 \"$0\" \"$1\" \"$2\" <\"$3\"", script, base, folder, plan)
            try #require(made.exitCode == 0, "\(made.all)")
            for one in own { paths[one.id] = "\(folder)/\(one.id).zip" }
        }
        return paths
    }

    /// The same of one plan, with the party's own values.
    func package(for plan: RegistrationPlan) throws -> String {
        let changes = plan.changes.dropFirst().map { ($0[0], $0[1]) }
        return try workspace.package(
            plan.id, of: plan.party, Dictionary(changes) { first, _ in first },
            created: "2026-01-05T08:30:00+08:00", signing: ["--no-check"])
    }

    /// An officer fills in a slip from the todo folder and drops it.
    func decide(
        _ outcome: String, of id: String, by decider: String, _ officer: String, on day: String
    ) throws {
        let slip = try workspace.slip(
            outcome, of: try number(of: id), for: decider, officer: officer)
        try workspace.drop(text: slip, in: decider, as: "\(id)-\(outcome)-\(day).xml")
    }

    /// The applicant takes the application of a case back, or somebody an objection.
    func dropWithdrawal(
        of number: String, by party: String, id: String, on day: String, objection: Int? = nil
    ) throws {
        let taken = objection.map { "<objection>\($0)</objection>" } ?? ""
        try dropExample(
            "withdrawal", id: id, from: party, on: day,
            [
                (/<case>[^<]*<\/case>/, "<case>\(number)</case>\(taken)"),
                (/<party>[^<]*<\/party>/, "<party>\(party)</party>"),
            ])
    }

    /// The applicant completes what it sent.
    func dropSupplement(to number: String, by party: String, id: String, on day: String) throws {
        try dropExample(
            "supplement", id: id, from: party, on: day,
            [
                (/<case>[^<]*<\/case>/, "<case>\(number)</case>"),
                (/<party>[^<]*<\/party>/, "<party>\(party)</party>"),
            ])
    }

    /// Somebody objects to what a case made public.
    func dropObjection(to number: String, id: String, on day: String) throws {
        try dropExample(
            "objection", id: id, from: DemoWorkspace.operatorCompany, on: day,
            [(/<case>[^<]*<\/case>/, "<case>\(number)</case>")])
    }

    /// Something about an entry, filled in from the register, edited, signed with a key where one is
    /// named, and dropped.
    func dropAmendment(
        _ kind: String, of entry: String, from party: String, id: String, on day: String,
        _ changes: [(Regex<Substring>, String)] = [], signedBy key: String? = nil
    ) throws {
        let draft = workspace.root + "/samples/" + id
        let made = try workspace.dengji(
            "new", kind, "--entry", entry, "--id", id, "--created", day + "T08:00:00+08:00", "-o",
            draft)
        try #require(made.exitCode == 0, "\(made.all)")
        var text = try workspace.read(draft + "/application.xml")
        // Any registrant may ask for it: of joint ones the first does, by itself.
        text = text.replacing(
            /(?s)<\/applicant>\s*<applicant>.*<\/applicant>/, with: "</applicant>")
        for (old, new) in changes { text = text.replacing(old, with: new) }
        try text.write(toFile: draft + "/application.xml", atomically: true, encoding: .utf8)
        let signing = key.map { ["--key", "\(workspace.root)/samples/keys/\($0).key.pem"] } ?? []
        let packed = try RunningProgram(
            Scratch.program,
            ["pack", draft, "-o", draft + ".zip", "--no-check", "--workspace", workspace.root]
                + signing
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        try workspace.drop(draft + ".zip", in: party)
    }

    /// The operator asks whether an entry may enter an authorisation.
    func dropQuery(about entry: String, id: String, on day: String) throws {
        try dropExample(
            "proof-query", id: id, from: DemoWorkspace.operatorCompany, on: day,
            [(/<entry>[^<]*<\/entry>/, "<entry>\(entry)</entry>")])
    }

    /// Makes a package from the example of its kind, and drops it.
    func dropExample(
        _ kind: String, id: String, from party: String, on day: String,
        _ changes: [(Regex<Substring>, String)], applicant: String? = nil
    ) throws {
        let draft = workspace.root + "/samples/" + id
        let words =
            ["new", kind, "--id", id, "--created", day + "T08:00:00+08:00", "-o", draft]
            + (applicant.map { ["--applicant", $0] } ?? []) + ["--workspace", workspace.root]
        let made = try RunningProgram(Scratch.program, words).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        let name = try #require(try workspace.names(in: draft).first { $0.hasSuffix(".xml") })
        var text = try workspace.read(draft + "/" + name)
        for (old, new) in changes { text = text.replacing(old, with: new) }
        try text.write(toFile: draft + "/" + name, atomically: true, encoding: .utf8)
        let target = draft + ".zip"
        let packed = try workspace.dengji("pack", draft, "-o", target, "--no-check")
        try #require(packed.exitCode == 0, "\(packed.all)")
        try workspace.drop(target, in: party)
    }
}
