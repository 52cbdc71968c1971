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

    /// The folder of the bag in which a case stands; `nil` for an open case and for a plain folder.
    package static func bag(of standing: CaseStanding) -> String? {
        let suffix = "/*/data"
        guard standing.folder.hasSuffix(suffix) else { return nil }
        let folder = standing.folder.dropLast(suffix.utf8.count) + "/" + standing.number.text
        return isBag(String(folder), of: standing.number) ? String(folder) : nil
    }

    /// Where bags lie that came from elsewhere, relative to the registry: a folder for each source.
    package static let imports = "archive/imported"

    /// The folder of a bag that came from elsewhere.
    package static func imported(_ bag: String, from source: String) -> String {
        "\(imports)/\(source)/\(bag)"
    }

    /// Whether text may be a name in an imported bag, of its source or of the bag itself: 1 to 100 of
    /// the ASCII letters and digits, `.`, `_` and `-`, the first no dot. The journal names every file,
    /// and says nothing of people.
    package static func isImportName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.first != 0x2E
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
            }
    }

    /// What is removed with a case that is destroyed, relative to the registry: the folder of its bag,
    /// or the ZIP; `nil` for an open case and for a plain folder.
    package static func removable(_ standing: CaseStanding) -> String? {
        if let folder = bag(of: standing) { return folder }
        let suffix = "/*.zip/*/data"
        guard standing.folder.hasSuffix(suffix) else { return nil }
        let zip = standing.folder.dropLast(suffix.utf8.count) + "/\(standing.number.text).zip"
        return isBag(String(zip), of: standing.number) ? String(zip) : nil
    }

    /// Where the files of a bag lie that `removable` named; in a ZIP a path through it.
    package static func contents(of bag: String, _ number: CaseNumber) -> String {
        bag.hasSuffix(".zip") ? "\(bag)/\(number.text)" : bag
    }

    /// Whether a path relative to the registry is that of a case's bag, a folder or a ZIP.
    package static func isBag(_ path: String, of number: CaseNumber) -> Bool {
        func isNumber(_ part: Substring, digits: Int) -> Bool {
            part.utf8.count == digits && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == "archive", isNumber(parts[1], digits: 4) else {
            return false
        }
        if parts.count == 3 { return parts[2] == number.text }
        return parts.count == 4 && isNumber(parts[2], digits: 2)
            && parts[3] == number.text + ".zip"
    }
}
