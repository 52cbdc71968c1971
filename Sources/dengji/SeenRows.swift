internal import Examination
internal import Registry
internal import Tables

/// What earlier rows of a table were, so that a repetition is told at the later one.
struct SeenRows {
    private let composer: RowComposer
    private var ids: Set<String> = []
    private var codes: [String: Int] = [:]
    private var contents: [[String]: Int] = [:]
    private var keys: [String: Set<String>] = [:]
    private var names: Set<String> = []

    /// The code by which a resource is known in the catalogue.
    private static let codePath = "resource/catalogueCode"

    init(_ composer: RowComposer) { self.composer = composer }

    /// What a row repeats.
    mutating func findings(_ row: TableRow, id: String) -> [PlacedFinding] {
        keep(row, id)
        var findings: [PlacedFinding] = []
        if !ids.insert(id).inserted {
            findings.append(PlacedFinding(TableRule.idTwice.finding(found: id), place("@id")))
        }
        let content = composer.columns.columns.filter { $0.target != .result }
            .filter { $0 != composer.columns.column(at: "@id") }.map { row[$0.index].text }
        if let earlier = contents.updateValue(row.number, forKey: content) {
            findings.append(
                PlacedFinding(TableRule.rowTwice.finding(found: "\(earlier)"), nil))
        } else if let code = composer.columns.column(at: SeenRows.codePath)
            .map({ row[$0.index].text }), !code.isEmpty
        {
            if codes[code] != nil {
                findings.append(
                    PlacedFinding(
                        TableRule.codeTwice.finding(found: code), place(SeenRows.codePath)))
            }
            codes[code] = row.number
        }
        return findings
    }

    /// The name of the file of a row: its id where that can be one and is not taken.
    mutating func fileName(_ id: String, _ row: TableRow) -> String {
        let stem = PackageID(id)?.text ?? "row-\(row.number)"
        let name = names.insert(stem.lowercased()).inserted ? stem : "\(stem)-row-\(row.number)"
        return name + ".zip"
    }

    /// Rows of further sheets that belonged to no row.
    func strays(in sheets: [GroupSheet]) -> [PlacedFinding] {
        sheets.flatMap { sheet in
            sheet.rows.filter { keys[sheet.keyPath]?.contains($0.key) != true }
                .sorted { $0.value[0].number < $1.value[0].number }
                .map { key, rows in
                    PlacedFinding(
                        TableRule.key.finding(found: key),
                        TablePlace(
                            column: composer.form.labels[sheet.keyPath] ?? sheet.keyPath,
                            index: nil, sheet: sheet.name, row: rows[0].number))
                }
        }
    }

    private mutating func keep(_ row: TableRow, _ id: String) {
        for path in composer.keyPaths {
            let value = path == "@id" ? id : composer.value(at: path, of: row)
            if let value { keys[path, default: []].insert(value) }
        }
    }

    private func place(_ path: String) -> TablePlace {
        let column = composer.columns.column(at: path)
        return TablePlace(
            column: column?.heading ?? composer.form.labels[path] ?? path, index: column?.index)
    }
}
