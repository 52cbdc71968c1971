// Catalogue: the city's catalogue of public data resources (办法 art. 7), as programs read it.
//
// What it is for: the catalogue that a provider filed and what the register says of its codes become
// DCAT 3 in RDF/XML, rows of CSV, the list of what should be registered and is not, and counts. The
// pages beside them are the room `Views`'.
//
// Guarantees: the same values give the same bytes. A section of one provider or operator stands
// between a head and a tail that are the same for all, so the catalogue of the whole city is put
// together by copying bytes: a change costs the section it is about, and the copying. No value can
// break out of its element, attribute, IRI or cell; no cell can be taken for a formula.
//
// Never: reads or writes a file, knows a clock, opens a package, decides what is registered.
//
// Failures: none; codes without a name are shown as they are.
package import Registry
package import WorkingDays

/// What the city publishes of one provider or operator.
package struct CatalogueSection: Hashable, Sendable {
    /// Whose it is.
    package var publisher: PartyID
    /// Its name.
    package var name: String
    /// Its catalogue in force; `nil` for an operator, which has products only.
    package var catalogue: ProviderCatalogue?
    /// Its resources in the register by catalogue code.
    package var registrations: [String: CatalogueRegistration]
    /// Its products and services in force.
    package var products: [CatalogueProduct]

    /// A section.
    package init(
        publisher: PartyID, name: String, catalogue: ProviderCatalogue?,
        registrations: [String: CatalogueRegistration] = [:], products: [CatalogueProduct] = []
    ) {
        self.publisher = publisher
        self.name = name
        self.catalogue = catalogue
        self.registrations = registrations
        self.products = products
    }

    /// Its items in the order of the catalogue, each with what the register says of it.
    package var rows: [(item: CatalogueItem, registration: CatalogueRegistration?)] {
        (catalogue?.items ?? []).map { ($0, registrations[$0.code]) }
    }

    /// Items worth developing that are not registered, or not any more: to be reminded of (办法 art.
    /// 7).
    package var reminders: [CatalogueItem] {
        rows.filter { row in
            row.item.isWorthDeveloping && row.registration?.state.isStanding != true
        }.map(\.item)
    }

    /// Whether there is anything to publish.
    package var isEmpty: Bool { catalogue == nil && products.isEmpty }

    /// The last day on which any of it changed.
    package var modified: Day? {
        let codes = Set((catalogue?.items ?? []).map(\.code))
        let days =
            registrations.filter { codes.contains($0.key) }.map(\.value.since)
            + products.map(\.registration.since)
        return (days + [catalogue?.filedAt.day].compactMap { $0 }).max()
    }
}
