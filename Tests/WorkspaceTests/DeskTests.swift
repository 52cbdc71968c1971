import Foundation
import Testing

@Suite("Desks follow the cases")
struct DeskTests {
    private static let number = "370900-2026-000001"

    private func desk(_ workspace: DemoWorkspace, of party: String) throws -> String {
        try workspace.read("\(workspace.root)/outbox/\(party)/desk.html")
    }

    private func inode(_ path: String) throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.systemFileNumber] as? UInt64)
    }

    /// The part of a desk below a heading.
    private func section(_ id: String, _ page: String) throws -> String {
        let parts = page.components(separatedBy: "<section aria-labelledby=\"\(id)\">")
        try #require(parts.count == 2)
        return parts[1].components(separatedBy: "</section>")[0]
    }

    @Test("a case waits on the desk of its decider and is under way on that of its applicant")
    func waiting() throws {
        let workspace = try DemoWorkspace(.review)
        let registrar = try desk(workspace, of: DemoWorkspace.registrar)
        let waiting = try section("waiting", registrar)
        #expect(waiting.contains("href=\"todo/\(DeskTests.number)/index.html\""))
        // Five working days after 2026-01-05.
        #expect(waiting.contains("2026年1月12日(星期一)"))
        #expect(waiting.contains("还有 5 个工作日"))
        #expect(waiting.contains("● </span> 期限内") || waiting.contains("●</span> 期限内"))
        let applicant = try desk(workspace, of: DemoWorkspace.traffic)
        #expect(try section("waiting", applicant).contains("没有等待办理的案件"))
        let page = "cases/\(DeskTests.number).html"
        #expect(try section("sent", applicant).contains("href=\"\(page)\""))
        let folder = "\(workspace.root)/outbox/\(DemoWorkspace.traffic)/"
        // What desk and case page link to lies there.
        for (base, text) in [
            (folder, applicant), (folder + "cases/", try workspace.read(folder + page)),
            ("\(workspace.root)/outbox/\(DemoWorkspace.registrar)/", registrar),
        ] {
            let links = text.matches(of: /href="([^"#]+)"/).map { String($0.1) }
            #expect(links.count > 2)
            for link in links {
                #expect(FileManager.default.fileExists(atPath: base + link), "\(base)\(link)")
            }
        }
        try workspace.expectWhole()
    }

    @Test("a day turns the light; another day later it is late, and the digests say so")
    func days() throws {
        let workspace = try DemoWorkspace(.review)
        let folder = "\(workspace.root)/outbox/\(DemoWorkspace.registrar)"
        #expect(try workspace.names(in: folder + "/digest") == [])
        for (day, word) in [
            ("2026-01-09", "还有 1 个工作日"), ("2026-01-12", "今天到期"), ("2026-01-13", "已过 1 个工作日"),
        ] {
            try workspace.turn(day)
            #expect(try desk(workspace, of: DemoWorkspace.registrar).contains(word), "\(day)")
            let digest = try workspace.read("\(folder)/digest/\(day).txt")
            #expect(digest.contains(DeskTests.number) && digest.contains(word))
        }
        let late = try workspace.read("\(folder)/digest/2026-01-13.txt")
        #expect(late.contains("待办 1 件，逾期 1 件"))
        let applicant = "\(workspace.root)/outbox/\(DemoWorkspace.traffic)/digest"
        // The applicant was sent papers on the 5th, told of on the 9th; then the overdue notice.
        let told = try workspace.read(applicant + "/2026-01-09.txt")
        #expect(told.contains("受理") && told.contains("2 件"))
        #expect(try !workspace.names(in: applicant).contains("2026-01-12.txt"))
        // The same day again changes nothing.
        let before = try inode(folder + "/desk.html")
        try workspace.turn("2026-01-13", #_sourceLocation)
        #expect(try inode(folder + "/desk.html") == before)
        try workspace.expectWhole()
    }

    @Test("only whom a line touched gets another desk; a decision moves the case on all of them")
    func touched() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.drop(
            try workspace.package("W-1", of: DemoWorkspace.water), in: DemoWorkspace.water)
        try workspace.turn("2026-01-05")
        let traffic = "\(workspace.root)/outbox/\(DemoWorkspace.traffic)/desk.html"
        let before = try inode(traffic)
        try workspace.drop(
            text: try workspace.slip("pass", of: "370900-2026-000002"),
            in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-05")
        #expect(try inode(traffic) == before)
        let registrar = try section("waiting", desk(workspace, of: DemoWorkspace.registrar))
        #expect(registrar.contains(DeskTests.number))
        #expect(!registrar.contains("370900-2026-000002"))
        #expect(try section("sent", desk(workspace, of: DemoWorkspace.water)).contains("公示"))
        try workspace.drop(
            text: try workspace.slip("reject", reason: "来源依据不足。"),
            in: DemoWorkspace.registrar, as: "reject.xml")
        try workspace.turn("2026-01-06")
        for party in [DemoWorkspace.traffic, DemoWorkspace.registrar] {
            let closed = try section("closed", desk(workspace, of: party))
            #expect(closed.contains(DeskTests.number) && closed.contains("不予登记"), "\(party)")
        }
        let page = try workspace.read(
            "\(workspace.root)/outbox/\(DemoWorkspace.traffic)/cases/\(DeskTests.number).html")
        #expect(page.contains("不予登记") && page.contains("_rejection_"))
        #expect(!page.contains("来源依据不足"))
        let deadlines = try workspace.read(
            "\(workspace.root)/outbox/\(DemoWorkspace.registrar)/deadlines.ics")
        #expect(deadlines.contains("STATUS:CANCELLED"))
    }

    @Test("a first start over an old journal, or without what an earlier one noted, makes the same")
    func fromTheJournal() throws {
        let workspace = try DemoWorkspace(.registered)
        try workspace.drop(
            try workspace.package(
                "W-1", of: DemoWorkspace.water, ["370900-JT/000128": "370911-SL/000128"]),
            in: DemoWorkspace.water)
        try workspace.turn("2026-01-22")
        var pages: [String: String] = [:]
        for path in try workspace.files(below: "outbox")
        where path.hasSuffix("/desk.html") || path.contains("/cases/")
            || path.hasSuffix("/open-cases.csv")
        {
            pages[path] = try workspace.read(path)
        }
        #expect(pages.count >= 8)
        let open = pages.filter { $0.key.contains("/cases/") && $0.value.contains("现在的环节") }
        #expect(open.count == 1)
        for path in pages.keys where !path.contains("/cases/") || open[path] != nil {
            try FileManager.default.removeItem(atPath: path)
        }
        try FileManager.default.removeItem(
            atPath: workspace.root + "/registry/desks.position")
        try workspace.turn("2026-01-22")
        for (path, text) in pages {
            // The desk of a party without cases keeps its day until something touches it.
            let isIdle = !text.contains("370900-2026-")
            #expect(
                DeskTests.withoutDay(try workspace.read(path), isIdle)
                    == DeskTests.withoutDay(text, isIdle), "\(path)")
        }
        try workspace.expectWhole()
    }

    private static func withoutDay(_ page: String, _ isIdle: Bool) -> String {
        isIdle ? page.replacing(/剩余工作日为<strong>[^<]*<\/strong>/, with: "") : page
    }

    @Test("the table of open cases lies with registrar and authority, and with nobody else")
    func openCases() throws {
        let workspace = try DemoWorkspace(.review)
        let found = try workspace.files(below: "outbox").filter { $0.hasSuffix("open-cases.csv") }
        #expect(
            found
                == [DemoWorkspace.authority, DemoWorkspace.registrar].map {
                    "\(workspace.root)/outbox/\($0)/open-cases.csv"
                })
        for path in found { #expect(try workspace.read(path).contains(DeskTests.number)) }
    }

    @Test("what a recipient left in the place of a desk is said, and others get theirs")
    func obstructed() throws {
        let workspace = try DemoWorkspace(.review)
        let path = "\(workspace.root)/outbox/\(DemoWorkspace.registrar)/desk.html"
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: path + "/inside", withIntermediateDirectories: true)
        let outcome = try workspace.dengji(
            "run", "--once", "--now", "2026-01-06T09:00:00+08:00")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(outcome.errors.contains("desk.html"))
        #expect(try desk(workspace, of: DemoWorkspace.traffic).contains("还有 4 个工作日"))
    }

    @Test("Python reads the register as a table")
    func register() throws {
        let workspace = try DemoWorkspace(.registered)
        let file = workspace.root + "/samples/register.csv"
        let made = try workspace.dengji("report", "register", "-o", file)
        #expect(made.exitCode == 0, "\(made.all)")
        let shard = try #require(
            try workspace.files(below: "outbox/public/status").first { $0.hasSuffix(".csv") })
        for path in [file, shard] {
            let read = try tool(
                "python3", "-c",
                "import csv, sys; print([r['登记号'] + ' ' + r['状态'] for r in csv.DictReader("
                    + "open(sys.argv[1], encoding='utf-8-sig', newline=''), strict=True)])", path)
            #expect(
                read.exitCode == 0 && read.text.contains("DJ-370900-2026-000001-X 有效"),
                "\(read.all)")
        }
    }
}
