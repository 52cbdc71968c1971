package import WorkingDays

/// One data resource in a provider's catalogue (办法 art. 7). Coded values are codes, not names.
package struct CatalogueItem: Hashable, Sendable {
    /// Catalogue code, one of a kind in its catalogue.
    package var code: String
    /// Name of the resource.
    package var name: String
    /// Short description.
    package var summary: String
    /// `basic`, `theme`, `department`.
    package var classification: String
    /// `database`, `table` …
    package var dataFormat: String
    /// `realtime`, `daily` …
    package var updateFrequency: String
    /// `unconditional`, `conditional`, `none`.
    package var sharingType: String
    /// `unconditional`, `conditional`, `prohibited`.
    package var openingType: String
    /// `core`, `important`, `general`.
    package var level: String
    /// Who holds or manages it, by name.
    package var holder: String
    /// Region that the data covers, six digits.
    package var region: String
    /// 有无开发利用价值: whether it should be registered.
    package var isWorthDeveloping: Bool
    /// Whom the public may ask.
    package var contact: String
    /// Their telephone.
    package var telephone: String
    /// Keywords, as they were divided.
    package var keywords: [String]
    /// When the data last changed.
    package var updated: Day

    /// The columns of the table `catalogue.items`, by the names of the elements they come from, in
    /// their order.
    package static let columns = [
        "code", "name", "summary", "classification", "dataFormat", "updateFrequency",
        "sharingType", "openingType", "level", "holder", "region", "worthDeveloping", "contact",
        "telephone", "keywords", "updated",
    ]

    /// The item of a row with these columns; `nil` for one of another form.
    package init?(row: [String]) {
        guard row.count == CatalogueItem.columns.count, let updated = Day(iso: row[15]),
            let isWorthDeveloping = Bool(row[11])
        else { return nil }
        code = row[0]
        name = row[1]
        summary = row[2]
        classification = row[3]
        dataFormat = row[4]
        updateFrequency = row[5]
        sharingType = row[6]
        openingType = row[7]
        level = row[8]
        holder = row[9]
        region = row[10]
        self.isWorthDeveloping = isWorthDeveloping
        contact = row[12]
        telephone = row[13]
        keywords = CatalogueItem.keywords(in: row[14])
        self.updated = updated
    }

    /// The row that `init(row:)` reads.
    package var row: [String] {
        [
            code, name, summary, classification, dataFormat, updateFrequency, sharingType,
            openingType, level, holder, region, String(isWorthDeveloping), contact, telephone,
            keywords.joined(separator: "、"), updated.iso,
        ]
    }

    /// The keywords of a text, divided by commas, semicolons or white space, each once.
    private static func keywords(in text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { "、，,；;".contains($0) || $0.isWhitespace }.map(String.init)
            .filter { seen.insert($0).inserted }
    }
}
