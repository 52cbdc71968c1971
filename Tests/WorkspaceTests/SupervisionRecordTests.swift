import Foundation
import Testing

@Suite("Yearly reports, inspections, staff, logs, training, drills")
struct SupervisionRecordTests {
    @Test("a yearly report is reminded of, overdue, delivered, once each; next year in time")
    func yearly() throws {
        let story = try SupervisionStory()
        let own = { (codes: [String]) in codes.filter { $0.hasPrefix("yearly-report") } }
        try story.workspace.turn("2026-02-28T23:59")
        #expect(own(try story.codes()) == [])
        for time in ["2026-03-01T00:01", "2026-03-02", "2026-03-31T23:59"] {
            try story.workspace.turn(time)
            #expect(own(try story.codes()) == ["yearly-report"])
        }
        // Asleep for a month.
        for time in ["2026-05-06", "2026-05-07"] { try story.workspace.turn(time) }
        #expect(own(try story.codes()) == ["yearly-report", "yearly-report-late"])
        #expect(
            own(try story.codes(to: DemoWorkspace.authority)) == ["yearly-report-late"])
        let late = try story.read(
            try story.workspace.papers("overdue", to: DemoWorkspace.operatorCompany).last)
        #expect(late.contains("2026年3月31日") && late.contains("2025年度"))
        let year = ("<year>2026</year>", "<year>2025</year>")
        try story.send("yearly-report", "YR-0", [("2026</year>", "2024</year>")], at: "2026-05-08")
        #expect(try story.refusal() == ["REG-GUARD-OPENING 23"])
        try story.send("yearly-report", "YR-1", at: "2026-05-08T10:00")
        #expect(try story.refusal() == ["REG-GUARD-OPENING 23"])
        try story.send(
            "yearly-report", "YR-2", [year], of: SupervisionStory.secondCompany,
            at: "2026-05-08T11:00")
        #expect(
            try story.refusal(to: SupervisionStory.secondCompany)
                == ["REG-AUTHORISATION-OPERATOR 23"])
        try story.send("yearly-report", "YR-3", [year], at: "2026-05-08T12:00")
        #expect(try story.codes().last == "yearly-report-recorded")
        #expect(
            try story.story.entry(story.authorisation).contains("ground=\"yearly-report-2025\""))
        // The next one comes before anybody is told anything.
        try story.send("yearly-report", "YR-4", at: "2027-02-10")
        try story.workspace.turn("2027-05-06")
        #expect(
            own(try story.codes())
                == [
                    "yearly-report", "yearly-report-late", "yearly-report-recorded",
                    "yearly-report-recorded",
                ])
        try story.workspace.expectPapers(ofStory: "yearly-report")
        try story.workspace.expectWhole()
    }

    @Test("what is recorded on the authorisation's entry, and who may not")
    func records() throws {
        let story = try SupervisionStory()
        let rows: [(String, String, String, String)] = [
            ("staff", "2026-02-02", "staff-recorded", "28"),
            ("training", "2026-02-03", "training-recorded", "29"),
            ("drill", "2026-02-04", "drill-recorded", "29"),
            ("operation-log", "2026-04-02", "log-recorded", "28"),
        ]
        for (kind, day, code, article) in rows {
            try story.send(kind, "R-\(kind)", at: day)
            #expect(try story.codes().last == code)
            try story.send(
                kind, "S-\(kind)", of: SupervisionStory.secondCompany, at: day + "T10:00")
            #expect(
                try story.refusal(to: SupervisionStory.secondCompany)
                    == ["REG-AUTHORISATION-OPERATOR \(article)"])
            try story.send(
                kind, "T-\(kind)", [(story.authorisation, story.story.resource)],
                at: day + "T11:00")
            #expect(try story.refusal().contains("REG-GUARD-OPENING \(article)"))
        }
        let log = try story.read(
            try story.workspace.papers("result", to: DemoWorkspace.operatorCompany).last)
        // Six months after 2026-03-31.
        #expect(log.contains("至少保存至2026年9月30日") && log.contains("9f86d081"))
        try story.send("inspection", "JC-1", of: DemoWorkspace.authority, at: "2026-06-10")
        #expect(try story.codes().last == "inspection-recorded")
        try story.send("inspection", "JC-2", of: SupervisionStory.secondCompany, at: "2026-06-11")
        #expect(try story.codes(to: SupervisionStory.secondCompany).last == "returned")
        // A supervisor trains, rehearses and finds violations too (art. 29, 30).
        for (kind, day) in [("training", "2026-07-01"), ("drill", "2026-07-02")] {
            try story.send(kind, "U-\(kind)", of: SupervisionStory.supervisor, at: day)
            #expect(try story.codes().last == "\(kind)-recorded")
        }
        try story.send("violation", "U-V", of: SupervisionStory.supervisor, at: "2026-07-03")
        #expect(try story.codes("notice").last == "violation-opened")
        let entry = try story.story.entry(story.authorisation)
        for ground in [
            "staff", "training-2026-01-14", "drill-2026-01-14", "operation-log-2026-03-31",
            "inspection-problems",
        ] { #expect(entry.contains("ground=\"\(ground)\""), "\(ground)") }
        try story.workspace.expectWhole()
    }

    @Test("what the rules of these kinds refuse, each with its article")
    func rules() throws {
        let story = try SupervisionStory()
        let rows: [(String, String, String, String, String)] = [
            ("yearly-report", "kind=\"yearly-report\"", "kind=\"drill\"", "LAW-23-1", "23"),
            ("yearly-report", "<commitment", "<!--<commitment", "LAW-23-2", "23"),
            ("staff", "agreement>2026-01-12", "agreement>2026-01-20", "LAW-28-4", "28"),
            ("staff", "training>2026-01-14", "training>2026-01-20", "LAW-30-1", "30(1)"),
            ("operation-log", "from>2026-01-01", "from>2026-04-01", "LAW-28-2", "28"),
            ("operation-log", "until>2026-03-31", "until>2026-12-31", "LAW-28-3", "28"),
            ("training", "date>2026-01-14", "date>2026-12-14", "LAW-29-1", "29"),
            ("drill", "date>2026-01-14", "date>2026-12-14", "LAW-29-2", "29"),
            ("incident", "06T08:20", "07T08:20", "LAW-30-2", "30(1)"),
            ("evaluation", "<requested>", "<result>pass</result><requested>", "LAW-24-1", "24(1)"),
            ("evaluation", "from>2026-01-01", "from>2026-12-01", "LAW-24-3", "24(1)"),
            ("violation", ">data-security<", ">measures<", "LAW-30-3", "30(2)"),
        ]
        for (index, row) in rows.enumerated() {
            let (kind, old, new, rule, article) = row
            let isOfficial = ["evaluation", "violation"].contains(kind)
            let party = isOfficial ? DemoWorkspace.authority : DemoWorkspace.operatorCompany
            var changes = [(old, new)]
            if rule == "LAW-23-2" { changes.append(("</commitment>", "</commitment>-->")) }
            try story.send(
                kind, "L-\(index)", changes, of: party, at: "2026-05-06T\(10 + index):00")
            #expect(try story.refusal(to: party).contains("\(rule) \(article)"), "\(rule)")
        }
        try story.send(
            "evaluation", "L-24",
            [
                ("<requested>授权运营台账、产品和服务清单、安全管理制度、人员和日志情况。</requested>", ""),
                ("<standard>", "<result>fail</result><standard>"),
            ], of: DemoWorkspace.authority, at: "2026-05-07")
        #expect(try story.refusal(to: DemoWorkspace.authority) == ["LAW-24-2 24(2)"])
        try story.workspace.expectWhole()
    }
}
