import Foundation
import Testing

/// Scripts of `Tests/Web` that look at a site with Chromium.
enum SiteBrowser {
    /// Runs one, expects that no page wrote to the console or asked for anything from outside, and
    /// gives what it found.
    static func run<Found: Decodable>(
        _ name: String, _ arguments: [String], as type: Found.Type,
        _ place: SourceLocation = #_sourceLocation
    ) throws -> Found {
        let script = Scratch.package + "/Tests/Web/" + name + ".py"
        let outcome = try tool(
            "HOME=" + Scratch.folder, ["/usr/bin/python3", script] + arguments)
        try #require(
            outcome.exitCode == 0, "make oracles installs chromium: \(outcome.all)",
            sourceLocation: place)
        let data = Data(outcome.text.utf8)
        let conduct = try JSONDecoder().decode(Conduct.self, from: data)
        #expect(conduct.errors == [], sourceLocation: place)
        #expect(conduct.outside == [], sourceLocation: place)
        return try JSONDecoder().decode(type, from: data)
    }

    /// What every script reports.
    private struct Conduct: Decodable {
        var errors: [String]
        var outside: [String]
    }
}

@Suite("The public site in a browser")
struct SiteBrowserTests {
    private struct Judged: Decodable {
        struct Verdict: Decodable {
            var genuine: Bool?
            var code: String
        }

        struct Shown: Decodable {
            var title: String
            var text: String
            var code: String
            var colour: String
            var focused: Bool
        }

        var verdicts: [String: Verdict]
        var shown: [Shown]
        var overflow: [String]
    }

    private struct Verified: Decodable {
        struct Paper: Decodable {
            struct Problem: Decodable { var code: String }
            var path: String
            var problem: Problem?
        }

        var papers: [Paper]
    }

    /// An entry with a certificate of version 1 of 2026-01-22 and one of version 2 of 2026-02-25.
    private static func story() throws -> AmendmentStory {
        let story = try AmendmentStory()
        try story.send(
            try story.application("change", "CH-1", on: "2026-02-02", [AmendmentStory.summary]),
            at: "2026-02-02")
        try story.decide("pass", "370900-2026-000002", on: "2026-02-03")
        try story.workspace.turn("2026-02-25")
        return story
    }

    private func copy(_ site: String) throws -> String {
        let target = Scratch.fresh("public")
        let copied = try tool("cp", "-a", site, target)
        try #require(copied.exitCode == 0, "\(copied.errors)")
        return target
    }

    @Test("certificates are confirmed, superseded, suspended by a list too old, cancelled")
    func standing() throws {
        let story = try Self.story()
        let workspace = story.workspace
        let site = workspace.root + "/outbox/public"
        let early = try copy(site)
        try story.send(
            try story.application("cancellation", "CA-1", on: "2026-02-26"),
            at: "2026-02-26")
        try story.decide("pass", "370900-2026-000003", on: "2026-02-27")
        let certificates = try workspace.papers("certificate")
        try #require(certificates.count == 2)
        let others = try workspace.papers("acceptance") + workspace.papers("rights-statement")
        let files = certificates + [try #require(others.first), try #require(others.last)]
        let empty = Scratch.fresh("none")
        try FileManager.default.createDirectory(
            atPath: empty, withIntermediateDirectories: true)
        func shown(_ site: String, _ time: String) throws -> Judged {
            try SiteBrowser.run("verify", [site, time, empty] + files, as: Judged.self)
        }
        let first = try shown(early, "2026-02-25T10:00")
        #expect(first.shown.map(\.code) == ["superseded", "in-force", "genuine", "in-force"])
        #expect(first.shown.map(\.colour) == ["yellow", "green", "green", "green"])
        #expect(first.shown[1].title.contains("真实，现行有效"))
        #expect(first.shown[1].title.contains("Genuine, and in force"))
        #expect(first.shown[0].text.contains("现行的是第2版"))
        #expect(first.shown.allSatisfy(\.focused) && first.overflow == [])
        // The list of that day does not speak for the day after the next one.
        let late = try shown(early, "2026-02-27T00:00")
        #expect(
            late.shown.map(\.code) == [
                "status-out-of-date", "status-out-of-date", "genuine", "status-out-of-date",
            ])
        let ended = try shown(site, "2026-02-27T10:00")
        #expect(ended.shown.map(\.code) == ["cancelled", "cancelled", "genuine", "cancelled"])
        #expect(ended.shown[1].title.contains("登记已经注销") && ended.shown[1].colour == "red")
    }

    @Test("changed, wrapped and strange papers: the page says what `dengji verify` says")
    func variants() throws {
        let workspace = try DemoWorkspace(.registered)
        let paper = try #require(try workspace.papers("certificate").first)
        // Another registry's, with an anchor of its own.
        let other = DemoWorkspace(root: Scratch.fresh("other"))
        let made = try RunningProgram(
            Scratch.program, ["init", other.root, "--demo", "--now", "2026-01-04T09:00:00+08:00"]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        try other.drop(try other.package("GOOD-1"), in: DemoWorkspace.traffic)
        try other.turn("2026-01-05")
        let stranger = try #require(try other.papers("acceptance").first)
        let folder = Scratch.fresh("variants")
        let varied = try tool(
            "/usr/bin/python3", Scratch.package + "/Tests/Web/variants.py", paper, stranger, folder)
        try #require(varied.exitCode == 0, "\(varied.all)")
        try FileManager.default.copyItem(atPath: paper, toPath: folder + "/good.xml")
        let names = try workspace.names(in: folder)
        let judged = try SiteBrowser.run(
            "verify", [workspace.root + "/outbox/public", "2026-01-22T12:00", folder],
            as: Judged.self)
        let outcome = try RunningProgram(
            Scratch.program,
            [
                "verify", "--format", "json", "--anchor",
                workspace.root + "/outbox/public/authority.pem",
            ]
                + names.map { folder + "/" + $0 }
        ).wait()
        let verified = try JSONDecoder().decode(Verified.self, from: Data(outcome.text.utf8))
        #expect(verified.papers.count == names.count && names.count > 240)
        for one in verified.papers {
            let name = URL(fileURLWithPath: one.path).lastPathComponent
            let mine = try #require(judged.verdicts[name])
            #expect(
                mine.genuine == (one.problem == nil),
                "\(name): page \(mine.code), dengji \(one.problem?.code ?? "genuine")")
            #expect(mine.genuine == (name == "good.xml"), "\(name) \(mine.code)")
        }
        #expect(judged.verdicts["good.xml"]?.code == "in-force")
        for (name, code) in [
            ("stranger", "signature-chain"), ("not-signed", "signature-missing"),
            ("stranger-key", "signature-value"), ("comment", "signature-digest"),
            ("twin-signature", "signature-form"), ("page", "paper-unreadable"),
            ("algorithm-sm2", "browser-sm2"),
        ] {
            #expect(judged.verdicts[name + ".xml"]?.code == code, "\(name)")
        }
    }

    private struct Searched: Decodable {
        struct Answer: Decodable {
            var question: String
            var said: String
            var links: [String]
            var badges: [String]
        }

        var answers: [Answer]
        var followed: String
    }

    @Test("search finds by a part of the name, by registrant, number and code, and filters")
    func search() throws {
        let workspace = try DemoWorkspace(.registered)
        try workspace.drop(
            try workspace.catalogue(
                "ML-1", of: DemoWorkspace.water, edition: 1,
                items: [DemoWorkspace.item("370911-SL/000001", ["name": "泰安市水库水位信息"])]),
            in: DemoWorkspace.water)
        try workspace.turn("2026-01-23")
        let number = "DJ-370900-2026-000001-X"
        let entry = "entries/370900/2026/\(number).html"
        let item = "catalog/providers/\(DemoWorkspace.water).html#i1"
        let expected: [(String, [String])] = [
            ("公交线路", [entry]), ("公 交 线路", []), ("站点信息 交通运输局", [entry]), (number, [entry]),
            ("dj370900 2026000001", [entry]), ("DJ-370900-2026-000002", []),
            (DemoWorkspace.traffic, [entry]), ("370911-sl/000001", [item]),
            ("what=items|370911", [item]), ("what=entries|370911", []), ("state=cancelled|公交", []),
            ("没有这样的名称", []), ("state=in-force|公交", [entry]),
        ]
        let found = try SiteBrowser.run(
            "search", [workspace.root + "/outbox/public"] + expected.map(\.0), as: Searched.self)
        for (answer, wanted) in zip(found.answers, expected) {
            #expect(answer.links == wanted.1, "\(answer.question): \(answer.said)")
        }
        #expect(found.answers[0].badges == ["有效"])
        #expect(found.followed == "泰安市公交线路与站点信息")
    }

    private struct Pages: Decodable {
        var pages: Int
        var overflow: [String: [String]]
        var unnamed: [String]
    }

    @Test(
        "every public page holds at 360 and 1280 pixels, and everything that takes a key has a name"
    )
    func pages() throws {
        let story = try Self.story()
        let found = try SiteBrowser.run(
            "pages", [story.workspace.root + "/outbox/public"], as: Pages.self)
        #expect(found.overflow == [:])
        #expect(found.unnamed == [])
        #expect(found.pages > 12)
    }
}
