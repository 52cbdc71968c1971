internal import Registry

/// Where pages of the public site lie, from its own folder.
package enum SitePlace {
    /// The page of an entry: `entries/370900/2026/DJ-370900-2026-000001-X.html`; the number is one.
    package static func entry(_ number: String) -> String {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        precondition(parts.count == 5, "EntrySeries.isNumber holds for numbers of entries")
        return "entries/\(parts[1])/\(parts[2])/\(number).html"
    }

    /// The same from a page `depth` folders below; `#` for what is no number of the register.
    static func entry(_ number: String, depth: Int) -> String {
        guard EntrySeries.isNumber(number) else { return "#" }
        return String(repeating: "../", count: depth) + entry(number)
    }
}
