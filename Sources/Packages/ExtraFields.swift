/// The extra fields of one header (APPNOTE 4.5): identifier, length, bytes, in a row.
struct ExtraFields {
    static let zip64 = 0x0001
    static let unicodePath = 0x7075
    /// Identifiers of encrypted entries: PKWARE's certificates, recipients, policies and keys, AES.
    private static let encryption: Set<Int> = [
        0x0014, 0x0015, 0x0016, 0x0017, 0x0019, 0x0021, 0x0022, 0x0023, 0x9901,
    ]
    private static let pkwareUnix = 0x000D
    private static let asiUnix = 0x756E
    private static let libarchiveAttributes = 0x6C78

    private var fields: [Int: [UInt8]] = [:]

    /// `nil` when the fields do not fill `bytes` exactly, or one that matters here occurs twice.
    init?(_ bytes: [UInt8]) {
        let numbers = LittleEndian(bytes)
        var index = 0
        while index < bytes.count {
            guard bytes.count - index >= 4 else { return nil }
            let id = numbers.u16(index)
            let length = numbers.u16(index + 2)
            guard length <= bytes.count - index - 4 else { return nil }
            if ExtraFields.matters(id) {
                guard fields[id] == nil else { return nil }
                fields[id] = Array(bytes[(index + 4)..<(index + 4 + length)])
            }
            index += 4 + length
        }
    }

    subscript(_ id: Int) -> [UInt8]? { fields[id] }

    var isEncrypted: Bool { fields.keys.contains { ExtraFields.encryption.contains($0) } }

    /// Whether a Unix field makes the entry a link or a device (APPNOTE 4.5.7; ASi Unix), or
    /// libarchive's field does, by which a stream tells attributes early.
    var isLink: Bool {
        // PKWARE Unix: two times, user, group; then a link's target or a device's numbers.
        if let field = fields[ExtraFields.pkwareUnix], field.count > 12 { return true }
        if let field = fields[ExtraFields.libarchiveAttributes],
            !UnixMode.isPlain(ExtraFields.mode(inLibarchive: field))
        {
            return true
        }
        guard let field = fields[ExtraFields.asiUnix] else { return false }
        // ASi Unix: CRC, mode, size of the link's target or device's numbers, user, group.
        return field.count < 10 || !UnixMode.isPlain(LittleEndian(field).u16(4))
    }

    /// The mode in libarchive's field, which is a byte of what follows, then version, internal and
    /// external attributes as far as told; a broken field has a mode that no file has.
    private static func mode(inLibarchive field: [UInt8]) -> Int {
        guard let told = field.first, told & 0x80 == 0 else { return UnixMode.unknown }
        guard told & 4 != 0 else { return 0 }
        let start = 1 + (told & 1 != 0 ? 2 : 0) + (told & 2 != 0 ? 2 : 0)
        guard field.count >= start + 4 else { return UnixMode.unknown }
        return LittleEndian(field).u32(start) >> 16
    }

    private static func matters(_ id: Int) -> Bool {
        id == zip64 || id == unicodePath || id == pkwareUnix || id == asiUnix
            || id == libarchiveAttributes || encryption.contains(id)
    }
}
