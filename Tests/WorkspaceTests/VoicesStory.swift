import Foundation
import Testing

/// A workspace in which people other than the decider have their say, and the papers that come of it.
struct VoicesStory {
    static let number = "370900-2026-000001"
    let workspace: DemoWorkspace

    init(_ prepared: Prepared = .fresh) throws {
        workspace = try DemoWorkspace(prepared)
    }

    /// The same in a workspace that another story began.
    init(_ workspace: DemoWorkspace) {
        self.workspace = workspace
    }

    /// A package of a kind made from its example, with changes to its text.
    func package(
        _ kind: String, _ id: String, _ changes: [String: String] = [:],
        of party: String? = nil, created: String
    ) throws -> String {
        let draft = workspace.root + "/samples/draft-" + UUID().uuidString
        let made = try RunningProgram(
            Scratch.program,
            ["new", kind, "--id", id, "--created", created + "T08:30:00+08:00", "-o", draft]
                + (party.map { ["--applicant", $0] } ?? []) + ["--workspace", workspace.root]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        let document = draft + "/" + kind + ".xml"
        var text = try workspace.read(document)
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: document, atomically: true, encoding: .utf8)
        let target = workspace.root + "/samples/" + id + ".zip"
        let packed = try workspace.dengji(
            "pack", draft, "-o", target, "--received", created, "--no-check")
        try #require(packed.exitCode == 0, "\(packed.all)")
        return target
    }

    /// Makes such a package, sends it, and lets the registry run on its day.
    func send(
        _ kind: String, _ id: String, _ changes: [String: String] = [:],
        of party: String? = nil, at time: String
    ) throws {
        let package = try package(
            kind, id, changes, of: party, created: String(time.prefix(10)))
        try workspace.drop(package, in: party ?? "")
        try workspace.turn(time)
    }

    /// An application of the traffic office for an important resource, which an officer must accept.
    func apply(_ id: String, _ changes: [String: String] = [:], on day: String) throws {
        let important = ["<level>general</level>": "<level>important</level>"]
        let package = try workspace.package(
            id, important.merging(changes) { $1 }, created: day + "T08:30:00+08:00")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn(day)
    }

    /// A slip out of the todo folder, filled in and dropped.
    func decide(
        _ slip: String, _ reason: String = "", of number: String = number,
        by decider: String = DemoWorkspace.registrar, officer: String = "li", at time: String
    ) throws {
        let text = try workspace.slip(
            slip, of: number, for: decider, officer: officer, reason: reason)
        try workspace.drop(text: text, in: decider, as: "\(slip)-\(time.prefix(10)).xml")
        try workspace.turn(time)
    }

    /// The newest paper of a kind in a folder.
    func paper(_ kind: String, to folder: String = DemoWorkspace.traffic) throws -> String {
        let found = try workspace.papers(kind, to: folder).last
        return try workspace.read(try #require(found, "no \(kind) in \(folder)"))
    }

    /// Rules of the newest return in a folder.
    func refusal(to folder: String = DemoWorkspace.traffic) throws -> [String] {
        rules(in: try paper("return", to: folder))
    }

    /// Every paper that left, one line each: folder, number and name, kind and code, the date that
    /// it tells to keep, and how many reasons it gives.
    func papers() throws -> String {
        var lines: [String] = []
        let outbox = workspace.root + "/outbox/"
        for path in try workspace.files(below: "outbox")
        where path.hasSuffix(".xml") && !path.contains("/todo/") {
            let text = try workspace.read(path)
            guard let root = text.firstMatch(of: /<paper [^>]*code="([^"]*)"[^>]*kind="([^"]*)"/)
            else { continue }
            let due = text.firstMatch(of: /<term [^>]*due="([^"]*)"/).map { " due \($0.1)" } ?? ""
            let reasons = text.matches(of: /<reason>/).count
            let rules = rules(in: text).map { " " + $0 }.joined()
            lines.append(
                "\(path.dropFirst(outbox.count)) \(root.2) \(root.1)\(due)"
                    + (reasons > 0 ? " reasons \(reasons)" : "") + rules)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Compares the papers with a golden file, or renews that.
    func expectPapers(_ name: String, _ place: SourceLocation = #_sourceLocation) throws {
        let found = try papers()
        let path = Scratch.package + "/Tests/Fixtures/stories/" + name + ".txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try found.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        let wanted = try String(contentsOfFile: path, encoding: .utf8)
        #expect(found == wanted, sourceLocation: place)
    }

    /// The registration number of the one entry there is.
    func registered() throws -> String {
        let entries = try workspace.files(below: "registry/register").filter {
            $0.contains("/DJ-") && $0.hasSuffix(".xml")
        }
        let name = try #require(entries.first).split(separator: "/").last ?? ""
        return String(name.dropLast(".xml".count))
    }
}
