import Foundation
import Papers
import Registry
import Testing
import Views
import WorkingDays
import XML

@Suite("Pages of the public site")
struct SitePageTests {
    static let names = [
        "site-home", "site-search", "site-verify", "site-entry", "site-announcements",
        "site-statistics",
    ]
    private static let hostile = "<b>\"'&\u{202E}公交</b>"

    static func renderer() throws -> PageRenderer {
        var renderer = try Rules.renderer.get()
        renderer.site = SiteIdentity(
            city: "泰安市", keeper: "泰安市公共数据登记中心", contact: "望岳东路3号", isDemonstration: true)
        return renderer
    }

    static func news(_ count: Int, title: String = "泰安市公交线路") -> [SiteNews] {
        (1...count).map { index in
            SiteNews(
                kind: SiteNews.Kind.allCases[index % 3], key: "K-\(index)", title: title,
                link: "publicity/\(index).html",
                at: Sample.time("2026-03-13T09:00:00").adding(milliseconds: Int64(index)),
                issuer: "登记中心", document: "泰数登〔2026〕\(index)号", summary: "说明\(index)")
        }
    }

    static var counters: SiteCounters {
        var counters = SiteCounters()
        counters.registeredByMonth = ["2025-12": 3, "2026-01": 5]
        let kind = PackageKind(rawValue: "resource-registration")
        counters.entries = [
            SiteCounters.EntryKey(kind: kind, state: .inForce): 6,
            SiteCounters.EntryKey(kind: kind, state: .cancelled): 2,
        ]
        counters.closed = ["registered": 8, "refused": 1]
        counters.workingDays = [12: 3, 13: 1, 31: 1]
        return counters
    }

    static func folio(series: EntrySeries = .registration, name: String = "公交线路") -> RegisterFolio {
        var first = Sample.entry
        first.number = RegisterEntry.number(
            region: "370900", year: 2026, sequence: 45, series: series)
        first.facts = [
            Fact(name: "resource.name", label: "数据资源名称", value: name),
            Fact(name: "resource.summary", label: "内容简介", value: name),
            Fact(name: "resource.storage.location", label: "存储位置", value: "机房三层"),
            Fact(name: FactName.entryTitle, label: "名称", value: name),
        ]
        var second = first
        second.version = 2
        second.act = .changed
        return RegisterFolio(
            number: first.number, kind: first.kind, keeper: Sample.registrarID,
            versions: [first, second], state: .suspended, since: Sample.day("2026-06-01"),
            marks: [EntryMark(kind: .disputed, since: Sample.day("2026-06-01"))],
            sources: [Sample.entry.number],
            acts: [
                FolioAct(
                    at: Sample.time("2026-03-16T09:00:00"), act: .registered, version: 1,
                    caseNumber: Sample.number, documentNumber: "泰数登〔2026〕33号",
                    effective: Sample.day("2026-03-16"), article: "办法第九条"),
                FolioAct(
                    at: Sample.time("2026-04-16T09:00:00"), act: .reminded, version: 1,
                    caseNumber: nil, effective: Sample.day("2026-04-16"), article: ""),
            ])
    }

    static func bytes(_ name: String, _ renderer: PageRenderer) throws -> [UInt8] {
        switch name {
        case "site-home":
            return try renderer.siteHome(
                counters, news: news(3, title: hostile), openPublicities: 4)
        case "site-search":
            return try renderer.siteSearch(
                kinds: [PackageKind(rawValue: "resource-registration")], hasStatus: true)
        case "site-verify": return try renderer.siteVerify()
        case "site-announcements":
            return try renderer.siteAnnouncements(news(2, title: hostile), total: 300)
        case "site-statistics":
            return try renderer.siteStatistics(counters, on: Sample.day("2026-03-13"))
        default:
            return try renderer.entryPage(
                folio(name: hostile),
                sources: [RelatedEntry(number: Sample.entry.number, name: hostile, state: .lapsed)],
                dependants: [RelatedEntry(number: "javascript:alert(1)")], dependantCount: 7)
        }
    }

    @Test(
        "what somebody else wrote is text",
        arguments: ["site-home", "site-entry", "site-announcements"])
    func escaped(name: String) throws {
        let page = try ReadPage(Self.bytes(name, Self.renderer()))
        #expect(page.words.contains("<b>\"'&[U+202E]公交</b>"))
        let links = page.elements.compactMap { $0.attribute("href") }
        #expect(!links.contains { $0.contains("javascript") })
    }

    @Test("an entry's page names no person, no contact and nothing that is not public")
    func privacy() throws {
        let applicant = try #require(Sample.entry.registrants.first)
        let page = try ReadPage(
            Self.renderer().entryPage(
                Self.folio(), sources: [], dependants: [], dependantCount: 0))
        #expect(page.words.contains(applicant.name) && page.words.contains(applicant.id.code))
        for secret in [applicant.representative, applicant.contact, "机房三层", "提醒"] {
            #expect(!secret.isEmpty && !page.text.contains(secret), "\(secret)")
        }
        for text in ["第2版", "变更登记", "首次登记", "权属有争议", "暂停", "泰数登〔2026〕33号"] {
            #expect(page.words.contains(text), "\(text)")
        }
    }

    @Test(
        "of series that nobody publishes a page shows what the status list does",
        arguments: [EntrySeries.plan, .grant, .approval])
    func unpublished(series: EntrySeries) throws {
        let page = try ReadPage(
            Self.renderer().entryPage(
                Self.folio(series: series, name: "不公开的名称"), sources: [], dependants: [],
                dependantCount: 0))
        #expect(!page.text.contains("不公开的名称"))
        #expect(!page.text.contains(try #require(Sample.entry.registrants.first).name))
        #expect(page.words.contains("暂停"))
    }

    @Test("each chart has a title, a description and a table with the same numbers")
    func charts() throws {
        let page = try ReadPage(Self.bytes("site-statistics", Self.renderer()))
        let charts = page.elements.filter { $0.name == "section" }
        #expect(charts.count == 5)
        for chart in charts {
            let svg = try #require(ReadPage.find("svg", in: chart))
            #expect(svg.attribute("role") == "img")
            #expect(svg.first("title")?.text.isEmpty == false)
            #expect(svg.first("desc")?.text.isEmpty == false)
            let drawn = svg.all("text").filter { $0.attribute("class") == "value" }.map(\.text)
            let table = try #require(ReadPage.find("table", in: chart))
            let told = ReadPage.descendants(of: table).filter { $0.name == "td" }.map(\.text)
            #expect(drawn == told && !drawn.isEmpty)
        }
        #expect(page.words.contains("2025年12月") && page.words.contains("现行有效"))
    }

    @Test(
        "the middle of the working days",
        arguments: [
            ([:], nil), ([3: 1], 3), ([3: 1, 5: 1], 3), ([3: 1, 5: 2], 5),
            ([0: 2, 9: 2, 40: 1], 9),
        ] as [([Int: Int], Int?)])
    func median(days: [Int: Int], expected: Int?) {
        var counters = SiteCounters()
        counters.workingDays = days
        #expect(counters.medianWorkingDays == expected)
    }

    @Test(
        "an open publicity says how many working days are left, today included",
        arguments: [
            ("2026-02-25", "还剩 3 个工作日"), ("2026-02-26", "还剩 2 个工作日"), ("2026-02-27", "今天是最后一日"),
            ("2026-02-28", nil),
        ] as [(String, String?)])
    func left(day: String, expected: String?) throws {
        let papers = [
            try PublicityIndexTests.paper("乙数据", "2026-02-02", "2026-02-27", file: "b.xml")
        ]
        let page = try ReadPage(
            Self.renderer().publicityIndex(
                of: papers, on: Sample.day(day), calendar: WorkingCalendar(years: [])))
        let said = page.elements.first { $0.attribute("class") == "left" }?.text
        #expect(said == expected)
    }

    @Test(
        "the menu marks the part that a page belongs to, and its links lead out of the page's folder"
    )
    func menu() throws {
        let page = try ReadPage(Self.bytes("site-entry", Self.renderer()))
        let current = page.elements.filter { $0.attribute("aria-current") == "page" }
        #expect(current.map { $0.attribute("href") } == ["../../../search.html"])
        #expect(page.words.contains("泰安市公共数据登记"))
    }
}

@Suite("The feed of the public site")
struct AtomFeedTests {
    private func feed(_ news: [SiteNews], archives: Int = 0) -> [UInt8] {
        AtomFeed(
            SiteIdentity(city: "泰安市", keeper: "登记中心"), region: "370900",
            base: "https://example.gov.cn/dj/"
        ).current(news, archives: archives, at: Instant(milliseconds: 0))
    }

    @Test("entries stand latest first, with ids, dates and links; archive documents are linked")
    func entries() throws {
        let bytes = feed(SitePageTests.news(3, title: "<甲> & 乙"), archives: 2)
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            Issue.record("not XML")
            return
        }
        let entries = document.root.all("entry")
        #expect(
            entries.compactMap { $0.first("id")?.text } == [
                "urn:dengji:publicity:K-3", "urn:dengji:entry:K-2", "urn:dengji:announcement:K-1",
            ])
        #expect(entries[0].first("title")?.text == "公示：<甲> & 乙")
        #expect(document.root.first("updated")?.text == entries[0].first("updated")?.text)
        let links = document.root.all("link").map { ($0.attribute("rel"), $0.attribute("href")) }
        #expect(links.contains { $0 == ("prev-archive", "feed-2.atom") })
        #expect(links.contains { $0 == ("self", "feed.atom") })
    }

    @Test("an archive document says that it is one, and is another resource")
    func archive() throws {
        let feed = AtomFeed(SiteIdentity(), region: "370900", base: nil)
        let text = String(decoding: feed.archived(SitePageTests.news(2), number: 1), as: UTF8.self)
        #expect(
            text.contains("<fh:archive/>") && text.contains("<id>urn:dengji:feed:370900:1</id>"))
        #expect(!text.contains("prev-archive") && text.contains("rel=\"current\""))
        #expect(!text.contains("xml:base"))
    }
}

@Suite("Rows of texts as JavaScript")
struct ScriptRowTests {
    static let texts = [
        "", "公交\"线路\"", "a\\b\n\t\u{0}", "\u{2028}\u{2029}\u{FEFF}", "𠮷</script>", "],[",
    ]

    @Test("rows come back as they were")
    func rows() {
        let rows = [Self.texts, ["x"], Array(Self.texts.reversed())]
        #expect(ScriptRows.rows(of: ScriptRows.script("a", rows: rows)) == rows)
    }

    @Test("members come back as pairs in the order of their keys")
    func members() {
        let script = ScriptRows.script("a", members: ["b": "\"", "a": "\\"])
        #expect(ScriptRows.rows(of: script) == [["a", "\\"], ["b", "\""]])
    }

    @Test("Python's json reads the value")
    func foreign() throws {
        let program = """
            import sys, json
            text = sys.stdin.read()
            assert text.startswith('dengji.data["n"]=') and text.endswith(';\\n')
            print(json.dumps(json.loads(text[17:-2])))
            """
        let script = ScriptRows.script("n", rows: [Self.texts])
        let (status, output) = try run("python3", ["-c", program], input: script)
        #expect(status == 0, "\(output)")
        let read = try JSONDecoder().decode([[String]].self, from: Data(output.utf8))
        #expect(read == [Self.texts])
    }
}
