import Foundation
import Registry
import Testing
import WorkingDays

@testable import Views

@Suite("Deadlines as iCalendar")
struct DeadlineTests {
    private static let now = Sample.time("2026-02-24T09:00:00")

    private func event(
        _ uid: String = "a@dengji", day: String = "2026-02-25", isProvisional: Bool = false,
        summary: String = "审查期限", alarmDays: Int? = 1
    ) -> DeadlineEvent {
        DeadlineEvent(
            uid: uid, day: Sample.day(day), isProvisional: isProvisional, sequence: 2,
            stamp: Sample.time("2026-02-10T09:12:31"), summary: summary, text: "案号 1\n泰安市",
            category: "待我办理", alarmDays: alarmDays)
    }

    private func write(
        _ events: [DeadlineEvent], earlier: [UInt8]? = nil, now: Instant = now
    ) -> [UInt8] {
        DeadlineCalendar.write(events, name: "登记中心 期限", earlier: earlier, now: now)
    }

    /// What Debian's icalendar makes of it, an event a line.
    private func read(_ bytes: [UInt8]) throws -> [String] {
        let program = """
            import sys, icalendar
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            assert calendar['METHOD'] == 'PUBLISH' and calendar['VERSION'] == '2.0'
            assert not calendar.errors, calendar.errors
            for event in calendar.walk('VEVENT'):
                assert not event.errors, event.errors
                alarm = [str(a['TRIGGER'].dt) for a in event.walk('VALARM')]
                print('|'.join([event['UID'], event['DTSTART'].dt.isoformat(),
                    event['DTEND'].dt.isoformat(), event['STATUS'], str(event['SEQUENCE']),
                    event['DTSTAMP'].dt.isoformat(), event['SUMMARY'].replace(chr(10), '/'),
                    ','.join(alarm)]))
            """
        let (status, output) = try run("python3", ["-c", program], input: bytes)
        try #require(status == 0, "\(output)")
        return output.split(separator: "\n").map(String.init)
    }

    @Test("another program reads days, stamps and alarms")
    func others() throws {
        let written = write([
            event(), event("b@dengji", day: "2027-01-04", isProvisional: true, alarmDays: nil),
        ])
        #expect(
            try read(written) == [
                "a@dengji|2026-02-25|2026-02-26|CONFIRMED|2|2026-02-10T01:12:31+00:00|审查期限|"
                    + "-1 day, 9:00:00",
                "b@dengji|2027-01-04|2027-01-05|TENTATIVE|2|2026-02-10T01:12:31+00:00|【暂定】审查期限|",
            ])
        try expectGolden(written, "deadlines.ics")
    }

    @Test(
        "text of any kind comes back as it was, on lines of 75 octets at most",
        arguments: [
            "逗号,分号;反斜线\\完", "一\n二", String(repeating: "登记", count: 60), "END:VEVENT",
            String(repeating: "a", count: 75), "👩‍👩‍👧 𠮷 é",
        ])
    func texts(text: String) throws {
        let written = write([event(summary: text)])
        for line in written.split(separator: 0x0A) {
            #expect(line.last == 0x0D && line.count <= 76)
        }
        let found = try read(written)
        #expect(found.count == 1)
        #expect(found[0].split(separator: "|")[6] == text.replacing("\n", with: "/"))
    }

    @Test("what is gone is cancelled once, and forgotten a month after its day")
    func cancelled() throws {
        let first = write([event(), event("b@dengji")])
        let second = write([event("b@dengji")], earlier: first)
        #expect(
            try read(second).sorted() == [
                "a@dengji|2026-02-25|2026-02-26|CANCELLED|3|2026-02-24T01:00:00+00:00|审查期限|",
                "b@dengji|2026-02-25|2026-02-26|CONFIRMED|2|2026-02-10T01:12:31+00:00|审查期限|"
                    + "-1 day, 9:00:00",
            ])
        // Written again it stays as it is, to the day.
        let later = Sample.time("2026-03-27T23:59:59")
        #expect(write([event("b@dengji")], earlier: second, now: later) == second)
        let after = write(
            [event("b@dengji")], earlier: second, now: Sample.time("2026-03-28T00:00:00"))
        #expect(try read(after).count == 1)
        // What comes back is no longer cancelled.
        #expect(
            try read(write([event()], earlier: second, now: later)).count {
                $0.contains("CONFIRMED")
            } == 1)
    }

    @Test("how often the file was made meanwhile does not show in the order of what is gone")
    func order() throws {
        let now = Sample.time("2026-02-24T09:00:00")
        let all = write([event(), event("b@dengji"), event("c@dengji")])
        let atOnce = write([event("c@dengji")], earlier: all, now: now)
        let between = write([event(), event("c@dengji")], earlier: all, now: now)
        #expect(write([event("c@dengji")], earlier: between, now: now) == atOnce)
    }

    @Test("an earlier file that is none of ours does no harm")
    func strange() throws {
        for text in [
            "", "BEGIN:VEVENT\nUID:x\n", "\u{0}\u{FF}", "BEGIN:VEVENT\r\nUID:y\r\nEND:VEVENT\r\n",
        ] {
            #expect(write([event()], earlier: Array(text.utf8)) == write([event()]))
        }
    }

    @Test("a decider is reminded on the working day before, whatever lies between")
    func alarms() throws {
        // The working days before these are 2026-02-24 and 2026-02-14, before the Spring Festival.
        for (due, days) in [("2026-02-25", 1), ("2026-02-24", 10)] {
            let request = try DeskTests.request(cases: [DeskTests.shown(due: due)])
            let event = try #require(request.deadlines.first)
            #expect(event.alarmDays == days)
            #expect(event.uid == "370900-2026-000123-review-\(Sample.registrarID.code)@dengji")
        }
        let sent = try DeskTests.request(party: DeskTests.applicant).deadlines
        #expect(sent.map(\.alarmDays) == [nil])
        #expect(sent.map(\.category) == ["等待办理"])
    }

    @Test("Python's csv reads the table of open cases, in which no cell is a formula")
    func table() throws {
        let shown = try DeskTests.shown { $0.facts[0].value = "=HYPERLINK(\"x\"),\"引号\"\n二行" }
        let bytes = OpenCasesCSV.write(
            [shown], parties: [Sample.registrarID: Sample.registrar], calendar: Sample.calendar,
            on: Sample.day("2026-02-24"))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let program = """
            import sys, csv, io
            text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8-sig', newline='')
            rows = list(csv.DictReader(text, strict=True))
            assert len(rows) == 1 and None not in rows[0]
            print([rows[0][n] for n in ('案号', '名称', '期限', '剩余工作日', '灯', '待办单位')])
            """
        let (status, output) = try run("python3", ["-c", program], input: bytes)
        #expect(status == 0, "\(output)")
        #expect(
            output
                == "['370900-2026-000123', '\\'=HYPERLINK(\"x\"),\"引号\"\\n二行', '2026-02-25', '1', "
                + "'期限内', '泰安市公共数据登记中心']\n")
    }
}
