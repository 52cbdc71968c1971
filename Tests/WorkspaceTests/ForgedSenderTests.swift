import Foundation
import Testing

@Suite("A forged sender never reaches another party's folder")
struct ForgedSenderTests {
    private static let traffic = DemoWorkspace.traffic
    private static let water = DemoWorkspace.water
    /// What lies in a party's section beside its papers.
    private static let views = [
        "todo", "cases", "digest", "desk.html", "deadlines.ics", "open-cases.csv",
    ]

    /// Who drops what where, and whose folder the answer is in with which rule.
    struct Row: Sendable, CustomTestStringConvertible {
        var title: String
        var folder: String
        var applicant: String
        var signer: String?
        var name = "a.zip"
        var answered: String
        var rule: String

        var testDescription: String { title }
    }

    static let rows = [
        Row(
            title: "another's folder", folder: traffic, applicant: water, answered: traffic,
            rule: "REG-SENDER-NOT-APPLICANT"),
        Row(
            title: "common inbox, unsigned", folder: "", applicant: water,
            answered: "_unclaimed", rule: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            title: "common inbox, signed by another", folder: "", applicant: water,
            signer: traffic, answered: traffic, rule: "REG-SENDER-NOT-APPLICANT"),
        Row(
            title: "own folder and signature, another's application", folder: traffic,
            applicant: water, signer: traffic, answered: traffic,
            rule: "REG-SENDER-NOT-APPLICANT"),
        // Who can write into a party's folder is that party, and is told of the foreign signature.
        Row(
            title: "a folder and another's signature", folder: traffic, applicant: water,
            signer: water, answered: traffic, rule: "REG-SENDER-DISAGREES"),
        Row(
            title: "folder of nobody known", folder: "11430000006122244L", applicant: water,
            answered: "_unclaimed", rule: "REG-SENDER-UNKNOWN"),
        Row(
            title: "a name that is a code", folder: "", applicant: water, name: water + ".zip",
            answered: "_unclaimed", rule: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            title: "a name that is a code alone", folder: "", applicant: water,
            name: "11430000006122244L", answered: "_unclaimed", rule: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            title: "a name that climbs on Windows", folder: "", applicant: water,
            name: "a\\..\\..\\outbox\\\(water)\\a.zip", answered: "_unclaimed",
            rule: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            title: "a name that climbs when decoded", folder: "", applicant: water,
            name: "a%2F..%2F\(water)%2Fa.zip", answered: "_unclaimed",
            rule: "REG-SENDER-UNAUTHENTICATED"),
        Row(
            title: "an id that is a code", folder: "", applicant: water, name: "\(water).xml",
            answered: "_unclaimed", rule: "REG-SENDER-UNAUTHENTICATED"),
    ]

    @Test("every mix of folder, signature and claim", arguments: rows)
    func mixes(row: Row) throws {
        let workspace = try DemoWorkspace()
        let signing =
            row.signer.map { ["--key", "\(workspace.root)/samples/keys/\($0).key.pem"] } ?? []
        let package = try workspace.package("FORGED-1", of: row.applicant, signing: signing)
        if !row.folder.isEmpty {
            try FileManager.default.createDirectory(
                atPath: workspace.root + "/inbox/" + row.folder, withIntermediateDirectories: true)
        }
        try workspace.drop(package, in: row.folder, as: row.name)
        try workspace.turn("2026-01-05")
        let papers = try boxes(workspace)
        #expect(papers == ["\(row.answered) acknowledgement", "\(row.answered) return"])
        let answer = try #require(try workspace.papers("return", to: row.answered).first)
        #expect(rules(in: try workspace.read(answer)).contains(row.rule))
        try workspace.expectWhole()
    }

    @Test("a slip from another's folder, or in the decider's name without its folder")
    func slips() throws {
        for (folder, answered) in [(Self.traffic, Self.traffic), ("", "_unclaimed")] {
            let workspace = try DemoWorkspace(.review)
            let before = try boxes(workspace)
            try workspace.drop(text: try workspace.slip("pass"), in: folder, as: "slip.xml")
            try workspace.turn("2026-01-06")
            let new = ["\(answered) acknowledgement", "\(answered) return"]
            #expect(try boxes(workspace) == (before + new).sorted())
            try workspace.expectWhole()
        }
    }

    @Test("a drop folder that is a link is not followed, whomever it names")
    func linkedFolder() throws {
        let workspace = try DemoWorkspace()
        let elsewhere = workspace.root + "/samples/elsewhere"
        let files = FileManager.default
        try files.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try files.copyItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: elsewhere + "/a.zip")
        let inbox = workspace.root + "/inbox/"
        if files.fileExists(atPath: inbox + Self.traffic) {
            try files.removeItem(atPath: inbox + Self.traffic)
        }
        for name in [Self.traffic, "11430000006122244L", Self.water.lowercased(), "a.zip"] {
            try files.createSymbolicLink(atPath: inbox + name, withDestinationPath: elsewhere)
        }
        let outcome = try workspace.dengji("run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(try boxes(workspace) == [])
        #expect(try workspace.names(in: elsewhere) == ["a.zip"])
    }

    @Test("a folder named in small letters is no party's: it is sent back as a folder")
    func smallLetters() throws {
        let workspace = try DemoWorkspace()
        let folder = Self.water.lowercased()
        try FileManager.default.createDirectory(
            atPath: workspace.root + "/inbox/" + folder, withIntermediateDirectories: false)
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: folder)
        try workspace.turn("2026-01-05")
        #expect(try boxes(workspace) == ["_unclaimed acknowledgement", "_unclaimed return"])
        let answer = try #require(try workspace.papers("return", to: "_unclaimed").first)
        #expect(rules(in: try workspace.read(answer)).contains("PKG-FOLDER"))
        try workspace.expectWhole()
    }

    @Test(
        "a party that puts a link to another's folder where its own papers go does not fill it",
        arguments: ["", "/2026"])
    func linkedOutbox(below: String) throws {
        let workspace = try DemoWorkspace()
        let outbox = workspace.root + "/outbox/"
        let files = FileManager.default
        try files.createDirectory(
            atPath: outbox + Self.water + "/2026", withIntermediateDirectories: true)
        if !below.isEmpty {
            try files.createDirectory(
                atPath: outbox + Self.traffic, withIntermediateDirectories: true)
        }
        try files.createSymbolicLink(
            atPath: outbox + Self.traffic + below,
            withDestinationPath: outbox + Self.water + below)
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: Self.traffic)
        try workspace.turn("2026-01-05")
        #expect(try workspace.names(in: outbox + Self.water + "/2026") == [])
        #expect(try workspace.papers(to: Self.traffic).count == 2)
    }

    /// Every numbered paper below `outbox/`, as its folder and kind; public sections, `todo/` and what
    /// belongs to a party's desk are left out, and so are the pages, of which each paper has one.
    private func boxes(_ workspace: DemoWorkspace) throws -> [String] {
        let top = workspace.root + "/outbox/"
        var found: [String] = []
        var pages = 0
        for path in try workspace.files(below: "outbox") {
            let parts = path.dropFirst(top.count).split(separator: "/").map(String.init)
            guard parts[0] != "public",
                parts.count < 2 || !Self.views.contains(parts[1])
            else { continue }
            try #require(parts.count == 3 || parts.count == 4, "\(parts)")
            if parts[parts.count - 1].hasSuffix(".html") {
                pages += 1
                continue
            }
            let kind = parts[parts.count - 1].split(separator: "_")[1]
            found.append(parts.dropLast(2).joined(separator: "/") + " " + kind)
        }
        #expect(pages == found.count)
        return found.sorted()
    }
}
