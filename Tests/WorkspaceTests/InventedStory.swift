import Foundation
import Testing

/// A procedure that no program knows of: files alone make it (`Tests/Fixtures/invented`).
struct InventedStory {
    static let regulator = "11370900DEMQ00006E"
    static let platform = "12370900DEMQ00010R"
    let workspace: DemoWorkspace

    /// A workspace whose schemas have the invented kinds, adopted.
    init() throws {
        workspace = try DemoWorkspace()
        let source = Scratch.package + "/Tests/Fixtures/invented/"
        for folder in ["facts", "xsd", "procedures", "steps", "wording"] {
            let target = workspace.root + "/schemas/" + folder
            try FileManager.default.createDirectory(
                atPath: target, withIntermediateDirectories: true)
            for name in try workspace.names(in: source + folder) {
                try FileManager.default.copyItem(
                    atPath: source + folder + "/" + name, toPath: target + "/" + name)
            }
        }
        let trust = ["garden", "gate", "stroll", "fence-report"].map {
            "<package kind=\"\($0)\" by=\"either\" source=\"花园章程\"/>"
        }.joined()
        let terms = ["garden": 5, "fence": 10].map {
            "<term name=\"\($0.key)\" value=\"\($0.value)\" unit=\"workingDays\" source=\"花园章程\"/>"
        }.joined()
        for profile in ["taian-2024", "taian-2025"] {
            try workspace.editRules(
                "profiles/\(profile).xml",
                ["</terms>": terms + "</terms>", "</trust>": trust + "</trust>"])
        }
        try workspace.adopt()
    }

    /// Drops a document of one of the invented kinds.
    func drop(_ kind: String, _ id: String, _ body: String, from party: String, on day: String)
        throws
    {
        try workspace.drop(
            text: """
                <?xml version="1.0" encoding="UTF-8"?>
                <\(kind) xmlns="urn:test:garden:1" format="1" kind="\(kind)" id="\(id)" \
                created="\(day)T08:00:00+08:00">\(body)</\(kind)>
                """, in: party, as: "\(id).xml")
    }

    /// The applicant's element.
    func applicants(_ name: String, _ code: String) -> String {
        """
        <applicants><applicant><name>\(name)</name><code>\(code)</code><kind>operator</kind>\
        <address>高新区1号</address><region>370900</region><representative>钱一</representative>\
        <contact><name>钱二</name><telephone>0538-0000004</telephone></contact></applicant></applicants>
        """
    }

    /// The company's.
    var company: String {
        applicants("泰安数据运营有限公司（演示）", DemoWorkspace.operatorCompany)
    }

    /// Asks for three plots.
    func apply(on day: String, id: String = "G-1") throws {
        let plots = [("a", "牡丹园", "牡丹"), ("b", "梅园", "梅花"), ("c", "竹园", "竹")].map {
            "<plot key=\"\($0.0)\"><name>\($0.1)</name><flowers>\($0.2)</flowers></plot>"
        }.joined()
        try drop(
            "garden", id,
            company + "<title>东花园</title><regulator>\(InventedStory.regulator)</regulator>"
                + "<until>2028-01-31</until><plots>\(plots)</plots>",
            from: DemoWorkspace.operatorCompany, on: day)
    }

    /// Gives a party's word about a plot, signed with its key unless `key` is `nil`.
    @discardableResult
    func say(
        _ word: String, about item: Int?, by party: String, on day: String, reason: String = "",
        case number: String = "370900-2026-000001", isSigned: Bool = true, _ more: String...
    ) throws -> Outcome {
        let key = "\(workspace.root)/samples/keys/\(party).key.pem"
        let arguments =
            ["decide", number, word, "--party", party, "--created", "\(day)T08:30:00+08:00"]
            + (item.map { ["--part", String($0)] } ?? [])
            + (reason.isEmpty ? [] : ["--reason", reason]) + (isSigned ? ["--key", key] : [])
        return try RunningProgram(
            Scratch.program, arguments + more + ["--workspace", workspace.root]
        ).wait()
    }
}
