import Foundation
import Testing

@Suite("From an agreement to the end of the authorisation")
struct AgreementTests {
    private static let authority = DemoWorkspace.authority
    private static let company = DemoWorkspace.operatorCompany
    private static let platform = "12370900DEMQ00010R"
    private static let government = "11370900DEMQ00007H"
    private static let supervisor = "11370900DEMQ00008L"

    /// The example is filled in for its sender; the other party is the operator.
    private static func with(_ code: String) -> [(String, String)] {
        [
            ("<code>\(authority)</code>", "<code>\(code)</code>"),
            (">泰安市大数据局（演示）<", ">泰安数据运营有限公司（演示）<"),
        ]
    }

    /// The agreement with the operator that was selected: case 8.
    private static func agreed(_ changes: [(String, String)] = []) throws -> OperatorStory {
        let story = try OperatorStory.selected()
        try story.send(
            "agreement", "XY-1", of: authority, on: "2026-03-18", with(company) + changes)
        return story
    }

    /// Signed by both, so that the authorisation is in the register.
    private static func authorised() throws -> OperatorStory {
        let story = try agreed()
        try story.agree("370900-2026-000008", by: authority, officer: "wang", on: "2026-03-19")
        try story.agree("370900-2026-000008", by: company, officer: "qian", on: "2026-03-20")
        return story
    }

    /// An application of the operator about its authorisation, on a day.
    private static func apply(
        _ kind: String, _ id: String, _ story: OperatorStory, on day: String,
        _ changes: [(String, String)] = []
    ) throws {
        let draft = story.workspace.root + "/samples/draft-" + id
        let number = try #require(try story.numbers("SQ").last)
        let made = try story.workspace.dengji(
            "new", kind, "--entry", number, "--id", id, "--created", day + "T08:30:00+08:00",
            "-o", draft)
        try #require(made.exitCode == 0, "\(made.all)")
        let name = try #require(
            try story.workspace.names(in: draft).first { $0.hasSuffix(".xml") })
        var text = try story.workspace.read(draft + "/" + name)
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: draft + "/" + name, atomically: true, encoding: .utf8)
        let target = story.workspace.root + "/samples/" + id + ".zip"
        let packed = try story.workspace.dengji("pack", draft, "-o", target, "--received", day)
        try #require(packed.exitCode == 0, "\(packed.all)")
        try story.workspace.drop(target, in: company)
        try story.workspace.turn(day)
    }

    /// A decision of the authority with its key and, where asked, everything on the checklist in order.
    private static func decide(
        _ outcome: String, _ number: String, _ story: OperatorStory, on day: String
    ) throws {
        let spoken = try story.workspace.dengji(
            "decide", number, outcome, "--party", authority, "--officer", "wang", "--all-conform",
            "--key", story.key(authority), "--created", day + "T08:30:00+08:00")
        try #require(spoken.exitCode == 0, "\(spoken.all)")
        try story.workspace.turn(day)
    }

    @Test("signed by both: certificate, order, half-yearly summaries, lapse with its orders")
    func whole() throws {
        let story = try Self.authorised()
        let workspace = story.workspace
        let number = try #require(try story.numbers("SQ").last)
        let certificate = try story.paper("certificate", to: Self.company)
        for text in ["数据资源授权证书", number, "党组会议纪要〔2026〕5号", "2029年3月31日"] {
            #expect(certificate.contains(text), "\(text)")
        }
        let opened = try story.paper("order", to: Self.platform)
        #expect(opened.contains("code=\"access-opened\"") && opened.contains("2026年4月1日"))
        // Slept over the end of the half year by a month and a half.
        for day in ["2026-08-15", "2026-08-16"] { try workspace.turn(day) }
        for folder in [Self.government, Self.supervisor] {
            #expect(try workspace.papers("summary", to: folder).count == 1)
        }
        let summary = try story.paper("summary", to: Self.government)
        #expect(summary.contains("name=\"authorisations-standing\">1<"))
        #expect(summary.contains("name=\"authorisations-granted\">1<"))
        #expect(summary.contains("number=\"\(number)\""))
        let page = try #require(try workspace.papers("summary", to: Self.government).last)
            .replacingOccurrences(of: ".xml", with: ".html")
        let html = try workspace.read(page)
        #expect(html.contains("<svg class=\"chart\"") && html.contains("期末有效授权"))
        let report = try workspace.dengji("report", "half-year", "2026-H1", "--format", "json")
        #expect(report.exitCode == 0 && report.all.contains(number), "\(report.all)")
        try workspace.turn("2027-01-04")
        #expect(try workspace.papers("summary", to: Self.government).count == 2)
        // The measures end on 2027-10-31; people are warned once, and told once.
        for day in ["2027-05-30", "2027-06-30"] { try workspace.turn(day) }
        for folder in [Self.authority, DemoWorkspace.registrar] {
            #expect(
                try workspace.papers("notice", to: folder).count {
                    try workspace.read($0).contains("code=\"measures-ending\"")
                } == 1)
        }
        try workspace.turn("2027-11-30")
        try workspace.turn("2027-12-01")
        #expect(
            try workspace.papers("notice", to: Self.authority).count {
                try workspace.read($0).contains("code=\"measures-ended\"")
            } == 1)
        // The window of the last six months opens on 2028-10-01; the end is slept over by a month.
        try workspace.turn("2028-10-08")
        #expect(try story.paper("reminder", to: Self.company).contains(number))
        for day in ["2029-05-02", "2029-06-04"] { try workspace.turn(day) }
        let orders = try workspace.papers("order", to: Self.platform)
        #expect(orders.count == 2)
        let ended = try story.paper("order", to: Self.platform)
        for text in ["code=\"access-ended\"", "2029年4月1日", "2029年9月30日", "day=\"2029-04-01\""] {
            #expect(ended.contains(text), "\(text)")
        }
        #expect(try story.entry(number).contains("state=\"lapsed\""))
        try expectStory("agreement", of: workspace)
        try workspace.expectWhole()
    }

    @Test("one party declines, another document, no selection, a missing item: no authorisation")
    func refused() throws {
        let story = try Self.agreed([("<clause item=\"exit\"", "<clause item=\"other\"")])
        #expect(try story.lastReturn(to: Self.authority) == ["LAW-15-10 15"])
        try story.send(
            "agreement", "XY-2", of: Self.authority, on: "2026-03-18T10:00",
            Self.with(OperatorStory.second))
        #expect(
            try story.lastReturn(to: Self.authority) == ["REG-AGREEMENT-OPERATOR 14(4)"])
        try story.send(
            "agreement", "XY-3", of: Self.authority, on: "2026-03-18T11:00",
            Self.with(Self.company), signing: false)
        #expect(try story.lastReturn(to: Self.authority).count == 1)
        try story.send(
            "agreement", "XY-4", of: Self.authority, on: "2026-03-18T12:00",
            Self.with(Self.company))
        let number = "370900-2026-000008"
        try story.agree(number, by: Self.authority, officer: "wang", on: "2026-03-19")
        try story.agree(
            number, by: Self.company, officer: "qian", outcome: "decline", reason: "收益分配未谈妥。",
            on: "2026-03-20")
        let paper = try story.paper("termination", to: Self.company)
        #expect(paper.contains("code=\"agreement-declined\"") && paper.contains("收益分配未谈妥"))
        try story.workspace.expectAccount(
            of: number, says: "表示不同意。理由：收益分配未谈妥。", "结果码 agreement-declined")
        #expect(try story.numbers("SQ").isEmpty)
        try story.workspace.expectWhole()
    }

    @Test("the operator leaves early: access ends, the date for logs is printed")
    func earlyExit() throws {
        let story = try Self.authorised()
        try Self.apply("cancellation", "TC-1", story, on: "2026-09-01")
        try Self.decide("approve", "370900-2026-000009", story, on: "2026-09-02")
        let paper = try story.paper("cancellation", to: Self.company)
        for text in ["code=\"early-exit\"", "2026年9月2日", "2027年3月2日"] {
            #expect(paper.contains(text), "\(text)")
        }
        #expect(try story.paper("order", to: Self.platform).contains("code=\"access-ended\""))
        let number = try #require(try story.numbers("SQ").last)
        #expect(try story.entry(number).contains("state=\"terminated\""))
        try expectStory("early-exit", of: story.workspace)
        try story.workspace.expectWhole()
    }

    @Test("a renewal decided after the end: access is suspended meanwhile and comes back")
    func renewal() throws {
        let story = try Self.authorised()
        let workspace = story.workspace
        try workspace.turn("2028-10-08")
        try Self.apply("renewal", "XQ-1", story, on: "2029-03-20")
        let number = "370900-2029-000001"
        for day in ["2029-04-02", "2029-04-09"] { try workspace.turn(day) }
        #expect(try workspace.papers("order", to: Self.platform).count == 2)
        #expect(try story.paper("order", to: Self.platform).contains("code=\"access-paused\""))
        try Self.decide("renew", number, story, on: "2029-04-10")
        let extended = try story.paper("order", to: Self.platform)
        #expect(extended.contains("code=\"access-extended\""))
        #expect(extended.contains("2032年3月31日"))
        let entry = try story.entry(try #require(try story.numbers("SQ").last))
        #expect(entry.contains("state=\"in-force\""))
        #expect(try story.paper("certificate", to: Self.company).contains("2032年3月31日"))
        try expectStory("authorisation-renewal", of: workspace)
        try workspace.expectWhole()
    }
}
