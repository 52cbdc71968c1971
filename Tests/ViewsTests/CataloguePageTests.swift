import Catalogue
import Registry
import Testing
import Views
import WorkingDays
import XML

@Suite("Pages of the city's catalogue")
struct CataloguePageTests {
    static let names = ["catalogue-index", "catalogue-provider", "catalogue-reminders"]
    private static let hostile = "<b>\"'&\u{202E}公交</b>"

    static func section(items: Int) throws -> CatalogueSection {
        let provider = try #require(PartyID("11370900DEMQ000035"))
        var rows: [CatalogueItem] = []
        for index in 0..<items {
            let row = CatalogueItem.columns.map { name in
                [
                    "code": "A/\(index)", "updated": "2026-01-04",
                    "worthDeveloping": index == 0 ? "true" : "false",
                ][name] ?? hostile
            }
            rows.append(try #require(CatalogueItem(row: row)))
        }
        let day = Sample.day("2026-01-05")
        return CatalogueSection(
            publisher: provider, name: hostile,
            catalogue: ProviderCatalogue(
                provider: provider, name: hostile, region: "370900",
                edition: CatalogueEdition(number: 3, day: day),
                caseNumber: CaseNumber(region: "370900", year: 2026, sequence: 1),
                package: ContentDigest(sha256: String(repeating: "0", count: 64)),
                filedAt: day.start, items: rows))
    }

    static func bytes(_ name: String, _ renderer: PageRenderer) throws -> [UInt8] {
        let section = try section(items: 2)
        let summary = CatalogueSummary(section)
        switch name {
        case "catalogue-index":
            return try renderer.catalogueIndex(of: [summary], city: "泰安市", isDemonstration: true)
        case "catalogue-reminders":
            return try renderer.catalogueReminders(of: [summary], isDemonstration: true)
        default: return try renderer.catalogueSection(section, isDemonstration: true)[0].bytes
        }
    }

    @Test("what a provider wrote is text on every page", arguments: names)
    func escaped(name: String) throws {
        let bytes = try CataloguePageTests.bytes(name, Rules.renderer.get())
        let page = try ReadPage(bytes)
        #expect(page.elements.allSatisfy { $0.name != "b" })
        #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
        #expect(page.words.contains("<b>"))
    }

    @Test("500 items are one page; one more is a second, and they lead to each other")
    func furtherPages() throws {
        let renderer = try Rules.renderer.get()
        let one = try renderer.catalogueSection(
            try CataloguePageTests.section(items: 500), isDemonstration: false)
        #expect(one.map(\.name) == ["11370900DEMQ000035.html"])
        let two = try renderer.catalogueSection(
            try CataloguePageTests.section(items: 501), isDemonstration: false)
        #expect(two.map(\.name) == ["11370900DEMQ000035.html", "11370900DEMQ000035-2.html"])
        let links = try two.map { page in
            try ReadPage(page.bytes).elements.compactMap { $0.attribute("href") }
        }
        #expect(links[0].contains(two[1].name) && links[1].contains(two[0].name))
        #expect(try ReadPage(two[1].bytes).text.contains("A/500"))
        #expect(try !ReadPage(two[0].bytes).text.contains("A/500"))
    }

    @Test("only the item that should be registered says so")
    func reminded() throws {
        let bytes = try CataloguePageTests.bytes("catalogue-provider", Rules.renderer.get())
        let marked = try ReadPage(bytes).elements.filter { $0.attribute("class") == "badge yellow" }
        #expect(marked.map(\.text) == ["应登记"])
    }
}
