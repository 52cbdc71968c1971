import Foundation
import Testing

/// A case whose retention is a year, closed in 2026, in a workspace whose clock then goes on.
struct DisposalStory {
    static let number = BagStory.number
    static let entry = "DJ-370900-2026-000001-X"
    let workspace: DemoWorkspace
    var bag: String { workspace.root + "/registry/archive/2026/" + DisposalStory.number }
    var tagManifest: String {
        get throws {
            "sha256:"
                + (try tool("sha256sum", [bag + "/tagmanifest-sha256.txt"]).text.prefix(64))
        }
    }

    init() throws {
        workspace = try DemoWorkspace()
        try workspace.editRules(
            "profiles/taian-2025.xml",
            [
                "<term name=\"retentionRegisteredYears\" value=\"30\"":
                    "<term name=\"retentionRegisteredYears\" value=\"1\""
            ])
        try workspace.adopt()
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        for time in ["2026-01-07", "2026-01-22"] { try workspace.turn(time) }
    }

    /// Signs an order for the case and drops it.
    func order(
        at created: String = "2030-01-04T08:00:00+08:00",
        by party: String = DemoWorkspace.registrar,
        _ further: String..., place: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try sign(at: created, by: party, further)
        try #require(outcome.exitCode == 0, "\(outcome.all)", sourceLocation: place)
    }

    /// The same, whatever comes of it.
    func sign(
        at created: String = "2030-01-04T08:00:00+08:00",
        by party: String = DemoWorkspace.registrar,
        _ further: [String] = []
    ) throws -> Outcome {
        let key = "\(workspace.root)/samples/keys/\(party).key.pem"
        return try RunningProgram(
            Scratch.program,
            [
                "archive", "dispose", DisposalStory.number, "--key", key, "--ground", "保管期限届满",
                "--appraised-by", "王鉴定", "--approved-by", "李审批", "--created", created,
                "--workspace", workspace.root,
            ] + further
        ).wait()
    }

    /// A signed order with changes to its text, signed again.
    func order(changing changes: [String: String]) throws {
        let folder = workspace.root + "/samples/order-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let draft = folder + ".draft.xml"
        try order(at: "2030-01-04T08:00:00+08:00", by: DemoWorkspace.registrar, "-o", draft)
        var text = try workspace.read(draft)
            .replacing(/<Signature (?s:.*)<\/Signature>/, with: "")
        for (old, new) in changes {
            try #require(text.contains(old), "the order has no \(old): \(text)")
            text = text.replacing(old, with: new)
        }
        // Another order, not the same one with other bytes.
        text = text.replacing(#/ id="[^"]*"/#, with: " id=\"changed-\(UUID().uuidString)\"")
        try text.write(toFile: folder + "/disposal.xml", atomically: true, encoding: .utf8)
        let key = "\(workspace.root)/samples/keys/\(DemoWorkspace.registrar).key.pem"
        let signed = folder + ".signed.xml"
        let packed = try workspace.dengji(
            "pack", folder, "--xml", "--no-check", "-o", signed, "--key", key)
        try #require(packed.exitCode == 0, "\(packed.all)")
        try workspace.drop(signed)
    }

    /// One return with these rules, and the bag lies where it lay.
    func expectRefusal(
        _ expected: [String], at time: String = "2030-01-04T12:00",
        to party: String = DemoWorkspace.registrar, _ place: SourceLocation = #_sourceLocation
    ) throws {
        let before = try workspace.papers("return", to: party)
        try workspace.turn(time)
        let papers = try workspace.papers("return", to: party).filter { !before.contains($0) }
        let found = try papers.map { rules(in: try workspace.read($0)) }
        #expect(found.map { Set($0) } == [Set(expected)], "\(found)", sourceLocation: place)
        #expect(FileManager.default.fileExists(atPath: bag + "/bagit.txt"), sourceLocation: place)
        try workspace.expectWhole(place)
    }
}
