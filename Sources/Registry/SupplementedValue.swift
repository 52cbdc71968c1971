/// One text of an application that a supplement (补正) puts differently.
struct SupplementedValue: Hashable, Sendable {
    /// The fact's name, `resource.summary`.
    var field: String
    /// Its Chinese name.
    var label: String
    /// The whole new text.
    var text: String
    /// Row in the supplement, from 1.
    var row: Int

    /// The texts in a supplement's tables.
    static func values(of tables: [FactTable]) -> [SupplementedValue] {
        guard let table = tables.first(where: { $0.name == FactName.supplementedValues }) else {
            return []
        }
        return table.rows.enumerated().compactMap { index, row in
            guard row.count == 3 else { return nil }
            return SupplementedValue(
                field: row[0], label: row[1], text: row[2], row: index + 1)
        }
    }

    /// Whether an application with these facts could say it: some fact is of the same record,
    /// `resource`.
    func belongs(to facts: [Fact]) -> Bool {
        let record = field.prefix { $0 != "." } + "."
        return facts.contains { $0.name.hasPrefix(record) }
    }
}
