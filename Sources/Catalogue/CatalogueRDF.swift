package import Registry
internal import WorkingDays

/// Sections in DCAT 3 as RDF/XML. A document is the head, the city's own catalogue in that of the
/// whole city, one section or all of them, and the tail.
package enum CatalogueRDF {
    /// What every document begins with: namespaces, and the names of the codes that sections use.
    package static func head(_ words: CatalogueWords) -> [UInt8] {
        var text = RDFText()
        text.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        text.line("<rdf:RDF")
        for (prefix, namespace) in namespaces {
            text.line("    xmlns:\(prefix)=\"\(namespace)\"")
        }
        text.line("    >")
        for (list, element) in lists {
            for (code, name) in words.all(element) { concept(list, code, name, &text) }
        }
        concept("status", CatalogueRDF.unregistered, CatalogueWords.unregistered, &text)
        for state in EntryState.allCases { concept("status", state.rawValue, state.chinese, &text) }
        return text.bytes
    }

    /// What every document ends with.
    package static let tail = Array("</rdf:RDF>\n".utf8)

    /// The catalogue of the city, which holds those of the sections.
    package static func city(
        region: String, publisher: Party, sections: [CatalogueSummary], _ words: CatalogueWords
    ) -> [UInt8] {
        var text = RDFText(depth: 1)
        text.open("dcat:Catalog", about: CatalogueIRI.city(region))
        text.text("dct:identifier", region)
        text.text("dct:title", words.region(region) + "公共数据资源目录", language: "zh")
        text.link("dct:publisher", CatalogueIRI.party(publisher.id))
        text.link("dct:language", "http://publications.europa.eu/resource/authority/language/ZHO")
        text.link("dct:spatial", CatalogueIRI.region(region))
        if let day = sections.compactMap(\.modified).max() { modified(day, &text) }
        for section in sections {
            text.link("dcat:catalog", CatalogueIRI.catalog(section.publisher))
        }
        text.close("dcat:Catalog")
        organisation(publisher.id, publisher.name, &text)
        location(region, words, &text)
        return text.bytes
    }

    /// The part of one provider or operator.
    package static func section(_ section: CatalogueSection, _ words: CatalogueWords) -> [UInt8] {
        var text = RDFText(depth: 1)
        catalog(section, &text)
        organisation(section.publisher, section.name, &text)
        for region in Set((section.catalogue?.items ?? []).map(\.region)).sorted() {
            location(region, words, &text)
        }
        for (item, registration) in section.rows {
            dataset(item, registration, of: section.publisher, &text)
        }
        for product in section.products { write(product, of: section.publisher, &text) }
        return text.bytes
    }

    // MARK: Nodes

    private static func catalog(_ section: CatalogueSection, _ text: inout RDFText) {
        text.open("dcat:Catalog", about: CatalogueIRI.catalog(section.publisher))
        text.text("dct:identifier", section.publisher.code)
        text.text("dct:title", section.name + "公共数据资源目录", language: "zh")
        text.link("dct:publisher", CatalogueIRI.party(section.publisher))
        if let edition = section.catalogue?.edition {
            text.text("dcat:version", String(edition.number))
            text.text("dct:issued", edition.day.iso, type: "date")
        }
        if let day = section.modified { modified(day, &text) }
        for item in section.catalogue?.items ?? [] {
            text.link("dcat:dataset", CatalogueIRI.dataset(item.code, of: section.publisher))
        }
        for product in section.products {
            text.link(
                product.isService ? "dcat:service" : "dcat:dataset",
                CatalogueIRI.entry(product.registration.number))
        }
        text.close("dcat:Catalog")
    }

    private static func dataset(
        _ item: CatalogueItem, _ registration: CatalogueRegistration?, of party: PartyID,
        _ text: inout RDFText
    ) {
        text.open("dcat:Dataset", about: CatalogueIRI.dataset(item.code, of: party))
        text.text("dct:identifier", item.code)
        text.text("dct:title", item.name, language: "zh")
        text.text("dct:description", item.summary, language: "zh")
        text.link("dct:publisher", CatalogueIRI.party(party))
        text.link("dcat:theme", CatalogueIRI.concept("classification", item.classification))
        for word in item.keywords { text.text("dcat:keyword", word, language: "zh") }
        if let frequency = CatalogueIRI.frequency(item.updateFrequency) {
            text.link("dct:accrualPeriodicity", frequency)
        }
        if let right = CatalogueIRI.accessRight(item.openingType) {
            text.link("dct:accessRights", right)
        }
        text.link("dct:spatial", CatalogueIRI.region(item.region))
        text.link("dct:format", CatalogueIRI.concept("format", item.dataFormat))
        modified(item.updated, &text)
        contact(item, &text)
        text.link("dj:level", CatalogueIRI.concept("level", item.level))
        text.link("dj:sharingType", CatalogueIRI.concept("sharing", item.sharingType))
        text.link("dj:openingType", CatalogueIRI.concept("opening", item.openingType))
        text.text("dj:holder", item.holder, language: "zh")
        text.text("dj:worthDeveloping", String(item.isWorthDeveloping), type: "boolean")
        status(registration, &text)
        text.close("dcat:Dataset")
    }

    private static func write(
        _ product: CatalogueProduct, of party: PartyID, _ text: inout RDFText
    ) {
        let node = product.isService ? "dcat:DataService" : "dcat:Dataset"
        text.open(node, about: CatalogueIRI.entry(product.registration.number))
        text.text("dct:identifier", product.registration.number)
        text.text("dct:title", product.name, language: "zh")
        if !product.summary.isEmpty {
            text.text("dct:description", product.summary, language: "zh")
        }
        text.link("dct:publisher", CatalogueIRI.party(party))
        for source in product.sources { text.link("dct:source", CatalogueIRI.entry(source)) }
        status(product.registration, &text)
        text.close(node)
    }

    private static func status(_ registration: CatalogueRegistration?, _ text: inout RDFText) {
        text.link(
            "adms:status",
            CatalogueIRI.concept("status", registration?.state.rawValue ?? unregistered))
        guard let registration else { return }
        text.line("<adms:identifier>")
        text.open("adms:Identifier", about: CatalogueIRI.entry(registration.number) + ":id")
        text.text("skos:notation", registration.number)
        text.text("dj:certificateVersion", String(registration.version), type: "integer")
        text.text("dj:since", registration.since.iso, type: "date")
        text.close("adms:Identifier")
        text.line("</adms:identifier>")
    }

    private static func contact(_ item: CatalogueItem, _ text: inout RDFText) {
        text.line("<dcat:contactPoint>")
        text.open("vcard:Organization")
        text.text("vcard:fn", item.contact, language: "zh")
        text.link("vcard:hasTelephone", CatalogueIRI.telephone(item.telephone))
        text.close("vcard:Organization")
        text.line("</dcat:contactPoint>")
    }

    private static func organisation(_ id: PartyID, _ name: String, _ text: inout RDFText) {
        text.open("foaf:Organization", about: CatalogueIRI.party(id))
        text.text("foaf:name", name, language: "zh")
        text.text("dct:identifier", id.code)
        text.close("foaf:Organization")
    }

    private static func location(
        _ code: String, _ words: CatalogueWords, _ text: inout RDFText
    ) {
        text.open("dct:Location", about: CatalogueIRI.region(code))
        text.text("dct:identifier", code)
        text.text("skos:prefLabel", words.region(code), language: "zh")
        text.close("dct:Location")
    }

    private static func concept(
        _ list: String, _ code: String, _ name: String, _ text: inout RDFText
    ) {
        text.line("<skos:Concept rdf:about=\"\(CatalogueIRI.concept(list, code))\">")
        text.text("skos:prefLabel", name, language: "zh")
        text.line("</skos:Concept>")
    }

    private static func modified(_ day: Day, _ text: inout RDFText) {
        text.text("dct:modified", day.iso, type: "date")
    }

    private static let unregistered = "unregistered"

    /// Our lists, by the element whose codes they hold.
    private static let lists = [
        ("classification", "classification"), ("format", "dataFormat"), ("level", "level"),
        ("sharing", "sharingType"), ("opening", "openingType"),
    ]

    private static let namespaces = [
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
        ("adms", "http://www.w3.org/ns/adms#"), ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"), ("dj", "urn:dengji:catalog-terms:1#"),
    ]
}
