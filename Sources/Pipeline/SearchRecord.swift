internal import Papers
internal import Registry
internal import Views
internal import WorkingDays

/// An entry of the register as the site's search knows it: a row of its block.
struct SearchRecord {
    var number: String
    var name: String
    var kind: PackageKind
    var state: EntryState
    var since: Day
    var version: Int
    var registrants: String
    var codes: String

    init(_ folio: RegisterFolio, name: String) {
        let current = folio.current
        let registrants = folio.isNamedInPublic ? current.registrants : []
        number = folio.number
        self.name = name
        kind = folio.kind
        state = folio.state
        since = folio.since
        version = current.version
        self.registrants = registrants.map(\.name).joined(separator: "、")
        let code = folio.isNamedInPublic ? current["resource.catalogueCode"] : nil
        codes = (registrants.map(\.id.code) + [code].compactMap(\.self)).joined(separator: " ")
    }

    /// The record of a row; `nil` for what is none.
    init?(_ row: [String]) {
        guard row.count == 8, let state = EntryState(rawValue: row[3]),
            let since = Day(iso: row[4]),
            let version = Int(row[5])
        else { return nil }
        number = row[0]
        name = row[1]
        kind = PackageKind(rawValue: row[2])
        self.state = state
        self.since = since
        self.version = version
        registrants = row[6]
        codes = row[7]
    }

    var row: [String] {
        [
            number, name, kind.rawValue, state.rawValue, since.iso, String(version), registrants,
            codes,
        ]
    }

    /// What it is found by.
    static func pairs(_ row: [String]) -> Set<String> {
        [0, 1, 6, 7].reduce(into: []) { pairs, column in
            if row.indices.contains(column) { pairs.formUnion(SearchFold.pairs(row[column])) }
        }
    }
}
