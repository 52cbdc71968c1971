import Foundation
import Testing

/// A workspace in which an authorisation was recorded on 2026-01-23, and what is reported, evaluated
/// and punished under it.
struct SupervisionStory {
    static let platform = "12370900DEMQ00010R"
    static let supervisor = "11370900DEMQ00009P"
    static let secondCompany = "91370900DEMQ00012T"

    private(set) var story: ProductStory
    /// The number of a product under the authorisation; empty before there is one.
    private(set) var product = ""

    var workspace: DemoWorkspace { story.workspace }
    var authorisation: String { story.authorisation }

    /// With a product registered on 2026-02-11, if asked for.
    init(withProduct: Bool = false, _ changes: [(String, String)] = []) throws {
        story = ProductStory(workspace: try DemoWorkspace())
        try story.registerResource()
        try story.recordAuthorisation(changes)
        guard withProduct else { return }
        try registerProduct("PRO-1", on: "2026-01-26")
        try story.decide("pass", "370900-2026-000003", on: "2026-01-27")
        try workspace.turn("2026-02-11")
        product = try #require(try story.numbers("DJ").first { $0 != story.resource })
    }

    /// Sends an application for a product.
    func registerProduct(
        _ id: String, on day: String, _ changes: [(String, String)] = []
    ) throws {
        try story.send(
            try story.package(id, "product-registration", on: day, changes), on: day)
    }

    /// A package of a kind out of its example, with changes to its text; authority and supervisor
    /// sign, and are no applicants.
    func package(
        _ kind: String, _ id: String, _ changes: [(String, String)] = [],
        of party: String = DemoWorkspace.operatorCompany, on day: String
    ) throws -> String {
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let isOfficial = [DemoWorkspace.authority, SupervisionStory.supervisor].contains(party)
        let made = try RunningProgram(
            Scratch.program,
            ["new", kind, "--id", id, "--created", day + "T08:30:00+08:00", "-o", draft]
                + (isOfficial ? [] : ["--applicant", party]) + ["--workspace", workspace.root]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        let names = try workspace.names(in: draft).filter { $0.hasSuffix(".xml") }
        let document = draft + "/" + (try #require(names.first))
        var text = try workspace.read(document)
        text = text.replacing(/SQ-370900-2026-000001-[0-9A-Z]/, with: authorisation)
        // Nothing is committed to after the day of sending.
        text = text.replacing(/<commitment version="([^"]*)" date="[^"]*"/) {
            "<commitment version=\"\($0.1)\" date=\"\(day)\""
        }
        if isOfficial { text = text.replacing(/<applicants>[\s\S]*<\/commitment>/, with: "") }
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: document, atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/" + id + ".zip"
        let key = isOfficial ? ["--key", "\(workspace.root)/samples/keys/\(party).key.pem"] : []
        let packed = try RunningProgram(
            Scratch.program,
            ["pack", draft, "-o", target, "--no-check", "--workspace", workspace.root] + key
        ).wait()
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    /// Makes such a package, sends it, and lets the registry run at its time.
    func send(
        _ kind: String, _ id: String, _ changes: [(String, String)] = [],
        of party: String = DemoWorkspace.operatorCompany, at time: String
    ) throws {
        let day = String(time.prefix(10))
        try workspace.drop(try package(kind, id, changes, of: party, on: day), in: party)
        try workspace.turn(time)
    }

    /// Sends what a case waits for.
    func followUp(
        _ id: String, in number: String, of party: String = DemoWorkspace.operatorCompany,
        at time: String
    ) throws {
        try send("follow-up", id, [("370900-2026-000003", number)], of: party, at: time)
    }

    /// Has a slip of the authority taken.
    func decide(_ outcome: String, _ number: String, on day: String) throws {
        try story.decide(
            outcome, number, by: DemoWorkspace.authority, officer: "wang", on: day)
    }

    /// Asks whether the product may go on the balance sheet; gives the codes of the answer.
    func proof(_ id: String, at time: String) throws -> [String] {
        try send(
            "proof-query", id,
            [("DJ-370900-2026-000001-0", product), (">authorisation<", ">balance-sheet<")],
            at: time)
        let papers = try workspace.papers(to: DemoWorkspace.operatorCompany)
        return [try #require(try code(of: papers.last))] + rules(in: try read(papers.last))
    }

    /// The text of a paper that has to be there.
    func read(_ path: String?) throws -> String {
        try workspace.read(try #require(path))
    }

    private func code(of path: String?) throws -> String? {
        try read(path).firstMatch(of: /<paper [^>]*code="([^"]*)"/).map { String($0.1) }
    }

    /// The codes of papers of a kind to a party, in their order.
    func codes(
        _ kind: String? = nil, to party: String = DemoWorkspace.operatorCompany
    ) throws -> [String] {
        try workspace.papers(kind, to: party).compactMap { try code(of: $0) }
    }

    /// Rule ids and articles of the errors in the last return to a party.
    func refusal(to party: String = DemoWorkspace.operatorCompany) throws -> [String] {
        try story.lastReturn(to: party)
    }

    /// The state of an entry in the register's file and in the public status list.
    func state(of number: String) throws -> [String] {
        let entry = try story.entry(number).firstMatch(of: /<entry [^>]*state="([^"]*)"/)
        let parts = try workspace.files(below: "outbox/public/status").filter {
            $0.hasSuffix(".xml")
        }
        let rows = try parts.flatMap { part in
            let valid = try tool(
                "xmllint", "--noout", "--nonet", "--schema",
                workspace.root + "/schemas/xsd/status.xsd", part)
            #expect(valid.exitCode == 0, "\(valid.all)")
            return try workspace.read(part).matches(of: /<entry [^>]*>/).map { String($0.0) }
        }
        let row = rows.first { $0.contains("number=\"\(number)\"") }
        let listed = row?.firstMatch(of: /\sstate="([^"]*)"/).map { String($0.1) }
        return [entry.map { String($0.1) } ?? "—", listed ?? "—"]
    }

    /// The number of the newest case.
    var newest: String {
        get throws {
            let files = try workspace.files(below: "registry").compactMap { path in
                path.firstMatch(of: /\/(370900-\d{4}-\d{6})\/(?:data\/)?case\.xml$/).map {
                    String($0.1)
                }
            }
            return try #require(files.max())
        }
    }
}
