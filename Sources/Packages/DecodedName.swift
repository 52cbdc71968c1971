@_spi(_Unicode) import Swift

/// A name as text in Unicode NFC, decoded but not yet judged.
struct DecodedName: Hashable {
    var text: String
    var encoding: NameEncoding

    enum Outcome {
        case name(DecodedName)
        case problem(PackageRule)
    }

    /// Reads a header's name in the order of `NameEncoding`.
    static func decode(_ raw: [UInt8], flags: Int, extra: ExtraFields) throws -> Outcome {
        let hasFlag = flags & 1 << 11 != 0
        if let path = unicodePath(extra, of: raw) {
            guard let text = String(validating: path, as: UTF8.self) else {
                return .problem(.nameEncoding)
            }
            if path != raw, hasFlag || isWhole(raw) { return .problem(.nameTwo) }
            return .name(DecodedName(text, .unicodePath))
        }
        let utf8 = String(validating: raw, as: UTF8.self)
        if hasFlag {
            return utf8.map { .name(DecodedName($0, .utf8Flag)) } ?? .problem(.nameEncoding)
        }
        if raw.allSatisfy({ $0 < 0x80 }), let utf8 { return .name(DecodedName(utf8, .utf8)) }
        let legacy = try GB18030Name.decode(raw)
        if let utf8 {
            if let legacy, HanText.isAllHan(legacy), !HanText.hasEastAsian(utf8) {
                return .name(DecodedName(legacy, .gb18030))
            }
            return .name(DecodedName(utf8, .utf8))
        }
        return legacy.map { .name(DecodedName($0, .gb18030)) } ?? .problem(.nameEncoding)
    }

    private init(_ text: String, _ encoding: NameEncoding) {
        self.text = DecodedName.composed(text)
        self.encoding = encoding
    }

    /// The text in Unicode NFC (UAX #15). The standard library has this for its own comparison of
    /// strings, behind an SPI that Foundation uses as well; a compiler that drops it fails the
    /// build, not the reading.
    static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text._nfc)
        return String(scalars)
    }

    /// Whether a name needs no field beside it: ASCII without the marks that writers put where a
    /// character has no place in their code page (`?`, `_`, Info-ZIP's `#U4E2D`).
    private static func isWhole(_ raw: [UInt8]) -> Bool {
        raw.allSatisfy { $0 < 0x80 && $0 != 0x3F && $0 != 0x5F && $0 != 0x23 }
    }

    /// The text of an Info-ZIP Unicode path field (APPNOTE 4.6.9) that belongs to this name.
    /// One with another version or CRC is stale and, as the note says, not looked at.
    private static func unicodePath(_ extra: ExtraFields, of raw: [UInt8]) -> [UInt8]? {
        guard let field = extra[ExtraFields.unicodePath], field.count >= 5, field[0] == 1,
            LittleEndian(field).u32(1) == Int(CRC32.of(raw))
        else { return nil }
        return Array(field[5...])
    }
}
