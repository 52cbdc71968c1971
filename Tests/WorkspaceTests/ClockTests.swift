import Foundation
import Testing

@Suite("What the clock brings")
struct ClockTests {
    private static let number = "370900-2026-000001"

    @Test("a late review is told once to registrar and authority, and changes nothing")
    func overdue() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.turn("2026-01-12T23:59")
        #expect(try workspace.papers("overdue", to: DemoWorkspace.authority) == [])
        for time in ["2026-01-13T00:01", "2026-01-13", "2026-01-14", "2026-02-14"] {
            try workspace.turn(time)
        }
        for party in [DemoWorkspace.registrar, DemoWorkspace.authority] {
            #expect(try workspace.papers("overdue", to: party).count == 1, "\(party)")
        }
        #expect(try workspace.papers("overdue") == [])
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "late.xml")
        try workspace.turn("2026-02-25")
        #expect(try workspace.papers("compliance-report").count == 1)
        try workspace.expectWhole()
    }

    @Test("publicity ends: certificate, statement of rights and entry on the next working day")
    func issue() throws {
        let workspace = try DemoWorkspace(.review)
        try pass(workspace, on: "2026-01-07")
        // Ten working days after 2026-01-07 end on 01-21, a Wednesday.
        try workspace.turn("2026-01-21T23:59")
        #expect(try workspace.papers("certificate") == [])
        #expect(try workspace.files(below: "registry/register") == [])
        try workspace.turn("2026-01-22T00:01")
        #expect(try workspace.papers("certificate").count == 1)
        #expect(try workspace.papers("rights-statement").count == 1)
        let entries = try workspace.files(below: "registry/register")
        #expect(entries.count == 1, "\(entries)")
        #expect(entries.first?.contains("/370900/2026/") == true)
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/registration/publicity")
                == [])
        try workspace.turn("2026-02-26")
        #expect(try workspace.papers("certificate").count == 1)
        try workspace.expectWhole()
    }

    @Test(
        "publicity takes 5 days for what was received to 2025-02-28, and 10 from the day after",
        arguments: [
            // Accepted and passed on 2025-03-03; what came on Saturday 03-01 counts as of then too.
            ("2025-02-28", "taian-2024", "2025-03-10", "2025-03-11"),
            ("2025-03-01", "taian-2025", "2025-03-17", "2025-03-18"),
        ])
    func profiles(received: String, profile: String, lastDay: String, issued: String) throws {
        let workspace = try DemoWorkspace(.early)
        let earlier = [
            "date=\"2026-01-05\"": "date=\"2025-02-25\"",
            "<asOf>2025-12-31</asOf>": "<asOf>2025-01-31</asOf>",
            "<date>2025-12-20</date>": "<date>2025-02-20</date>",
            "<date>2025-12-22</date>": "<date>2025-02-20</date>",
            "<time>2026-01-04T10:30:00+08:00</time>": "<time>2025-02-20T10:30:00+08:00</time>",
        ]
        let package = try workspace.package(
            "OLD-1", earlier, created: "2025-02-28T08:00:00+08:00")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn(received)
        let open = workspace.root + "/registry/stages/registration/review/370900-2025-000001"
        #expect(try workspace.read(open + "/case.xml").contains(profile))
        try pass(workspace, on: "2025-03-03", number: "370900-2025-000001")
        try workspace.turn(lastDay + "T23:59")
        #expect(try workspace.papers("certificate") == [])
        try workspace.turn(issued + "T00:01")
        #expect(try workspace.papers("certificate").count == 1)
        try workspace.expectWhole()
    }

    @Test("nothing is issued on a provisional date; the year's calendar moves and releases it")
    func provisional() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package("END-1", created: "2026-12-22T08:00:00+08:00")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn("2026-12-22")
        try pass(workspace, on: "2026-12-25")
        // By weekends and statutory days the tenth day is 2027-01-11 (01-01 is off).
        for time in ["2027-01-11", "2027-01-12", "2027-02-20"] { try workspace.turn(time) }
        #expect(try workspace.papers("certificate") == [])
        #expect(try workspace.papers("recount") == [])

        // A made-up notice: 01-01 to 01-03 off, Saturday 01-09 works; the tenth day is 01-09.
        let calendar = """
            <calendar xmlns="urn:dengji:calendar:1" format="1">
              <year number="2027" official="true" source="演示">
                <off name="元旦" from="2027-01-01" to="2027-01-03"/>
                <working on="2027-01-09" for="元旦"/>
              </year>
            </calendar>

            """
        try calendar.write(
            toFile: workspace.root + "/schemas/calendars/2027.xml", atomically: true,
            encoding: .utf8)
        try workspace.turn("2027-02-20T12:00")
        #expect(try workspace.papers("recount") == [], "not adopted yet")
        try workspace.adopt()
        try workspace.turn("2027-02-21")
        #expect(try workspace.names(in: workspace.root + "/registry/rules").count == 2)
        #expect(try workspace.papers("recount").count == 1)
        let certificate = try #require(try workspace.papers("certificate").first)
        // The first working day after 01-09 is Monday 01-11, whatever day the machine woke up.
        #expect(try workspace.read(certificate).contains("2027年1月11日"))
        let published = workspace.root + "/outbox/public/publicity"
        // The frozen publicity stays; what is published about it later lies beside it.
        #expect(
            try workspace.read(published + "/\(ClockTests.number).xml").contains(
                "kind=\"publicity\""))
        #expect(try workspace.papers("recount", to: "public/publicity").count == 1)
        let index = try workspace.read(published + "/index.html")
        #expect(index.contains("2027年1月9日") && !index.contains("2027年1月11日"))
        let link = try #require(index.firstMatch(of: /<a href="(2027\/[^"]*_recount_[^"]*)"/)).1
        #expect(FileManager.default.fileExists(atPath: published + "/" + link))
        try workspace.turn("2027-02-22")
        #expect(try workspace.papers("recount").count == 1)
        #expect(try workspace.papers("certificate").count == 1)
        try workspace.expectWhole()
    }

    @Test("a start makes the index of publicity anew although nothing else happened")
    func publicityIndex() throws {
        let workspace = try DemoWorkspace(.review)
        try pass(workspace, on: "2026-01-06")
        let index = workspace.root + "/outbox/public/publicity/index.html"
        let before = try workspace.read(index)
        #expect(before.contains(ClockTests.number))
        try "yesterday's".write(toFile: index, atomically: true, encoding: .utf8)
        try workspace.turn("2026-01-07")
        #expect(try workspace.read(index).contains(ClockTests.number))
    }

    private func pass(_ workspace: DemoWorkspace, on day: String, number: String = number) throws {
        try workspace.drop(
            text: try workspace.slip("pass", of: number), in: DemoWorkspace.registrar,
            as: "pass.xml")
        try workspace.turn(day)
        try #require(try workspace.papers("compliance-report").count == 1)
    }
}
