import Foundation
import Testing

@Suite("A calendar that arrives late")
struct CalendarArrivalTests {
    private static let number = "370900-2026-000001"
    /// A made-up notice: 01-01 to 01-03 off, Saturday 01-09 works.
    private static let notice = """
        <calendar xmlns="urn:dengji:calendar:1" format="1">
          <year number="2027" official="true" source="演示通知">
            <off name="元旦" from="2027-01-01" to="2027-01-03"/>
            <working on="2027-01-09" for="元旦"/>
          </year>
        </calendar>

        """

    @Test("dates are marked, rehearsed, counted anew, told once, and then things are issued")
    func story() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package("END-1", created: "2026-12-22T08:00:00+08:00")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn("2026-12-22")
        try workspace.drop(
            text: try workspace.slip("pass", of: CalendarArrivalTests.number),
            in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-12-25")
        try workspace.turn("2027-01-12")
        let publicity = try #require(try workspace.papers("publicity").first)
        #expect(try workspace.read(publicity).contains("（暂定）"))
        #expect(try workspace.dengji("status", "--on", "2026-12-25").text.contains("provisional"))
        #expect(
            try workspace.dengji("status", "--format", "json").text.contains(
                "\"provisional\" : true"))

        let file = workspace.root + "/samples/2027.xml"
        try CalendarArrivalTests.notice.write(toFile: file, atomically: true, encoding: .utf8)
        let rehearsed = try workspace.dengji("rehearse", "--calendar", file, "--on", "2027-01-12")
        #expect(rehearsed.exitCode == 1, "\(rehearsed.all)")
        try workspace.expect(rehearsed.text, equals: "calendar-rehearsal")

        try workspace.sign(at: "2027-01-12T10:00:00+08:00", "--calendar", file)
        try workspace.turn("2027-01-13")
        try workspace.expectPapers(ofStory: "calendar-arrives")
        let record = try workspace.read(
            try #require(
                try workspace.files(below: "registry/archive/2027").first {
                    $0.hasSuffix("\(CalendarArrivalTests.number)/data/case.xml")
                }))
        #expect(record.contains("期限由 2027-01-11（暂定） 改为 2027-01-09"))
        // What people read and what rules are the same again.
        let written = try workspace.read(workspace.root + "/schemas/calendars/2027.xml")
        #expect(written.contains("演示通知"))
        #expect(!(try workspace.dengji("status").text.contains("rules nothing yet")))
        try workspace.turn("2027-01-14")
        #expect(try workspace.papers("recount").count == 1)
        #expect(try workspace.papers("certificate").count == 1)
        let again = try workspace.dengji("rehearse", "--calendar", file, "--on", "2027-01-14")
        #expect(again.exitCode == 0, "\(again.all)")
        try workspace.expectWhole()
    }

    @Test("a corrected calendar takes the place of the earlier one")
    func corrected() throws {
        let workspace = try DemoWorkspace()
        let file = workspace.root + "/samples/2027.xml"
        try CalendarArrivalTests.notice.write(toFile: file, atomically: true, encoding: .utf8)
        try workspace.sign(at: "2026-01-05T08:00:00+08:00", "--calendar", file)
        try workspace.turn("2026-01-05")
        try CalendarArrivalTests.notice.replacing("2027-01-03", with: "2027-01-04")
            .write(toFile: file, atomically: true, encoding: .utf8)
        // A second one of the same year takes the place of the first.
        try workspace.sign(at: "2026-01-06T08:00:00+08:00", "--calendar", file)
        try workspace.turn("2026-01-06")
        let text = try workspace.read(workspace.root + "/schemas/calendars/2027.xml")
        #expect(text.contains("2027-01-04"))
        #expect(try workspace.papers("result", to: DemoWorkspace.authority).count == 2)
        try workspace.expectWhole()
    }
}
