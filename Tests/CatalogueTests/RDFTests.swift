import Catalogue
import Registry
import Testing
import XML

@Suite("The catalogue as DCAT")
struct RDFTests {
    private func document(_ section: CatalogueSection) throws -> XMLDocument {
        let bytes =
            CatalogueRDF.head(Samples.words) + CatalogueRDF.section(section, Samples.words)
            + CatalogueRDF.tail
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            throw NotXML(text: String(decoding: bytes, as: UTF8.self))
        }
        return document
    }

    private struct NotXML: Error { let text: String }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("a dataset says what the catalogue and the register say")
    func dataset() throws {
        let section = try Samples.section(
            [try Samples.item("A/1")], [try Samples.standing(7, "A/1", version: 2)])
        let root = try document(section).root
        let dataset = try #require(root.first("Dataset"))
        #expect(dataset.first("identifier")?.text == "A/1")
        #expect(dataset.first("title")?.text == "公交站点")
        #expect(dataset.all("keyword").map(\.text) == ["公交", "站点"])
        let links = ["status": "urn:dengji:status:in-force", "spatial": "urn:dengji:region:370900"]
        for (name, iri) in links {
            #expect(dataset.first(name)?.attributes.first?.value == iri)
        }
        let identifier = try #require(dataset.all("identifier").last?.first("Identifier"))
        #expect(identifier.first("certificateVersion")?.text == "2")
        #expect(identifier.first("notation")?.text.hasPrefix("DJ-370900-2026-000007") == true)
    }

    @Test("no value breaks out of its place, and none makes the document no XML")
    func hostile() throws {
        let evil = "</dct:title><x a=\"'&amp;\u{1}\u{FFFF}]]>\u{202E}"
        var values: [String: String] = [:]
        for element in CatalogueItem.columns where element != "updated" {
            values[element] = element == "worthDeveloping" ? "true" : evil
        }
        let section = try Samples.section(
            [try Samples.item("A/1", values)], name: evil)
        let root = try document(section).root
        #expect(root.all("Dataset").count == 1 && root.all("x").isEmpty)
        let title = try #require(root.first("Dataset")?.first("title")?.text)
        #expect(title.hasPrefix("</dct:title><x a=\"'&amp;"))
    }

    @Test("a telephone becomes a link that tel: allows")
    func telephones() throws {
        let section = try Samples.section(
            [try Samples.item("A/1", ["telephone": "+86 (0538) 123-4567"])])
        let bytes = CatalogueRDF.section(section, Samples.words)
        #expect(text(bytes).contains("\"tel:+860538123-4567\""))
    }

    @Test("an interface is a service, another product a dataset, with what they were made from")
    func products() throws {
        let standing = try Samples.standing(9, nil, kind: "product-registration")
        func product(_ isService: Bool) -> CatalogueProduct {
            CatalogueProduct(
                registration: CatalogueRegistration(standing), name: "公交到站", summary: "",
                isService: isService, sources: ["DJ-370900-2026-000001-X"])
        }
        var section = try Samples.section([], products: [product(true)])
        var root = try document(section).root
        #expect(root.all("DataService").count == 1 && root.all("Dataset").isEmpty)
        #expect(root.first("Catalog")?.all("service").count == 1)
        #expect(
            root.first("DataService")?.first("source")?.attributes.first?.value
                == "urn:dengji:entry:DJ-370900-2026-000001-X")
        section.products = [product(false)]
        root = try document(section).root
        #expect(root.all("Dataset").count == 1 && root.all("DataService").isEmpty)
    }

    @Test("parts lie between a head and a tail that depend on no section")
    func parts() throws {
        let one = try Samples.section([try Samples.item("A/1")])
        let head = CatalogueRDF.head(Samples.words)
        #expect(CatalogueRDF.head(Samples.words) == head)
        let summary = CatalogueSummary(one)
        let authority = Party(
            id: try Samples.party("11370900DEMQ000022"), name: "泰安市大数据局", roles: [.authority],
            region: "370900", trustsFolder: true, hasFolder: true)
        let city = CatalogueRDF.city(
            region: "370900", publisher: authority, sections: [summary], Samples.words)
        let whole =
            head + city + CatalogueRDF.section(one, Samples.words) + CatalogueRDF.tail
        guard case .document(let document) = try XMLDocument.parse(whole, limits: .standard) else {
            Issue.record("no XML")
            return
        }
        let catalogs = document.root.all("Catalog")
        #expect(catalogs.count == 2)
        #expect(catalogs[0].first("title")?.text == "泰安市公共数据资源目录")
        #expect(
            catalogs[0].all("catalog").map { $0.attributes.first?.value }
                == ["urn:dengji:catalog:11370900DEMQ000035"])
    }
}
