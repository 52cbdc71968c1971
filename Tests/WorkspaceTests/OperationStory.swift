import Foundation
import Testing

/// A workspace with a resource and an authorisation, and what is done under it: demands, reviews,
/// transactions.
struct OperationStory {
    static let regulator = "11370900DEMQ00006E"
    static let platform = "12370900DEMQ00010R"
    static let exchange = "91370900DEMQ00011P"
    static let officers = [
        DemoWorkspace.authority: "wang", DemoWorkspace.traffic: "sun", regulator: "zhao",
    ]

    var story: ProductStory
    var workspace: DemoWorkspace { story.workspace }

    /// The resource registered on 2026-01-21, the authorisation recorded on 2026-01-23; `pausing`
    /// adds a kind that suspends.
    init(pausing: Bool = false) throws {
        story = ProductStory(workspace: try DemoWorkspace())
        if pausing { try OperationStory.addPause(to: story.workspace) }
        try story.registerResource()
        try story.recordAuthorisation()
    }

    private static func addPause(to workspace: DemoWorkspace) throws {
        let source = Scratch.package + "/Tests/Fixtures/pause/"
        for folder in ["facts", "xsd", "procedures", "wording"] {
            for name in try workspace.names(in: source + folder) {
                try FileManager.default.copyItem(
                    atPath: source + folder + "/" + name,
                    toPath: workspace.root + "/schemas/" + folder + "/" + name)
            }
        }
        for profile in ["taian-2024", "taian-2025"] {
            try workspace.editRules(
                "profiles/\(profile).xml",
                ["</trust>": "<package kind=\"pause\" by=\"either\" source=\"测试\"/></trust>"])
        }
        try workspace.adopt()
    }

    /// Suspends an entry that the authority keeps.
    func pause(_ number: String, on day: String) throws {
        try workspace.drop(
            text: """
                <?xml version="1.0" encoding="UTF-8"?>
                <pause xmlns="urn:test:pause:1" format="1" kind="pause" id="PAUSE-1" \
                created="\(day)T08:00:00+08:00"><number>\(number)</number></pause>
                """, in: DemoWorkspace.authority, as: "pause.xml")
        try workspace.turn(day)
    }

    /// Sends an example of a kind, with changes.
    func send(
        _ id: String, _ kind: String, on day: String, _ changes: [(String, String)] = [],
        from sender: String = DemoWorkspace.operatorCompany
    ) throws {
        try story.send(try story.package(id, kind, on: day, changes), from: sender, on: day)
    }

    /// Has a slip of an outcome taken, `agree-2` for the second item.
    func say(
        _ outcome: String, of number: String, by party: String, on day: String,
        reason: String = "经审核，同意。"
    ) throws {
        let officer = try #require(OperationStory.officers[party])
        try workspace.drop(
            text: try workspace.slip(
                outcome, of: number, for: party, officer: officer, reason: reason),
            in: party, as: "slip-\(number)-\(outcome).xml")
        try workspace.turn(day)
    }

    /// The text of the last paper of a kind to a party.
    func last(_ kind: String, to party: String = DemoWorkspace.operatorCompany) throws -> String {
        try workspace.read(try #require(try workspace.papers(kind, to: party).last, "no \(kind)"))
    }

    /// The codes of the papers of a kind to a party.
    func codes(_ kind: String, to party: String = DemoWorkspace.operatorCompany) throws -> [String]
    {
        try workspace.papers(kind, to: party).map { path in
            try workspace.read(path).firstMatch(of: /<paper [^>]*code="([^"]*)"/)
                .map { String($0.1) } ?? ""
        }
    }

    /// Where a case stands, `closed:demand-granted`.
    func standing(of number: String) throws -> String {
        let paths = try workspace.files(below: "registry").filter {
            $0.contains("/\(number)/") && $0.hasSuffix("/case.xml")
        }
        let text = try workspace.read(try #require(paths.first))
        let closed = text.firstMatch(of: /<standing closed="([^"]*)"/).map { "closed:" + $0.1 }
        return closed ?? text.firstMatch(of: /<standing [^>]*stage="([^"]*)"/).map { String($0.1) }
            ?? ""
    }
}
