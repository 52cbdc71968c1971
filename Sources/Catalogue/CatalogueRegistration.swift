package import Registry
package import WorkingDays

/// What the register says of one resource or product.
package struct CatalogueRegistration: Hashable, Sendable {
    /// Its number.
    package var number: String
    /// The certificate version that counts.
    package var version: Int
    /// Whether it counts.
    package var state: EntryState
    /// Since when it stands so.
    package var since: Day

    /// What an entry's standing says.
    package init(_ standing: EntryStanding) {
        number = standing.number
        version = standing.version
        state = standing.state
        since = Day(number: standing.since)
    }

    /// Whether it tells more about a catalogue code than another entry under the same one: an entry
    /// that counts before one that does not, else the later number.
    func precedes(_ other: CatalogueRegistration) -> Bool {
        if state.isStanding != other.state.isStanding { return state.isStanding }
        return number > other.number
    }

    /// The entries of a party's resources by catalogue code, one for each.
    package static func byCode(_ standings: [EntryStanding]) -> [String: CatalogueRegistration] {
        var found: [String: CatalogueRegistration] = [:]
        for standing in standings {
            guard let code = standing.catalogueCode else { continue }
            let registration = CatalogueRegistration(standing)
            if let other = found[code], !registration.precedes(other) { continue }
            found[code] = registration
        }
        return found
    }
}
