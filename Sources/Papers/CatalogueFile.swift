package import Registry
internal import WorkingDays
internal import XML

/// A provider's catalogue in force as a file of `registry/catalogues/`, replaced whole with each
/// edition. It holds what the examination found in the package, or in the verified bytes of a signed
/// one, so that nobody opens the package again to publish it.
package enum CatalogueFile {
    /// Namespace of these files.
    package static let namespace = "urn:dengji:provider-catalogue:1"
    /// What the journal calls them.
    package static let kind = "catalogue"

    /// Where a provider's catalogue lies below `registry/`.
    package static func path(of provider: PartyID) -> String { "catalogues/\(provider.code).xml" }

    /// The provider of a path that `path(of:)` made.
    package static func provider(ofPath path: String) -> PartyID? {
        guard path.hasPrefix("catalogues/"), path.hasSuffix(".xml") else { return nil }
        return PartyID(String(path.dropFirst("catalogues/".count).dropLast(".xml".count)))
    }

    /// The file's bytes: canonical, an item on a line, a line feed at the end.
    package static func write(_ catalogue: ProviderCatalogue) -> [UInt8] {
        var writer = IndentedWriter(
            root: "providerCatalogue", namespace: namespace,
            attributes: [
                ("provider", catalogue.provider.code), ("name", catalogue.name),
                ("region", catalogue.region), ("edition", String(catalogue.edition.number)),
                ("day", catalogue.edition.day.iso), ("case", catalogue.caseNumber.text),
                ("package", catalogue.package.text), ("filedAt", catalogue.filedAt.iso),
            ])
        for item in catalogue.items {
            writer.element(
                "item", "",
                zip(CatalogueItem.columns, item.row).map { ($0, $1.isEmpty ? nil : $1) })
        }
        return writer.finishFile()
    }

    /// The catalogue that `write` wrote.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> ProviderCatalogue {
        let root = try ElementReading.root(
            of: bytes, named: "providerCatalogue", in: namespace, limits: limits)
        var items: [CatalogueItem] = []
        for element in root.all("item") {
            let row = CatalogueItem.columns.map { element.element.attribute($0) ?? "" }
            guard let item = CatalogueItem(row: row) else {
                throw element.unreadable("this is no item of a catalogue")
            }
            items.append(item)
        }
        return ProviderCatalogue(
            provider: try root.attribute("provider", as: "a credit code") { PartyID($0) },
            name: try root.attribute("name"), region: try root.attribute("region"),
            edition: CatalogueEdition(
                number: try root.number("edition"), day: try root.day("day")),
            caseNumber: try root.attribute("case", as: "a case number") { CaseNumber($0) },
            package: try root.attribute("package", as: "a digest") { ContentDigest($0) },
            filedAt: try root.instant("filedAt"), items: items)
    }

    /// The file is ours: what a workspace's limits let in, it holds in fewer bytes.
    private static let limits = XMLLimits(
        maxBytes: 1 << 30, maxDepth: 64, maxElements: 10_000_000, maxAttributes: 64,
        maxTextBytes: 1 << 20, maxFindings: 200)
}
