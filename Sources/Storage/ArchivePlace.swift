package import Registry
package import WorkingDays

/// Where closed cases lie: each is the payload of a bag (RFC 8493).
package enum ArchivePlace {
    /// The folder of a case that closed in that year, as a standing names it: the papers lie one level
    /// below the folder that has the case's number.
    package static func standing(year: Int) -> String { "archive/\(year)/*/data" }

    /// The same in either form. In a ZIP the bag lies below a folder of its own name (RFC 8493 §4.2), so
    /// that unpacking two of them in one place mixes nothing.
    package static func standing(closedOn day: Day, _ form: ArchiveForm) -> String {
        switch form {
        case .folder: standing(year: day.year)
        case .zip: "\(months(day))/*.zip/*/data"
        }
    }

    /// The bag's folder, relative to the registry; in a ZIP a path through it.
    package static func bag(
        of number: CaseNumber, closedOn day: Day, _ form: ArchiveForm
    ) -> String {
        switch form {
        case .folder: "archive/\(day.year)/\(number.text)"
        case .zip: "\(months(day))/\(number.text).zip/\(number.text)"
        }
    }

    private static func months(_ day: Day) -> String {
        let (year, month, _) = day.civil
        return "archive/\(year)/\(month.padded(to: 2))"
    }
}
