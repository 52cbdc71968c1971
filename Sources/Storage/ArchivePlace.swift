package import Registry

/// Where closed cases lie: each is the payload of a bag (RFC 8493).
package enum ArchivePlace {
    /// The folder of a case that closed in that year, as a standing names it: the papers lie one level
    /// below the folder that has the case's number.
    package static func standing(year: Int) -> String { "archive/\(year)/*/data" }

    /// The bag's folder, relative to the registry.
    package static func bag(of number: CaseNumber, year: Int) -> String {
        "archive/\(year)/\(number.text)"
    }
}
