package import Registry
package import System
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
        case .zip: "\(months(day))/\(number.text)\(BagMember.suffix)/\(number.text)"
        }
    }

    private static func months(_ day: Day) -> String {
        let (year, month, _) = day.civil
        return "archive/\(year)/\(month.padded(to: 2))"
    }

    /// The folder of the bag in which a case stands; `nil` for an open case, a plain folder and a ZIP.
    package static func bag(of standing: CaseStanding) -> String? {
        guard let root = removable(standing), !root.hasSuffix(BagMember.suffix) else { return nil }
        return root
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
        guard standing.folder.hasSuffix("/*/data") else { return nil }
        let root = WorkspacePaths.caseRootName(standing.folder, standing.number)
        return isBag(root, of: standing.number) ? root : nil
    }

    /// Where the files of a bag lie that `removable` named; in a ZIP a path through it.
    package static func contents(of bag: String, _ number: CaseNumber) -> String {
        bag.hasSuffix(BagMember.suffix) ? "\(bag)/\(number.text)" : bag
    }

    /// The case whose bag has a name: the case's number, with `.zip` for a bag that is one ZIP; `nil` for
    /// other names.
    package static func caseNumber(ofBagNamed name: Path) -> CaseNumber? {
        caseNumber(ofZIPNamed: name) ?? name.text.flatMap { CaseNumber($0) }
    }

    /// The case whose bag has that name as a ZIP, `<case>.zip`; `nil` for other names.
    package static func caseNumber(ofZIPNamed name: Path) -> CaseNumber? {
        guard let text = name.text, text.hasSuffix(BagMember.suffix) else { return nil }
        return CaseNumber(String(text.dropLast(BagMember.suffix.utf8.count)))
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
            && parts[3] == number.text + BagMember.suffix
    }
}
