import Foundation
import Testing

/// A workspace in which a resource is registered, and the applications that follow about its entry.
struct AmendmentStory {
    let workspace: DemoWorkspace
    /// The entry's number.
    let number: String

    /// The entry registered on 2026-01-22, with a validity of three years.
    init(_ prepared: Prepared = .registered) throws {
        workspace = try DemoWorkspace(prepared)
        let entries = try workspace.files(below: "registry/register").filter {
            $0.hasSuffix(".xml")
        }
        try #require(entries.count == 1, "\(entries)")
        number = String(try #require(entries[0].firstMatch(of: /(DJ-[^\/]*)\.xml/)).1)
    }

    /// The same about an entry of a workspace that has others too.
    init(workspace: DemoWorkspace, number: String) {
        self.workspace = workspace
        self.number = number
    }

    /// An application about the entry, pre-filled, edited, and packed without a check: what is wrong
    /// is for the registry to say.
    func application(
        _ kind: String, _ id: String, on day: String, _ edits: [(String, String)] = [],
        about other: String? = nil, signing: String? = nil
    ) throws -> String {
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let made = try workspace.dengji(
            "new", kind, "--entry", other ?? number, "--id", id, "--created",
            day + "T08:00:00+08:00", "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        var text = try workspace.read(draft + "/application.xml")
        for (old, new) in edits {
            let range = try #require(text.range(of: old), "there is no \(old) in \(text)")
            text.replaceSubrange(range, with: new)
        }
        try text.write(toFile: draft + "/application.xml", atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/" + id + ".zip"
        let key = signing.map { ["--key", "\(workspace.root)/samples/keys/\($0).key.pem"] } ?? []
        let packed = try RunningProgram(
            Scratch.program,
            ["pack", draft, "-o", target, "--no-check", "--workspace", workspace.root] + key
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    /// Sends a package and lets the registry run that day.
    func send(_ package: String, from party: String = DemoWorkspace.traffic, at time: String) throws
    {
        try workspace.drop(package, in: party)
        try workspace.turn(time)
    }

    /// The applicant takes a case back.
    func withdraw(
        _ number: String, by party: String = DemoWorkspace.traffic, at time: String
    ) throws {
        let package = try VoicesStory(workspace).package(
            "withdrawal", "W-" + number.suffix(6), [VoicesStory.number: number], of: party,
            created: String(time.prefix(10)))
        try send(package, from: party, at: time)
    }

    /// Has a slip taken.
    func decide(
        _ outcome: String, _ number: String, on day: String, reason: String = "材料齐全，审查通过。"
    ) throws {
        try workspace.drop(
            text: try workspace.slip(outcome, of: number, reason: reason),
            in: DemoWorkspace.registrar, as: "slip-\(number)-\(outcome).xml")
        try workspace.turn(day)
    }

    /// The entry's file.
    var entry: String {
        get throws {
            let files = try workspace.files(below: "registry/register")
            return try workspace.read(
                try #require(files.first { $0.hasSuffix("/\(number).xml") }))
        }
    }

    /// The last paper of a kind to a party.
    func last(_ kind: String, to party: String = DemoWorkspace.traffic) throws -> String {
        try workspace.read(try #require(try workspace.papers(kind, to: party).last, "no \(kind)"))
    }

    /// Rule ids with their articles in the last return to a party.
    func refusals(to party: String = DemoWorkspace.traffic) throws -> [String] {
        try last("return", to: party).matches(of: /<finding\s[^>]*>/).map { tag in
            let text = String(tag.0)
            let rule = text.firstMatch(of: /\srule="([^"]*)"/)?.1 ?? ""
            let article = text.firstMatch(of: /\sarticle="([^"]*)"/)?.1 ?? ""
            return "\(rule) \(article)"
        }
    }

    /// The edit that gives a change application another new summary.
    static let summary = (
        "<new>全市公交线路、站点的名称、位置、首末班时间和票价，每日更新，不含乘客信息。</new>",
        "<new>更新后的内容简介。</new>"
    )

    /// The edits that make the application ask for another field.
    static func change(_ path: String, _ old: String, _ new: String) -> [(String, String)] {
        let text = "全市公交线路、站点的名称、位置、首末班时间和票价，每日更新，不含乘客信息。"
        return [
            ("<path>resource.summary", "<path>\(path)"), ("<old>\(text)", "<old>\(old)"),
            ("<new>\(text)", "<new>\(new)"),
        ]
    }
}
