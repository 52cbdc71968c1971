import Foundation
import Registry
import Testing
import WorkingDays
import XML

@testable import Views

@Suite("The desk of a party")
struct DeskTests {
    static let names = ["desk", "desk-case", "digest"]

    static func context(_ now: String = "2026-02-24T09:00:00") -> DocketContext {
        DocketContext(
            procedure: Sample.procedure,
            profile: Profile(
                name: "taian-2025", from: Sample.day("2025-03-01"), until: nil,
                terms: [:], settings: [:], trust: [:], standIn: .authority),
            calendar: Sample.calendar, registrar: Sample.registrar, authority: Sample.registrar,
            parties: [Sample.registrarID: Sample.registrar], rules: Sample.digest("e"),
            engine: EngineVersions(engine: "test", rules: Sample.digest("e")),
            now: Sample.time(now))
    }

    static func shown(
        _ sequence: Int = 123, due: String = "2026-02-25",
        _ change: (inout CaseRecord) -> Void = { _ in }
    ) throws -> DeskCase {
        var record = Sample.record
        record.number = CaseNumber(region: "370900", year: 2026, sequence: sequence)
        record.clock?.due = Deadline(day: Sample.day(due), provisional: false)
        change(&record)
        return try #require(
            DeskCase(record, context: context(), deciders: [Sample.registrar]))
    }

    static let papers = [
        DeskPaper(
            path: "2026/00000002_acceptance_370900-2026-000123.xml", kind: "acceptance",
            at: Sample.time("2026-02-10T09:12:31"), caseNumber: Sample.number),
        DeskPaper(
            path: "to-post/2026/00000001_return_X-1.xml", kind: "return",
            at: Sample.time("2026-02-09T10:00:00"), caseNumber: nil),
    ]

    static func request(
        today: String = "2026-02-24", party: Party = Sample.registrar,
        cases: [DeskCase]? = nil
    ) throws -> DeskRequest {
        DeskRequest(
            party: party, today: Sample.day(today), calendar: Sample.calendar,
            cases: try cases ?? [shown()],
            closed: [
                DeskClosedCase(
                    number: CaseNumber(region: "370900", year: 2026, sequence: 9),
                    subject: "泰安市供水管网", procedureTitle: "公共数据资源登记", result: "发放凭证",
                    at: Sample.time("2026-02-03T10:00:00"), hasPage: true)
            ],
            papers: papers, digests: [Sample.day("2026-02-24")], hasOpenCases: true)
    }

    static var applicant: Party {
        Party(
            id: Sample.applicantID, name: Sample.applicant.name, roles: [.provider],
            region: "370900", trustsFolder: true, hasFolder: true)
    }

    static func bytes(_ name: String, _ renderer: PageRenderer) throws -> [UInt8] {
        switch name {
        case "desk": return try renderer.desk(request())
        case "digest": return try renderer.digest(digest()).page
        default:
            return try renderer.deskCase(
                DeskCaseRequest(
                    record: Sample.record, procedure: Sample.procedure, calendar: Sample.calendar,
                    today: Sample.day("2026-02-24"), papers: papers, demonstration: nil))
        }
    }

    static func digest(today: String = "2026-02-24") throws -> DigestRequest {
        DigestRequest(
            desk: try request(
                today: today, cases: [shown(), shown(124, due: "2026-02-13"), shown(125)]),
            since: Sample.day("2026-02-09"), came: papers, moreCame: 3)
    }

    @Test("the pages are as they were", arguments: names)
    func golden(name: String) throws {
        try expectGolden(DeskTests.bytes(name, Rules.renderer.get()), name + ".html")
    }

    @Test("the text of a digest is as it was")
    func goldenText() throws {
        try expectGolden(Rules.renderer.get().digest(DeskTests.digest()).text, "digest.txt")
    }

    @Test(
        "a light has a word and a shape of its own on the day before, on and after the last one",
        arguments: [
            ("2026-02-24", "●", "期限内", "还有 1 个工作日"),
            ("2026-02-25", "▲", "最后一个工作日", "今天到期"),
            ("2026-02-26", "■", "已经逾期", "已过 1 个工作日"),
        ])
    func lights(today: String, shape: String, word: String, left: String) throws {
        let page = try ReadPage(Rules.renderer.get().desk(DeskTests.request(today: today)))
        let row = try #require(
            page.elements.first { $0.attribute("data-case") == Sample.number.text })
        for text in [shape, word, left, "2026年2月25日(星期三)", "审查", Sample.applicant.name] {
            #expect(row.text.contains(text), "\(text)")
        }
    }

    @Test("who applied sees the case among what it sent, with its page, and nothing to decide")
    func sent() throws {
        let page = try ReadPage(
            Rules.renderer.get().desk(DeskTests.request(party: DeskTests.applicant)))
        let links = page.elements.compactMap { $0.attribute("href") }
        #expect(links.contains("cases/\(Sample.number.text).html"))
        #expect(!links.contains { $0.hasPrefix("todo/") })
        #expect(page.elements.allSatisfy { $0.attribute("data-outcome") == nil })
    }

    @Test("what may be decided at once is what the slips of the todo folder may")
    func options() throws {
        let page = try ReadPage(Rules.renderer.get().desk(DeskTests.request()))
        let options = page.elements.filter { $0.attribute("data-outcome") != nil }
        let slips = try Rules.renderer.get().todo(TodoTests.request()).dropFirst().map(\.name)
        #expect(
            options.compactMap { $0.attribute("data-outcome") }.map { "slip-\($0).xml" } == slips)
        let officers = page.elements.compactMap { $0.attribute("data-officer") }
        #expect(officers == ["wang", "zhao"])
    }

    @Test("the most urgent come first, and what is beyond the limit is counted")
    func order() throws {
        let cases = try (1...1_002).map { try DeskTests.shown($0, due: "2026-03-02") }
        let page = try ReadPage(
            Rules.renderer.get().desk(
                DeskTests.request(cases: cases + [DeskTests.shown(2_000, due: "2026-02-24")])))
        let numbers = page.elements.compactMap { $0.attribute("data-case") }
        #expect(numbers.count == 1_000)
        #expect(numbers.prefix(2) == ["370900-2026-002000", "370900-2026-000001"])
        #expect(page.words.contains("另有 3 件未列出"))
    }

    @Test("the page of a case tells no names of officers, no reasons, and nobody who objects")
    func discretion() throws {
        var record = Sample.record
        record.objections = [
            Objection(
                number: 1, by: "赵明", party: nil, input: Sample.opening,
                clock: try #require(record.clock))
        ]
        let bytes = try Rules.renderer.get().deskCase(
            DeskCaseRequest(
                record: record, procedure: Sample.procedure, calendar: Sample.calendar,
                today: Sample.day("2026-02-24"), papers: DeskTests.papers, demonstration: nil))
        let words = try ReadPage(bytes).words
        for text in ["王敏", "wang", "材料齐全。", "赵明"] { #expect(!words.contains(text), "\(text)") }
        for text in ["第1号异议", "受理", Sample.remark.chinese] {
            #expect(words.contains(text), "\(text)")
        }
    }

    @Test("a digest without anything to tell is none; a case due in three working days is told")
    func empty() throws {
        // 2026-02-14 is a weekend made working, the 24th the first day after the holiday.
        let calm = try DeskTests.request(today: "2026-02-12")
        #expect(DigestRequest(desk: calm, since: calm.today, came: [], moreCame: 0).isEmpty)
        let near = try DeskTests.request(today: "2026-02-13")
        #expect(!DigestRequest(desk: near, since: near.today, came: [], moreCame: 0).isEmpty)
    }

    @Test(
        "hostile text is text, and the page's own script is its only one",
        arguments: HostileTests.texts)
    func hostile(text: String) throws {
        let shown = try DeskTests.shown { record in
            record.applicants[0].name = text
            record.facts[0].value = text
        }
        var party = Sample.registrar
        party.name = text
        let request = try DeskTests.request(party: party, cases: [shown])
        let script = try Place.bytes(
            Place.root.appendingPathComponent("schemas/site/desk.js"))
        let page = try ReadPage(Rules.renderer.get().desk(request))
        let scripts = page.elements.filter { $0.name == "script" }
        #expect(scripts.count == 1)
        #expect(scripts[0].text == "//\n" + String(decoding: script, as: UTF8.self) + "//\n")
        let digest = try Rules.renderer.get().digest(
            DigestRequest(desk: request, since: request.today, came: [], moreCame: 1))
        let pages = [page, try ReadPage(digest.page)]
        for element in pages.flatMap(\.elements) {
            #expect(!["img", "iframe", "svg", "object", "base"].contains(element.name))
            for attribute in element.attributes {
                #expect(!attribute.name.lowercased().hasPrefix("on"))
            }
        }
        let calendar = Rules.lines(
            try Rules.renderer.get().deadlines(
                request, earlier: nil, now: Sample.time("2026-02-24T09:00:00")))
        #expect(calendar.count { $0 == "BEGIN:VEVENT" } == 1)
        #expect(calendar.allSatisfy { $0.utf8.count <= 75 })
        let table = OpenCasesCSV.write(
            [shown], parties: [:], calendar: Sample.calendar, on: request.today)
        #expect(!String(decoding: table, as: UTF8.self).contains("\n="))
    }
}

extension Rules {
    /// The lines of a file that ends each with CRLF.
    static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    }
}
