/// Names that Windows reserves or cannot write ("Naming Files, Paths, and Namespaces").
enum WindowsNames {
    private static let devices: Set<String> = ["con", "prn", "aux", "nul"]

    static func isUnusable(_ part: String) -> Bool {
        if part.utf8.contains(where: { "<>:\"|?*".utf8.contains($0) }) { return true }
        let stem = part.prefix { $0 != "." }.lowercased()
        if devices.contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
            && "123456789¹²³".contains(stem.suffix(1))
    }
}
