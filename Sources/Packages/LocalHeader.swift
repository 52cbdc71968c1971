/// One local header (APPNOTE 4.3.7), compared with the directory's record and then forgotten.
struct LocalHeader {
    /// Where the entry's data begin.
    var dataOffset: Int
    var flags: Int
    var rawName: [UInt8]
    var extra: ExtraFields
    private var method: Int
    private var time: Int
    private var crc: UInt32
    private var compressedBytes: Int
    private var sizeBytes: Int
    private var isWide = false

    /// The header where the record says; `nil` with the problem told when there is none.
    static func read(
        _ source: PackageSource, of record: DirectoryRecord, directoryOffset: Int,
        into problems: inout ProblemList
    ) throws -> LocalHeader? {
        let offset = record.localOffset
        guard offset <= directoryOffset - ZIPRecord.localHeaderBytes,
            let bytes = try source.bytes(at: offset, count: ZIPRecord.localHeaderBytes),
            LittleEndian(bytes).u32(0) == ZIPSignature.localHeader
        else {
            problems.add(.localHeader, entry: record.shownName, at: offset)
            return nil
        }
        let fixed = LittleEndian(bytes)
        let (nameBytes, extraBytes) = (fixed.u16(26), fixed.u16(28))
        let nameOffset = offset + ZIPRecord.localHeaderBytes
        guard nameBytes + extraBytes <= directoryOffset - nameOffset,
            let rest = try source.bytes(at: nameOffset, count: nameBytes + extraBytes)
        else {
            problems.add(.overlap, entry: record.shownName, at: offset)
            return nil
        }
        guard let extra = ExtraFields(Array(rest[nameBytes...])) else {
            problems.add(.extraField, entry: record.shownName, at: offset)
            return nil
        }
        var header = LocalHeader(
            dataOffset: nameOffset + nameBytes + extraBytes, flags: fixed.u16(6),
            rawName: Array(rest[..<nameBytes]), extra: extra, method: fixed.u16(8),
            time: fixed.u32(10), crc: UInt32(fixed.u32(14)), compressedBytes: fixed.u32(18),
            sizeBytes: fixed.u32(22))
        guard header.widen() else {
            problems.add(.zip64, entry: record.shownName, at: offset)
            return nil
        }
        return header
    }

    /// Tells every difference from the directory's record. With a data descriptor, values that are
    /// known only after the data may stand as zero (APPNOTE 4.4.4, bit 3).
    func compare(with record: DirectoryRecord, into problems: inout ProblemList) {
        let isLater = record.hasDescriptor
        func tell(_ rule: PackageRule, _ found: Int, _ expected: Int) {
            guard found != expected else { return }
            problems.add(
                rule, entry: record.shownName, at: record.localOffset, found: "\(found)",
                expected: "\(expected)")
        }
        if rawName != record.rawName {
            problems.add(
                .nameMismatch, entry: record.shownName, at: record.localOffset,
                found: ShownText.bytes(rawName), expected: record.shownName)
        }
        tell(.flagsMismatch, flags, record.flags)
        tell(.methodMismatch, method, record.method)
        tell(.timeMismatch, time, record.time)
        // Of what is encrypted, writers tell numbers before and after as they please.
        if record.isEncrypted { return }
        if !(isLater && crc == 0) { tell(.checksumMismatch, Int(crc), Int(record.crc)) }
        if !(isLater && sizeBytes == 0) { tell(.sizeMismatch, sizeBytes, record.sizeBytes) }
        if !(isLater && compressedBytes == 0) {
            tell(.sizeMismatch, compressedBytes, record.compressedBytes)
        }
    }

    /// The ZIP64 field of a local header holds both sizes (APPNOTE 4.5.3), whichever is pointed to.
    private mutating func widen() -> Bool {
        let elsewhere = ZIPRecord.elsewhere32
        guard let field = extra[ExtraFields.zip64] else {
            return sizeBytes != elsewhere && compressedBytes != elsewhere
        }
        isWide = true
        guard field.count == 16, let size = LittleEndian(field).u64(0),
            let compressed = LittleEndian(field).u64(8)
        else { return false }
        if sizeBytes == elsewhere {
            sizeBytes = size
        } else if sizeBytes != size {
            return false
        }
        if compressedBytes == elsewhere {
            compressedBytes = compressed
        } else if compressedBytes != compressed {
            return false
        }
        return true
    }

    /// The descriptor's size: wide when the header has the ZIP64 field (APPNOTE 4.3.9.2), or when a
    /// size needs it, as Java writes it without the field.
    func descriptorBytes(of record: DirectoryRecord) -> Int {
        guard record.hasDescriptor else { return 0 }
        let needsWide = max(record.sizeBytes, record.compressedBytes) >= ZIPRecord.elsewhere32
        return isWide || needsWide ? ZIPRecord.descriptor64Bytes : ZIPRecord.descriptorBytes
    }
}
