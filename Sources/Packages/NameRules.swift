/// What a name must be: a relative path that means the same on every system.
struct NameRules {
    let limits: PackageLimits

    /// Judges a name in NFC; folders end in `/`. Returns whether it may be used.
    func check(
        _ name: String, rawBytes: Int, at offset: Int?, into problems: inout ProblemList
    ) -> Bool {
        var isClean = true
        func tell(_ rule: PackageRule, _ found: String? = nil, _ expected: String? = nil) {
            problems.add(rule, entry: name, at: offset, found: found, expected: expected)
            if !rule.isRemark { isClean = false }
        }
        let nameBytes = max(name.utf8.count, rawBytes)
        if nameBytes > limits.maxNameBytes {
            tell(.limitName, "\(nameBytes)", "≤ \(limits.maxNameBytes)")
        }
        if name.unicodeScalars.contains(where: ShownText.isHidden) { tell(.nameControl) }
        if name.utf8.contains(0x5C) { tell(.nameBackslash) }
        if name.utf8.first == 0x2F { tell(.nameAbsolute) }
        if NameRules.hasDrive(name) { tell(.nameDrive, String(name.prefix(2))) }
        let parts = NameRules.parts(of: name)
        if parts.count > limits.maxDepth {
            tell(.limitDepth, "\(parts.count)", "≤ \(limits.maxDepth)")
        }
        // An absolute name has told about its first, empty part.
        let named = name.utf8.first == 0x2F && parts.count > 1 ? parts.dropFirst() : parts[...]
        if named.contains(where: \.isEmpty) { tell(.nameEmpty) }
        if named.contains(where: NameRules.isDots) { tell(.nameDots) }
        if let part = named.first(where: NameRules.endsBadly) { tell(.nameTrailing, part) }
        if let part = named.first(where: { $0.utf8.count > limits.maxPartBytes }) {
            tell(.limitName, "\(part.utf8.count)", "≤ \(limits.maxPartBytes)")
        }
        if isClean, let part = named.first(where: WindowsNames.isUnusable) {
            tell(.nameWindows, part)
        }
        return isClean
    }

    /// The parts between slashes, without the empty one after a folder's last slash.
    static func parts(of name: String) -> [String] {
        var bytes = name.utf8[...]
        if bytes.count > 1, bytes.last == 0x2F { bytes.removeLast() }
        return bytes.split(separator: 0x2F, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }

    static func isFolder(_ name: String) -> Bool { name.utf8.last == 0x2F }

    private static func isDots(_ part: String) -> Bool { part == "." || part == ".." }

    private static func endsBadly(_ part: String) -> Bool {
        guard !isDots(part), let last = part.unicodeScalars.last else { return false }
        // A control character that counts as a space has been told as one.
        return last == "." || last.properties.isWhitespace && !ShownText.isHidden(last)
    }

    private static func hasDrive(_ name: String) -> Bool {
        let start = Array(name.utf8.prefix(2))
        return start.count == 2 && (0x61...0x7A).contains(start[0] | 0x20) && start[1] == 0x3A
    }
}
