import Foundation
import Testing

/// A workspace in which a resource is registered, and what is done with it: an authorisation is
/// recorded, products are registered under it.
struct ProductStory {
    let workspace: DemoWorkspace
    /// The resource's number.
    private(set) var resource = ""
    /// The authorisation's number.
    private(set) var authorisation = ""

    private static let years: [String: [(String, String)]] = [
        "2025": [],
        // Dates of the examples, which are of 2026, moved to before the earlier rules ended.
        "2024": [
            ("date=\"2026-01-05\"", "date=\"2024-12-02\""), ("2025-12-31<", "2024-11-30<"),
            ("2025-12-20<", "2024-11-20<"), ("2025-12-22<", "2024-11-22<"),
            ("2026-01-04T10:30", "2024-11-25T10:30"), ("2025-12-10<", "2024-11-21<"),
            ("2025-12-18<", "2024-11-22<"), ("2025-05-20<", "2024-11-04<"),
            ("2025-05-26<", "2024-11-06<"), ("2025-06-01<", "2024-11-11<"),
            ("2028-05-31<", "2027-10-31<"),
        ],
    ]

    /// An example of a kind, with changes to its text where it has them, packed.
    func package(
        _ id: String, _ kind: String, of party: String = DemoWorkspace.operatorCompany,
        on day: String, _ changes: [(String, String)] = [], adding: [String] = [],
        isChecked: Bool = true
    ) throws -> String {
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let created = day + "T08:00:00+08:00"
        let made = try workspace.dengji(
            "new", kind, "--applicant", party, "--id", id, "--created", created, "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        var text = try workspace.read(draft + "/application.xml")
        for (old, new) in ProductStory.years[day < "2025-03-01" ? "2024" : "2025"] ?? [] {
            text = text.replacingOccurrences(of: old, with: new)
        }
        let numbers = [
            (/DJ-370900-2026-000001-X/, resource),
            (/SQ-370900-2026-000001-[0-9A-Z]/, authorisation),
        ]
        for (number, own) in numbers where !own.isEmpty { text = text.replacing(number, with: own) }
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: draft + "/application.xml", atomically: true, encoding: .utf8)
        for name in adding {
            try "同意。".write(
                toFile: draft + "/attachments/" + name, atomically: true, encoding: .utf8)
        }
        let target = workspace.root + "/samples/" + id + ".zip"
        let check = isChecked ? ["--received", day] : ["--no-check"]
        let packed = try RunningProgram(
            Scratch.program,
            ["pack", draft, "-o", target, "--workspace", workspace.root] + check
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    /// The same without a check: what is wrong is for the registry to say.
    func unchecked(
        _ id: String, _ kind: String, on day: String, _ changes: [(String, String)]
    ) throws -> String {
        try package(id, kind, on: day, changes, isChecked: false)
    }

    /// Sends a package and lets the registry run that day.
    func send(_ package: String, from party: String = DemoWorkspace.operatorCompany, on day: String)
        throws
    {
        try workspace.drop(package, in: party)
        try workspace.turn(day)
    }

    /// Has a slip of the decider taken.
    func decide(
        _ outcome: String, _ number: String, by party: String = DemoWorkspace.registrar,
        officer: String = "li", on day: String
    ) throws {
        try workspace.drop(
            text: try workspace.slip(outcome, of: number, for: party, officer: officer), in: party,
            as: "slip-\(number)-\(outcome).xml")
        try workspace.turn(day)
    }

    /// Registers the resource; the first case of its year.
    mutating func registerResource(
        on day: String = "2026-01-05", passed: String = "2026-01-06", issued: String = "2026-01-21",
        _ changes: [(String, String)] = []
    ) throws {
        let traffic = DemoWorkspace.traffic
        try send(
            try package("RES-1", "resource-registration", of: traffic, on: day, changes),
            from: traffic, on: day)
        try decide("pass", "370900-\(day.prefix(4))-000001", on: passed)
        try workspace.turn(issued)
        resource = try #require(try numbers("DJ").first)
    }

    /// Records the authorisation, sent by the operator; the second case of its year.
    mutating func recordAuthorisation(
        on day: String = "2026-01-22", decided: String = "2026-01-23",
        _ changes: [(String, String)] = []
    ) throws {
        try send(try package("AUTH-1", "authorisation-record", on: day, changes), on: day)
        try decide(
            "record", "370900-\(day.prefix(4))-000002", by: DemoWorkspace.authority,
            officer: "wang", on: decided)
        authorisation = try #require(try numbers("SQ").first)
    }

    /// Numbers of a series in the register.
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

    /// Rule ids and articles of the errors in the last return to a party.
    func lastReturn(to party: String = DemoWorkspace.operatorCompany) throws -> [String] {
        let paper = try #require(try workspace.papers("return", to: party).last)
        return try workspace.read(paper).matches(
            of: /<finding([^>]*)>/
        ).map { String($0.1) }.filter { $0.contains("severity=\"error\"") }.map { attributes in
            let rule = attributes.firstMatch(of: /\srule="([^"]*)"/).map { String($0.1) } ?? ""
            let article = attributes.firstMatch(of: /\sarticle="([^"]*)"/).map { String($0.1) }
            return rule + " " + (article ?? "—")
        }
    }
}
