import Foundation
import Testing

/// A registered resource, and what is done with it until an operator is selected: a request, a plan, an
/// announcement, applications, the selection. Later stories go on from there.
struct OperatorStory {
    static let regulator = "11370900DEMQ00006E"
    static let second = "91370900DEMQ00012T"

    let workspace: DemoWorkspace
    /// The resource's number.
    let resource = "DJ-370900-2026-000001-X"
    /// The plan's number, once it is approved.
    private(set) var plan = ""
    /// The announcement's number, once it is published.
    private(set) var announcement = ""

    init() throws {
        self.init(in: try DemoWorkspace(.registered))
    }

    /// Goes on in a workspace in which a resource is registered.
    init(in workspace: DemoWorkspace) {
        self.workspace = workspace
    }

    /// Up to the announcement, whose window is from 2026-02-03 to 2026-03-06.
    static func announced(_ changes: [(String, String)] = []) throws -> OperatorStory {
        var story = try OperatorStory()
        try story.request()
        try story.makePlan()
        try story.announce(changes)
        return story
    }

    /// Up to the list: case 5 is selected, case 6 is not. The clock stands at 2026-03-17.
    static func selected() throws -> OperatorStory {
        let story = try announced()
        try story.apply()
        try story.apply(second, "SB-2", on: "2026-02-11")
        try story.select()
        try story.workspace.turn("2026-03-17")
        return story
    }

    // MARK: The steps

    /// The operator asks for an announcement, and the authority grants it: case 2.
    func request(on day: String = "2026-01-22", answered: String = "2026-01-23") throws {
        try send("announcement-request", "GGSQ-1", of: DemoWorkspace.operatorCompany, on: day)
        try decide("announce", "370900-2026-000002", on: answered)
    }

    /// A plan, agreed to by regulator and authority and approved by the government: case 3.
    mutating func makePlan(_ changes: [(String, String)] = []) throws {
        let authority = DemoWorkspace.authority
        try send("implementation-plan", "FA-1", of: authority, on: "2026-01-23T10:00", changes)
        let number = "370900-2026-000003"
        try agree(number, by: OperatorStory.regulator, officer: "zhao", on: "2026-01-26")
        try agree(number, by: authority, officer: "wang", on: "2026-01-27")
        try record("government-approval", in: number, on: "2026-01-30")
        plan = try #require(try numbers("FA").last)
    }

    /// The announcement under the plan: case 4.
    mutating func announce(
        _ changes: [(String, String)] = [], id: String = "GG-1", on day: String = "2026-02-02"
    ) throws {
        try send("announcement", id, of: DemoWorkspace.authority, on: day, changes)
        announcement = try #require(try numbers("GG").last)
    }

    /// An application under the announcement: case 5, and the next ones.
    func apply(
        _ company: String = DemoWorkspace.operatorCompany, _ id: String = "SB-1",
        on day: String = "2026-02-10", _ changes: [(String, String)] = []
    ) throws {
        try send("operator-application", id, of: company, on: day, changes)
    }

    /// The experts' evaluation of cases 5 and 6, which begins the publicity of the list: case 7.
    func select(
        _ id: String = "PS-1", on day: String = "2026-03-09", _ changes: [(String, String)] = []
    ) throws {
        try send("selection", id, of: DemoWorkspace.authority, on: day, changes)
    }

    // MARK: Sending and deciding

    /// Sends an example of a kind, with changes to its text, and lets the registry run. What the
    /// authority sends is signed, as is whatever `signing` says.
    func send(
        _ kind: String, _ id: String, of party: String, on time: String,
        _ changes: [(String, String)] = [], signing: Bool? = nil
    ) throws {
        let package = try package(kind, id, of: party, on: time, changes, signing: signing)
        try workspace.drop(package, in: party)
        try workspace.turn(time)
    }

    /// The package that `send` sends.
    func package(
        _ kind: String, _ id: String, of party: String, on time: String,
        _ changes: [(String, String)] = [], signing: Bool? = nil
    ) throws -> String {
        let day = String(time.prefix(10))
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let made = try workspace.dengji(
            "new", kind, "--applicant", party, "--id", id, "--created", day + "T08:30:00+08:00",
            "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let name = try #require(try workspace.names(in: draft).first { $0.hasSuffix(".xml") })
        var text = try filled(try workspace.read(draft + "/" + name))
        // Nothing is committed to, or looked up, after the day of sending.
        text = text.replacing(/<commitment version="([^"]*)" date="[^"]*"/) {
            "<commitment version=\"\($0.1)\" date=\"\(day)\""
        }
        if day < "2026-02-05" {
            text = text.replacingOccurrences(
                of: "<queried>2026-02-05", with: "<queried>2026-01-30")
        }
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: draft + "/" + name, atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/" + id + ".zip"
        let key = signing ?? (party == DemoWorkspace.authority) ? ["--key", self.key(party)] : []
        let packed = try RunningProgram(
            Scratch.program,
            ["pack", draft, "-o", target, "--received", day, "--no-check"] + key
                + ["--workspace", workspace.root]
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    /// The example with the numbers and the parties of this workspace.
    private func filled(_ example: String) throws -> String {
        var text = example
        for (number, own) in [
            (/FA-370900-2026-000001-[0-9A-Z]/, plan),
            (/GG-370900-2026-000001-[0-9A-Z]/, announcement),
        ] where !own.isEmpty {
            text = text.replacing(number, with: own)
        }
        for (code, own) in [
            ("11370900MB28589018", OperatorStory.regulator),
            ("11370900MB2858121W", DemoWorkspace.traffic),
            ("91370900MA3C8L6K22", DemoWorkspace.operatorCompany),
            ("91370900MA3C8L6K35", OperatorStory.second),
            (">泰安市示例数据运营有限公司<", ">泰安数据运营有限公司（演示）<"),
            (">泰安市示例科技有限公司<", ">泰山数智科技有限公司（演示）<"),
        ] {
            text = text.replacingOccurrences(of: code, with: own)
        }
        return text
    }

    /// A party's key of the demonstration.
    func key(_ party: String) -> String { "\(workspace.root)/samples/keys/\(party).key.pem" }

    /// The signed word of a party to a joint act.
    func agree(
        _ number: String, by party: String, officer: String, outcome: String = "agree",
        reason: String = "", on day: String
    ) throws {
        let spoken = try workspace.dengji(
            "decide", number, outcome, "--party", party, "--officer", officer, "--reason", reason,
            "--key", key(party), "--created", day + "T08:30:00+08:00")
        try #require(spoken.exitCode == 0, "\(spoken.all)")
        try workspace.turn(day)
    }

    /// The record of an outside act, filed in a case by the authority.
    func record(
        _ type: String, in number: String, _ changes: [(String, String)] = [], on day: String
    ) throws {
        try send(
            "outside-act", "WB-\(type)-\(day)", of: DemoWorkspace.authority, on: day,
            [
                (">370900-2026-000003<", ">\(number)<"), (">government-approval<", ">\(type)<"),
                (">2026-01-29<", ">\(day)<"),
            ] + changes)
    }

    /// A slip out of the authority's todo folder.
    func decide(
        _ outcome: String, _ number: String, reason: String = "", on day: String
    ) throws {
        let authority = DemoWorkspace.authority
        try workspace.drop(
            text: try workspace.slip(
                outcome, of: number, for: authority, officer: "wang", reason: reason),
            in: authority, as: "slip-\(number)-\(outcome).xml")
        try workspace.turn(day)
    }

    /// Somebody objects to the list.
    func object(on day: String = "2026-03-11") throws {
        let draft = workspace.root + "/samples/draft-objection"
        let made = try workspace.dengji(
            "new", "objection", "--id", "O-1", "--created", day + "T08:30:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let text = try workspace.read(draft + "/objection.xml").replacingOccurrences(
            of: "370900-2026-000001", with: "370900-2026-000007")
        try text.write(toFile: draft + "/objection.xml", atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/O-1.zip"
        let packed = try workspace.dengji("pack", draft, "-o", target, "--received", day)
        try #require(packed.exitCode == 0, "\(packed.all)")
        try workspace.drop(target)
        try workspace.turn(day)
    }

    // MARK: Looking

    /// Numbers of a series in the register, in their order.
    func numbers(_ series: String) throws -> [String] {
        try workspace.files(below: "registry/register").compactMap { path in
            path.firstMatch(of: /\/([A-Z]{2}-[^\/]*)\.xml$/).map { String($0.1) }
        }.filter { $0.hasPrefix(series) }
    }

    /// An entry's file.
    func entry(_ number: String) throws -> String {
        let path = try workspace.files(below: "registry/register").first {
            $0.hasSuffix("/\(number).xml")
        }
        return try workspace.read(try #require(path))
    }

    /// The newest paper of a kind in a folder.
    func paper(_ kind: String, to folder: String) throws -> String {
        let found = try workspace.papers(kind, to: folder).last
        return try workspace.read(try #require(found, "no \(kind) in \(folder)"))
    }

    /// Rule ids and articles of the errors in the last return to a party.
    func lastReturn(to party: String) throws -> [String] {
        try paper("return", to: party).matches(of: /<finding([^>]*)>/)
            .map { String($0.1) }.filter { $0.contains("severity=\"error\"") }
            .map { attributes in
                let rule = attributes.firstMatch(of: /\srule="([^"]*)"/).map { String($0.1) } ?? ""
                let article = attributes.firstMatch(of: /\sarticle="([^"]*)"/)
                    .map { String($0.1) }
                return rule + " " + (article ?? "—")
            }
    }

    /// Paths in the public section that hold announcements.
    func announcements() throws -> [String] {
        try workspace.files(below: "outbox/public/announcements").filter { $0.hasSuffix(".xml") }
    }
}
