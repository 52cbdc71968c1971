package import WorkingDays

/// A provider's catalogue as it was filed last, whole (办法 art. 7).
package struct ProviderCatalogue: Hashable, Sendable {
    /// The provider.
    package var provider: PartyID
    /// Its name as the catalogue gives it.
    package var name: String
    /// Its region, six digits.
    package var region: String
    /// Number and day of the edition.
    package var edition: CatalogueEdition
    /// The case in which it was filed.
    package var caseNumber: CaseNumber
    /// Digest of the package.
    package var package: ContentDigest
    /// When it took the place of the earlier one.
    package var filedAt: Instant
    /// Its items, in the order of the catalogue.
    package var items: [CatalogueItem]

    /// A catalogue.
    package init(
        provider: PartyID, name: String, region: String, edition: CatalogueEdition,
        caseNumber: CaseNumber, package: ContentDigest, filedAt: Instant, items: [CatalogueItem]
    ) {
        self.provider = provider
        self.name = name
        self.region = region
        self.edition = edition
        self.caseNumber = caseNumber
        self.package = package
        self.filedAt = filedAt
        self.items = items
    }
}
