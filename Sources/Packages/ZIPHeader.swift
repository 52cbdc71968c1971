/// The headers that we write: no extra field but ZIP64's where a number needs it, names in UTF-8, one
/// time for all files of a ZIP.
struct ZIPHeader {
    var name: [UInt8]
    var method: ZIPEntry.Method
    var crc: UInt32
    var sizeBytes: Int
    var compressedBytes: Int
    var offset: Int
    /// Date and time of DOS, the date above the time (APPNOTE 4.4.6).
    var time = ZIPHeader.firstTime

    /// 1 January 1980, as packages have it.
    static let firstTime = 1 << 21 | 1 << 16
    private static let utf8Flag = 1 << 11
    /// Unix, format 4.5 of APPNOTE; a regular file of mode 0644.
    private static let madeBy = 3 << 8 | 45
    private static let attributes = 0o100644 << 16
    private static let elsewhere = ZIPRecord.elsewhere32

    /// The local header.
    var local: [UInt8] {
        let isWide = max(sizeBytes, compressedBytes) >= ZIPHeader.elsewhere
        let extra = isWide ? ZIPHeader.wide([sizeBytes, compressedBytes]) : []
        return ZIPHeader.record(
            (ZIPSignature.localHeader, 4), (isWide ? 45 : 20, 2), (flags, 2), (method.rawValue, 2),
            (time, 4), (Int(crc), 4),
            (isWide ? ZIPHeader.elsewhere : compressedBytes, 4),
            (isWide ? ZIPHeader.elsewhere : sizeBytes, 4), (name.count, 2), (extra.count, 2))
            + name + extra
    }

    /// The header of the central directory.
    var directory: [UInt8] {
        let isWide = max(sizeBytes, compressedBytes) >= ZIPHeader.elsewhere
        let isFar = offset >= ZIPHeader.elsewhere
        let values = (isWide ? [sizeBytes, compressedBytes] : []) + (isFar ? [offset] : [])
        let extra = values.isEmpty ? [] : ZIPHeader.wide(values)
        return ZIPHeader.record(
            (ZIPSignature.directoryHeader, 4), (ZIPHeader.madeBy, 2),
            (values.isEmpty ? 20 : 45, 2), (flags, 2), (method.rawValue, 2), (time, 4),
            (Int(crc), 4), (isWide ? ZIPHeader.elsewhere : compressedBytes, 4),
            (isWide ? ZIPHeader.elsewhere : sizeBytes, 4), (name.count, 2), (extra.count, 2),
            (0, 2), (0, 2), (0, 2), (ZIPHeader.attributes, 4),
            (isFar ? ZIPHeader.elsewhere : offset, 4)) + name + extra
    }

    /// The end records, with ZIP64's where a number needs them.
    static func end(count: Int, directoryOffset: Int, directoryBytes: Int) -> [UInt8] {
        let isWide =
            count >= ZIPRecord.elsewhere16 || max(directoryOffset, directoryBytes) >= elsewhere
        var result: [UInt8] = []
        if isWide {
            result += record(
                (ZIPSignature.end64, 4), (ZIPRecord.end64Bytes - 12, 8), (madeBy, 2), (45, 2),
                (0, 4), (0, 4), (count, 8), (count, 8), (directoryBytes, 8), (directoryOffset, 8),
                (ZIPSignature.end64Locator, 4), (0, 4), (directoryOffset + directoryBytes, 8),
                (1, 4))
        }
        let narrowCount = min(count, ZIPRecord.elsewhere16)
        result += record(
            (ZIPSignature.end, 4), (0, 2), (0, 2), (narrowCount, 2), (narrowCount, 2),
            (min(directoryBytes, elsewhere), 4), (min(directoryOffset, elsewhere), 4), (0, 2))
        return result
    }

    private var flags: Int { name.allSatisfy { $0 < 0x80 } ? 0 : ZIPHeader.utf8Flag }

    private static func wide(_ values: [Int]) -> [UInt8] {
        record((ExtraFields.zip64, 2), (values.count * 8, 2))
            + values.flatMap { LittleEndian.encode($0, bytes: 8) }
    }

    private static func record(_ fields: (value: Int, bytes: Int)...) -> [UInt8] {
        fields.flatMap { LittleEndian.encode($0.value, bytes: $0.bytes) }
    }
}
