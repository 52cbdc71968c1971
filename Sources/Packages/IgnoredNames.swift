/// Files that systems and office programs leave behind.
package enum IgnoredNames {
    private static let rubbish: Set<String> = [".ds_store", "thumbs.db", "desktop.ini"]

    /// Whether a path in a package names one; `pack` leaves those out.
    package static func contains(_ name: String) -> Bool {
        let parts = NameRules.parts(of: name)
        if parts.first == "__MACOSX" { return true }
        guard !NameRules.isFolder(name), let last = parts.last else { return false }
        return rubbish.contains(last.lowercased()) || last.hasPrefix("~$")
    }
}
