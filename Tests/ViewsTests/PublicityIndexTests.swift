import Papers
import Registry
import Testing
import Views
import WorkingDays
import XML

@Suite("The index of publicity")
struct PublicityIndexTests {
    /// A paper of publicity about a name, for days of 2026.
    static func paper(_ name: String, _ from: String, _ until: String, file: String) throws
        -> PublishedPaper
    {
        var record = Sample.record
        record.facts[0].value = name
        var order = try #require(PaperOrders.all.first { $0.kind == .publicity })
        order.body = .publicity(
            from: Sample.day(from), until: Deadline(day: Sample.day(until), provisional: false))
        var paper = Shelf.paper(order, isDemonstration: false)
        paper.record = record
        return PublishedPaper(
            fileName: file,
            bytes: try PaperRendering.unsigned(paper, wording: Shelf.wording()))
    }

    static func papers() throws -> [PublishedPaper] {
        [
            try paper("甲数据", "2026-01-05", "2026-01-16", file: "00000001_publicity_a.xml"),
            try paper("乙数据", "2026-02-02", "2026-02-27", file: "00000002_publicity_b.xml"),
            try paper("丙数据", "2026-02-03", "2026-02-26", file: "00000003_publicity_c.xml"),
            try paper("丁数据", "2026-01-06", "2026-01-19", file: "00000004_publicity_d.xml"),
        ]
    }

    private func page(_ papers: [PublishedPaper], _ day: String) throws -> ReadPage {
        try ReadPage(Rules.renderer.get().publicityIndex(of: papers, on: Sample.day(day)))
    }

    private func headings(_ page: ReadPage, _ section: String) -> [String] {
        page.elements.filter { $0.attribute("aria-labelledby") == section }
            .flatMap { $0.all("article") }.compactMap { $0.first("h3")?.text }
    }

    @Test("the index of two papers is as it was")
    func golden() throws {
        let bytes = try PaperFixtures.bytes("publicity.xml")
        let papers = [
            PublishedPaper(fileName: "00000003_publicity_370900-2026-000123.xml", bytes: bytes)
        ]
        let renderer = try Rules.renderer.get()
        try expectGolden(
            renderer.publicityIndex(of: papers, on: Sample.day("2026-03-13")),
            "publicity-index.html")
    }

    @Test("open ones come first ending first, past ones latest first; the last day is still open")
    func order() throws {
        let papers = try PublicityIndexTests.papers()
        let before = try page(papers, "2026-02-26")
        #expect(headings(before, "open") == ["丙数据", "乙数据"])
        #expect(headings(before, "past") == ["丁数据", "甲数据"])
        let after = try page(papers, "2026-02-27")
        #expect(headings(after, "open") == ["乙数据"])
        #expect(headings(after, "past") == ["丙数据", "丁数据", "甲数据"])
        #expect(try page(papers.reversed(), "2026-02-26").text == before.text)
    }

    @Test("each entry links the page beside its paper and shows what art. 9(4) asks")
    func entries() throws {
        let page = try page(PublicityIndexTests.papers(), "2026-02-26")
        let links = page.elements.filter { $0.name == "a" }.compactMap { $0.attribute("href") }
        #expect(links.contains("00000002_publicity_b.html"))
        let entry = try #require(page.elements.first { $0.name == "article" })
        for text in ["泰安市示例交通运输局", "公共数据资源登记", "全市公交线路", "2026年2月26日(星期四)"] {
            #expect(entry.text.contains(text), "\(text)")
        }
    }

    @Test("an empty index says so")
    func empty() throws {
        let page = try page([], "2026-02-26")
        #expect(page.words.contains("目前没有公示中的登记"))
        #expect(page.words.contains("没有已经期满的公示"))
    }

    @Test("another paper is refused, and a strange file name leads nowhere")
    func strangers() throws {
        let renderer = try Rules.renderer.get()
        let other = PublishedPaper(
            fileName: "x.xml", bytes: try PaperFixtures.bytes("acceptance.xml"))
        #expect(throws: ViewError.notPublicity(file: "x.xml")) {
            try renderer.publicityIndex(of: [other], on: Sample.day("2026-02-26"))
        }
        let strange = try PublicityIndexTests.paper(
            "戊", "2026-02-03", "2026-02-26", file: "javascript:alert(1)")
        let page = try page([strange], "2026-02-26")
        let links = page.elements.filter { $0.name == "a" }.compactMap { $0.attribute("href") }
        #expect(links.contains("#") && !links.contains { $0.contains("javascript") })
    }
}
