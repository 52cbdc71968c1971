import Foundation
import Testing
import Views
import XML

@Suite("Pages are valid, reach nothing and can be read aloud")
struct MarkupTests {
    static let names =
        PaperFixtures.names.map { String($0.dropLast(4)) } + [
            "todo", "publicity-index", "status", "status-shard", "explain",
        ] + CataloguePageTests.names + SitePageTests.names + DeskTests.names

    private func bytes(_ name: String) throws -> [UInt8] {
        let renderer = try Rules.renderer.get()
        switch name {
        case "todo": return try renderer.todo(TodoTests.request())[0].bytes
        case "status": return try renderer.statusList(StatusPageTests.list())
        case "explain": return try renderer.explanation(ExplainPageTests.narrative)
        case "status-shard": return try StatusPageTests.page()
        case "publicity-index":
            return try renderer.publicityIndex(
                of: PublicityIndexTests.papers(), on: Sample.day("2026-02-26"))
        case _ where CataloguePageTests.names.contains(name):
            return try CataloguePageTests.bytes(name, renderer)
        case _ where SitePageTests.names.contains(name):
            return try SitePageTests.bytes(name, SitePageTests.renderer())
        case _ where DeskTests.names.contains(name): return try DeskTests.bytes(name, renderer)
        default:
            return try renderer.page(
                ofPaper: PaperFixtures.bytes(name + ".xml"), fileName: name + ".xml")
        }
    }

    /// html5lib in its strict mode stops at the first parse error of the HTML standard.
    @Test("html5lib parses the page without an error", arguments: names)
    func html(name: String) throws {
        let program = """
            import sys, html5lib
            html5lib.HTMLParser(strict=True).parse(sys.stdin.buffer.read(), transport_encoding='utf-8')
            """
        let (status, output) = try run("python3", ["-c", program], input: bytes(name))
        #expect(status == 0, "\(output)")
    }

    /// libxml2 knows the elements of HTML 4 only; it may complain of newer ones and of nothing else.
    @Test("xmllint reads the page as HTML", arguments: names)
    func xmllint(name: String) throws {
        let (_, output) = try run("xmllint", ["--html", "--noout", "-"], input: bytes(name))
        let complaints = output.split(separator: "\\n").flatMap { $0.split(separator: "\n") }
            .filter { $0.contains("error") }
        let newer =
            ["main", "section", "header", "footer", "nav", "article", "bdi"]
            + ["svg", "circle", "text", "rect", "line", "desc", "details", "summary"]
        for complaint in complaints {
            #expect(newer.contains { complaint.hasSuffix("Tag \($0) invalid") }, "\(complaint)")
        }
    }

    @Test("a page states its language, its width and that nothing may be fetched", arguments: names)
    func head(name: String) throws {
        let page = try ReadPage(bytes(name))
        #expect(page.root.attribute("lang") == "zh-CN")
        let metas = page.elements.filter { $0.name == "meta" }
        #expect(metas.contains { $0.attribute("name") == "viewport" })
        let policy = metas.first { $0.attribute("http-equiv") == "Content-Security-Policy" }
        #expect(policy?.attribute("content")?.hasPrefix("default-src 'none'") == true)
        let head = try #require(page.root.first("head"))
        #expect(head.all("title").filter { !$0.text.isEmpty }.count == 1)
        let styles = try styles(of: page)
        #expect(styles.contains("@media print") && styles.contains("size: A4"))
        #expect(!styles.contains("url(") && !styles.contains("@import"))
        #expect(!page.text.contains("http://") || page.text.contains("http://www.w3.org/"))
    }

    /// The style sheet inside a paper's page, or the one that all pages of the site share.
    private func styles(of page: ReadPage) throws -> String {
        let own = page.elements.filter { $0.name == "style" }.map(\.text).joined()
        guard own.isEmpty else { return own }
        let links = page.elements.filter {
            $0.name == "link" && $0.attribute("rel") == "stylesheet"
        }
        let sheet = try #require(links.first?.attribute("href"))
        #expect(links.count == 1 && sheet.hasSuffix("assets/site.css"))
        let file = Place.root.appendingPathComponent("schemas/site/site.css")
        return String(decoding: try Place.bytes(file), as: UTF8.self)
    }

    @Test("headings do not skip a level, and there is one first heading", arguments: names)
    func headings(name: String) throws {
        let levels = try ReadPage(bytes(name)).elements.map(\.name)
            .filter { ["h1", "h2", "h3", "h4"].contains($0) }.compactMap { Int($0.dropFirst()) }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }

    @Test(
        "tables have captions and scoped headings, ids occur once, anchors lead somewhere",
        arguments: names)
    func tables(name: String) throws {
        let elements = try ReadPage(bytes(name)).elements
        for table in elements where table.name == "table" {
            #expect(table.first("caption")?.text.isEmpty == false)
        }
        for cell in elements where cell.name == "th" { #expect(cell.attribute("scope") != nil) }
        let ids = elements.compactMap { $0.attribute("id") }
        #expect(Set(ids).count == ids.count)
        // `#` alone is the top of the page (HTML 7.4.6.4).
        for link in elements.compactMap({ $0.attribute("href") })
        where link.hasPrefix("#") && link != "#" {
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
        for reference in elements.compactMap({ $0.attribute("aria-labelledby") }) {
            #expect(ids.contains(reference))
        }
    }

    @Test("English words are marked as English", arguments: names)
    func languages(name: String) throws {
        for element in try ReadPage(bytes(name)).elements {
            if element.attribute("class")?.split(separator: " ").contains("en") == true {
                #expect(element.attribute("lang") == "en", "\(element.text)")
            }
        }
    }
}
