import Foundation
import Testing

@Suite("A bad package is sent back with its rule, and a good one beside it is accepted")
struct BadPackageTests {
    /// A spoiled package, and the rule that the answer has to name.
    struct Row: Sendable, CustomTestStringConvertible {
        var file: String
        var rule: String

        init(_ file: String, _ rule: String) {
            self.file = file
            self.rule = rule
        }

        var testDescription: String { file }
    }

    static let rows = [
        Row("text.xml", "XML-NOT-XML"),
        Row("empty.zip", "XML-EMPTY"),
        Row("truncated.xml", "XML-MALFORMED"),
        Row("truncated.zip", "ZIP-TRUNCATED"),
        Row("root.zip", "XSD-ROOT"),
        Row("root.xml", "XSD-ROOT"),
        Row("schema.zip", "XSD-ENUMERATION"),
        Row("credit-code.zip", "REG-USCC-CHECK"),
        Row("digest.zip", "PKG-ATTACHMENT-DIGEST"),
        Row("missing.zip", "PKG-ATTACHMENT-MISSING"),
        Row("extra.zip", "PKG-ATTACHMENT-EXTRA"),
        Row("doctype.zip", "XML-DOCTYPE"),
        Row("dots.zip", "ZIP-NAME-DOTS"),
        Row("twice.zip", "ZIP-NAME-TWICE"),
        Row("bomb.zip", "ZIP-LIMIT-RATIO"),
        Row("folder.zip", "PKG-FOLDER"),
    ]

    @Test("in a party's own folder: answered to the party", arguments: rows)
    func inOwnFolder(row: Row) throws {
        let workspace = try DemoWorkspace()
        let answered = try sendBesideGood(row, in: DemoWorkspace.traffic, of: workspace)
        #expect(try workspace.papers(to: "_unclaimed") == [])
        #expect(answered == DemoWorkspace.traffic)
    }

    @Test("all at once in the common inbox: answered to nobody in particular, each with its rule")
    func inCommonInbox() throws {
        let workspace = try DemoWorkspace()
        let folder = try Prepared.spoiled.get()
        for row in BadPackageTests.rows { try workspace.drop(folder + "/" + row.file) }
        try workspace.drop(workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        try workspace.expectWhole()
        #expect(try workspace.papers("acceptance").count == 1)
        let returns = try workspace.papers("return", to: "_unclaimed").map(workspace.read)
        #expect(returns.count == BadPackageTests.rows.count)
        for row in BadPackageTests.rows {
            let paper = returns.first { $0.contains("<fileName>\(row.file)</fileName>") }
            let found = rules(in: paper ?? "")
            #expect(found.contains(row.rule), "\(row.file): \(found)")
            try expectKept(folder + "/" + row.file, workspace)
        }
    }

    @Test("from a party nobody knows, in the common inbox, unsigned")
    func unknownParty() throws {
        let workspace = try DemoWorkspace()
        let row = Row("stranger.zip", "REG-SENDER-UNAUTHENTICATED")
        #expect(try sendBesideGood(row, in: "", of: workspace) == "_unclaimed")
    }

    @Test("in the folder of a party that has no file")
    func folderWithoutParty() throws {
        let workspace = try DemoWorkspace()
        let folder = "11430000006122244L"
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/" + folder, withIntermediateDirectories: false)
        let row = Row("stranger.zip", "REG-SENDER-UNKNOWN")
        #expect(try sendBesideGood(row, in: folder, of: workspace) == "_unclaimed")
    }

    @Test("signed with the key of somebody else's workspace")
    func strangersKey() throws {
        let workspace = try DemoWorkspace()
        let stranger = try DemoWorkspace(.early)
        let package = try stranger.package(
            "BAD-1", [:], created: "2026-01-05T08:30:00+08:00", "--key",
            stranger.root + "/samples/keys/" + DemoWorkspace.traffic + ".key.pem")
        let back = try send(package, in: "", beside: true, of: workspace)
        #expect(back.folder == "_unclaimed")
        #expect(back.rules.contains("PKG-SIGNATURE"), "\(back.rules)")
    }

    @Test("signed by one party in another's folder")
    func folderAndSignatureDisagree() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package(
            "BAD-1", [:], created: "2026-01-05T08:30:00+08:00", "--key",
            workspace.root + "/samples/keys/" + DemoWorkspace.traffic + ".key.pem")
        let back = try send(package, in: DemoWorkspace.water, beside: true, of: workspace)
        #expect(back.rules.contains("REG-SENDER-DISAGREES"), "\(back.rules)")
    }

    @Test("about other bytes under an id that opened a case")
    func idReused() throws {
        let workspace = try DemoWorkspace(.review)
        let other = try workspace.package("GOOD-1", [">泰安市公交线路与站点信息<": ">另一资源<"])
        let back = try send(other, in: DemoWorkspace.traffic, beside: false, of: workspace)
        #expect(back.folder == DemoWorkspace.traffic)
        #expect(back.rules == ["REG-ID-REUSED"])
    }

    @Test("the same bytes twice: the same answers again under new numbers, and no second case")
    func sameBytes() throws {
        let workspace = try DemoWorkspace(.review)
        let before = try workspace.papers()
        try #require(before.count == 2)
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic, as: "again.zip")
        try workspace.turn("2026-01-06")
        let after = try workspace.papers()
        try #require(after.count == 4)
        for (first, second) in zip(before, after.suffix(2)) {
            #expect(try Data(contents: first) == Data(contents: second))
            #expect(tail(first) == tail(second))
            #expect(first != second)
        }
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/registration/review").count
                == 1)
        try workspace.expectWhole()
    }

    private func tail(_ path: String) -> String {
        String(URL(fileURLWithPath: path).lastPathComponent.drop { $0 != "_" })
    }

    // MARK: What every row has to show

    /// What came back for a package.
    private struct Returned {
        var folder: String
        var rules: [String]
    }

    /// Sends a spoiled package and a good one; the folder that has the answer.
    private func sendBesideGood(_ row: Row, in folder: String, of workspace: DemoWorkspace) throws
        -> String
    {
        let path = try Prepared.spoiled.get() + "/" + row.file
        let back = try send(path, in: folder, beside: true, of: workspace)
        #expect(back.rules.contains(row.rule), "\(back.rules)")
        return back.folder
    }

    private func send(
        _ path: String, in folder: String, beside isBesideGood: Bool, of workspace: DemoWorkspace
    ) throws -> Returned {
        try workspace.drop(path, in: folder)
        if isBesideGood {
            try workspace.drop(
                workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        }
        try workspace.turn("2026-01-06")
        try workspace.expectWhole()
        if isBesideGood { #expect(try workspace.papers("acceptance").count == 1) }
        try expectKept(path, workspace)
        let boxes = try workspace.names(in: workspace.root + "/outbox")
        let returns = try boxes.flatMap { try workspace.papers("return", to: $0) }
        let sent = try workspace.files(below: "outbox")
        try #require(returns.count == 1, "\(sent)")
        let parts = returns[0].components(separatedBy: "/")
        let box = parts[parts.count - 3]
        #expect(try workspace.papers("acknowledgement", to: box).count >= 1)
        return Returned(folder: box, rules: rules(in: try workspace.read(returns[0])))
    }

    /// The bytes as they came lie below `returned/` or `quarantine/`; a folder's files in one tar.
    private func expectKept(_ path: String, _ workspace: DemoWorkspace) throws {
        let kept =
            try workspace.files(below: "registry/returned")
            + workspace.files(below: "registry/quarantine")
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard isFolder.boolValue else {
            let sent = try Data(contents: path)
            #expect(try kept.contains { try Data(contents: $0) == sent }, "\(kept)")
            return
        }
        let archive = try #require(kept.first { $0.hasSuffix(".tar") })
        let unpacked = Scratch.fresh("unpacked")
        try FileManager.default.createDirectory(
            atPath: unpacked, withIntermediateDirectories: false)
        #expect(try tool("tar", "-xf", archive, "-C", unpacked).exitCode == 0)
        let inside = try workspace.names(in: unpacked)
        let same = try inside.contains {
            try tool("diff", "-r", path, unpacked + "/" + $0).exitCode == 0
        }
        #expect(try same || tool("diff", "-r", path, unpacked).exitCode == 0, "\(inside)")
    }
}

extension Data {
    /// The bytes of a file.
    init(contents path: String) throws { try self.init(contentsOf: URL(fileURLWithPath: path)) }
}
