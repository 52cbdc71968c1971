/// Names and characters of XML 1.0, fifth edition.
enum XMLName {
    /// Char, §2.2.
    static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// NCName of Namespaces in XML 1.0: a Name (§2.3) without colon.
    static func isValid(_ name: String) -> Bool {
        if isPlain(name.utf8) { return true }
        guard let first = name.unicodeScalars.first, isStart(first) else { return false }
        return name.unicodeScalars.dropFirst().allSatisfy { isStart($0) || isInner($0) }
    }

    /// Latin letters and hyphens, as most names are; others are looked at by their scalars.
    private static func isPlain(_ name: String.UTF8View) -> Bool {
        guard let first = name.first, first != 0x2D else { return false }
        return name.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
    }

    /// The order of canonical attributes: by the code points of the name.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }

    /// NameStartChar without the colon.
    static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// What NameChar adds to NameStartChar.
    static func isInner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
