package import Registry
package import WorkingDays

/// What the overview says of one section; kept in place of the section itself.
package struct CatalogueSummary: Hashable, Sendable {
    /// Whose section it is.
    package var publisher: PartyID
    /// Its name.
    package var name: String
    /// Its region; `nil` without a catalogue.
    package var region: String?
    /// The edition in force; `nil` without a catalogue.
    package var edition: CatalogueEdition?
    /// Items of the catalogue.
    package var items: Int
    /// Those of them that are registered.
    package var registered: Int
    /// Those that are worth developing and not registered.
    package var reminders: Int
    /// Registered products and services.
    package var products: Int
    /// The last day on which any of it changed.
    package var modified: Day?

    /// The summary of a section.
    package init(_ section: CatalogueSection) {
        publisher = section.publisher
        name = section.name
        region = section.catalogue?.region
        edition = section.catalogue?.edition
        items = section.catalogue?.items.count ?? 0
        registered = section.rows.count { $0.registration?.state.isStanding == true }
        reminders = section.reminders.count
        products = section.products.count
        modified = section.modified
    }
}
