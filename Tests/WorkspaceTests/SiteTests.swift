import Foundation
import Storage
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("The public site follows the journal")
struct SiteTests {
    private static let number = "DJ-370900-2026-000001-X"
    private static let entry = "entries/370900/2026/\(number).html"

    private func site(_ workspace: DemoWorkspace) -> String { workspace.root + "/outbox/public/" }

    private func text(_ workspace: DemoWorkspace, _ path: String) throws -> String {
        try workspace.read(site(workspace) + path)
    }

    /// Every file of the site by its path below `outbox/public/`.
    private func tree(_ workspace: DemoWorkspace) throws -> [String: Data] {
        var tree: [String: Data] = [:]
        for path in try workspace.files(below: "outbox/public") {
            tree[String(path.dropFirst(site(workspace).count))] = try Data(
                contentsOf: URL(fileURLWithPath: path))
        }
        return tree
    }

    @Test("a new workspace has a site whose pages say that there is nothing yet")
    func fresh() throws {
        let workspace = try DemoWorkspace()
        try workspace.turn("2026-01-04")
        for page in [
            "index.html", "search.html", "verify.html", "statistics.html", "publicity/index.html",
            "announcements/index.html", "feed.atom", "assets/site.css", "data/anchor.js",
            "data/search.js",
        ] {
            #expect(try !text(workspace, page).isEmpty, "\(page)")
        }
        #expect(try text(workspace, "announcements/index.html").contains("还没有公告"))
        let feed = try SiteFeed.read([site(workspace) + "feed.atom"])[0]
        #expect(feed.version == "atom10" && !feed.bozo && feed.entries.isEmpty, "\(feed.reason)")
        try workspace.expectWhole()
    }

    @Test(
        "a registration has its page, its place in search, statistics and feed; persons have none")
    func registration() throws {
        let workspace = try DemoWorkspace(.registered)
        let page = try text(workspace, Self.entry)
        for part in ["泰安市公交线路与站点信息", Self.number, "首次登记", "泰安市交通运输局（演示）", "演示 无效"] {
            #expect(page.contains(part), "\(part)")
        }
        let block = try text(workspace, "data/entries/DJ-370900-2026-0.js")
        #expect(block.contains("\"\(Self.number)\",\"泰安市公交线路与站点信息\""))
        let certificate = try workspace.read(try #require(workspace.papers("certificate").first))
        let person = try #require(certificate.firstMatch(of: /<representative>([^<]+)</)).1
        let contact = try #require(
            certificate.firstMatch(of: /<contact>([^<]+)<\/contact>\s*<\/app/)
        ).1
        // The forms are made of schemas and their examples, which name 张三 as well.
        for (path, bytes) in try tree(workspace) where !path.hasPrefix("apply/") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(person) && !text.contains(contact), "\(path)")
        }
        let statistics = try text(workspace, "statistics.html")
        #expect(statistics.contains("2026年1月") && statistics.contains("10–14 个工作日"))
        #expect(try text(workspace, "index.html").contains("新登记"))
        let feed = try SiteFeed.read([site(workspace) + "feed.atom"])[0]
        #expect(!feed.bozo, "\(feed.reason)")
        #expect(feed.entries.map(\.kind) == ["entry", "publicity"])
        #expect(feed.entries.map(\.id).first == "urn:dengji:entry:\(Self.number)")
        #expect(feed.entries.map(\.link) == [Self.entry, "publicity/370900-2026-000001.html"])
        // Atom's dates are those of the commits, in UTC as feedparser gives them.
        #expect(feed.entries[0].published.prefix(4) == [2026, 1, 22, 1])
        #expect(feed.updatedParsed == feed.entries[0].published)
        try workspace.expectWhole()
    }

    @Test("a publicity counts its working days down, and says how to object")
    func publicity() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        for (day, left) in [
            ("2026-01-07", "2026年1月7日"), ("2026-01-19", "还剩 3 个工作日"), ("2026-01-21", "今天是最后一日"),
        ] {
            try workspace.turn(day)
            let page = try text(workspace, "publicity/index.html")
            #expect(page.contains(left) && page.contains("../apply/objection.html"), "\(day)")
            #expect(page.contains("公示中 1 项"))
        }
        try workspace.turn("2026-01-22")
        let page = try text(workspace, "publicity/index.html")
        #expect(page.contains("公示中 0 项，公示期满 1 项") && !page.contains("还剩"))
    }

    @Test("a publicity whose case ends first is not shown as open")
    func stoppedPublicity() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        #expect(try text(workspace, "publicity/index.html").contains("公示中 1 项"))
        let story = VoicesStory(workspace)
        let package = try story.package(
            "withdrawal", "W-9", [VoicesStory.number: "370900-2026-000001"],
            of: DemoWorkspace.traffic, created: "2026-01-08")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-08")
        let page = try text(workspace, "publicity/index.html")
        #expect(page.contains("公示中 0 项") && !page.contains("还剩"))
        #expect(page.contains("案件已于2026年1月8日(星期四)办结，公示到此为止"))
        #expect(try text(workspace, "index.html").contains(">0<"))
        try workspace.expectWhole()
    }

    @Test("every link inside the site leads to a file of it")
    func links() throws {
        let workspace = try DemoWorkspace(.registered)
        for (path, bytes) in try tree(workspace) where path.hasSuffix(".html") {
            let folder = URL(fileURLWithPath: site(workspace) + path).deletingLastPathComponent()
            let text = String(decoding: bytes, as: UTF8.self)
            for match in text.matches(of: /(?:href|src)="([^"#?]+)[^"]*"/) {
                let link = String(match.1)
                if link.contains(":") { continue }
                let target = folder.appendingPathComponent(link).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: target), "\(path): \(link)")
            }
        }
    }

    @Test("`dengji site` makes everything anew, to the same bytes, and counts nothing twice")
    func rebuild() throws {
        let workspace = try DemoWorkspace(.registered)
        let before = try tree(workspace)
        let desk = "\(workspace.root)/outbox/\(DemoWorkspace.traffic)/desk.html"
        let shown = try workspace.read(desk)
        try FileManager.default.removeItem(atPath: desk)
        for folder in ["entries", "data", "assets", "publicity/index.html", "statistics.html"] {
            try FileManager.default.removeItem(atPath: site(workspace) + folder)
        }
        let made = try workspace.dengji("site", "--now", "2026-01-22T10:00:00+08:00")
        #expect(made.exitCode == 0, "\(made.all)")
        let after = try tree(workspace)
        #expect(Set(before.keys) == Set(after.keys))
        for (path, bytes) in before { #expect(after[path] == bytes, "\(path)") }
        #expect(try workspace.read(desk) == shown)
        // Nothing is printed here, and `--pdf` says so.
        #expect(try workspace.dengji("site", "--pdf").exitCode == 2)
        try workspace.expectWhole()
    }

    @Test("beside a running watcher `dengji site` says to end it, and changes nothing")
    func locked() throws {
        let workspace = try DemoWorkspace(.registered)
        let watcher = try workspace.watcher("--now", "2026-01-22T10:00:00+08:00")
        defer { endWatcher(watcher) }
        try waitFor("the watcher to hold the lock") {
            try workspace.read(workspace.root + "/registry/lock")
                .contains("process \(watcher.process.pid)")
        }
        let refused = try workspace.dengji("site")
        #expect(refused.errors.contains("dengji run"))
    }

    @Test("lines that are shown again after a crash are not counted again")
    func twice() throws {
        let workspace = try DemoWorkspace(.registered)
        let state = try workspace.read(workspace.root + "/registry/site.state")
        let before = try tree(workspace)
        try "3\n".write(
            toFile: workspace.root + "/registry/views.position", atomically: true, encoding: .utf8)
        try workspace.turn("2026-01-22T09:30")
        #expect(
            try counts(workspace.read(workspace.root + "/registry/site.state")) == counts(state))
        let after = try tree(workspace)
        for path in ["statistics.html", "feed.atom", Self.entry, "data/search.js"] {
            #expect(after[path] == before[path], "\(path)")
        }
    }

    /// The rows of a state but for the line it has come to.
    private func counts(_ state: String) -> [Substring] {
        state.split(separator: "\n").filter { !$0.hasPrefix("[\"line\"") }
    }

    @Test("without its state, or of an earlier version, the site is made anew by itself")
    func stateLost() throws {
        let workspace = try DemoWorkspace(.registered)
        let state = try workspace.read(workspace.root + "/registry/site.state")
        let before = try tree(workspace)
        try FileManager.default.removeItem(atPath: workspace.root + "/registry/site.state")
        try workspace.turn("2026-01-22T09:30")
        #expect(
            try counts(workspace.read(workspace.root + "/registry/site.state")) == counts(state))
        let after = try tree(workspace)
        for path in ["statistics.html", "feed.atom", Self.entry, "data/search.js"] {
            #expect(after[path] == before[path], "\(path)")
        }
    }
}
