/// Names that Windows reserves or cannot write ("Naming Files, Paths, and Namespaces").
enum WindowsNames {
    private static let devices: Set<String> = ["con", "prn", "aux", "nul"]

    static func isUnusable(_ part: String) -> Bool {
        if part.utf8.contains(where: isReserved) { return true }
        // Three letters, or these and a digit, which may be of two bytes.
        guard (3...5).contains(part.utf8.prefix { $0 != 0x2E }.count) else { return false }
        let stem = part.prefix { $0 != "." }.lowercased()
        if devices.contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
            && "123456789¹²³".contains(stem.suffix(1))
    }

    /// One of `<>:"|?*`.
    private static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3C, 0x3E, 0x3A, 0x22, 0x7C, 0x3F, 0x2A: true
        default: false
        }
    }
}
