/// One header of the central directory (APPNOTE 4.3.12) with its ZIP64 values in place.
struct DirectoryRecord {
    var flags: Int
    var method: Int
    /// DOS time and date as one number.
    var time: Int
    var crc: UInt32
    var compressedBytes: Int
    var sizeBytes: Int
    var localOffset: Int
    var attributes: Int
    var rawName: [UInt8]
    var extra: ExtraFields
    /// Where the header begins in the package.
    var offset: Int

    var hasDescriptor: Bool { flags & 1 << 3 != 0 }

    /// Flags of encryption, of strong encryption, of masked headers (APPNOTE 4.4.4), or its fields.
    var isEncrypted: Bool { flags & EntryRules.encryptionFlags != 0 || extra.isEncrypted }

    /// The name as text, once decoded.
    private(set) var name: DecodedName?

    /// Name for reports: the text, or the bytes when they are none.
    var shownName: String { name?.text ?? ShownText.bytes(rawName) }

    /// Fills in `name`, or tells why it cannot be read.
    mutating func decodeName(into problems: inout ProblemList) throws {
        switch try DecodedName.decode(rawName, flags: flags, extra: extra) {
        case .name(let decoded): name = decoded
        case .problem(let rule):
            problems.add(rule, entry: shownName, at: offset, found: ShownText.bytes(rawName))
        }
    }

    /// The header at `index` of the directory's bytes, and where the next one begins.
    ///
    /// `nil` stops the reading of the directory, with the problem told.
    static func read(
        _ directory: LittleEndian, at index: Int, offset: Int, into problems: inout ProblemList
    ) -> (record: DirectoryRecord?, next: Int)? {
        let rest = directory.bytes.count - index
        guard rest >= ZIPRecord.directoryHeaderBytes,
            directory.u32(index) == ZIPSignature.directoryHeader
        else {
            problems.add(.directory, at: offset)
            return nil
        }
        let nameBytes = directory.u16(index + 28)
        let extraBytes = directory.u16(index + 30)
        let length =
            ZIPRecord.directoryHeaderBytes + nameBytes + extraBytes + directory.u16(index + 32)
        guard rest >= length else {
            problems.add(.directory, at: offset)
            return nil
        }
        let nameStart = index + ZIPRecord.directoryHeaderBytes
        let name = Array(directory.bytes[nameStart..<(nameStart + nameBytes)])
        let extraStart = nameStart + nameBytes
        guard
            let extra = ExtraFields(
                Array(directory.bytes[extraStart..<(extraStart + extraBytes)]))
        else {
            problems.add(.extraField, entry: ShownText.bytes(name), at: offset)
            return (nil, index + length)
        }
        var record = DirectoryRecord(
            flags: directory.u16(index + 8), method: directory.u16(index + 10),
            time: directory.u32(index + 12), crc: UInt32(directory.u32(index + 16)),
            compressedBytes: directory.u32(index + 20), sizeBytes: directory.u32(index + 24),
            localOffset: directory.u32(index + 42), attributes: directory.u32(index + 38),
            rawName: name, extra: extra, offset: offset)
        guard record.widen() else {
            problems.add(.zip64, entry: record.shownName, at: offset)
            return (nil, index + length)
        }
        let disk = directory.u16(index + 34)
        guard disk == 0 else {
            problems.add(
                .multiDisk, entry: record.shownName, at: offset, found: "\(disk)", expected: "0")
            return (nil, index + length)
        }
        return (record, index + length)
    }

    /// Takes each value that points elsewhere from the ZIP64 field (APPNOTE 4.5.3), which must
    /// hold those values. Go writes all three when only the sizes need it: what follows must then
    /// be the values that do not point elsewhere, so that either reading gives the same.
    private mutating func widen() -> Bool {
        let elsewhere = ZIPRecord.elsewhere32
        let isWide = [sizeBytes, compressedBytes, localOffset].contains(elsewhere)
        guard let field = extra[ExtraFields.zip64] else { return !isWide }
        let numbers = LittleEndian(field)
        var index = 0
        func next(_ narrow: Int) -> Int? {
            guard narrow == elsewhere else { return narrow }
            guard field.count - index >= 8 else { return nil }
            defer { index += 8 }
            return numbers.u64(index)
        }
        let narrow = [sizeBytes, compressedBytes, localOffset]
        guard let size = next(sizeBytes), let compressed = next(compressedBytes),
            let local = next(localOffset)
        else { return false }
        if index < field.count {
            guard field.count == 24, index > 0,
                narrow[..<(index / 8)].allSatisfy({ $0 == elsewhere })
            else { return false }
            for place in (index / 8)..<3 where numbers.u64(place * 8) != narrow[place] {
                return false
            }
        }
        (sizeBytes, compressedBytes, localOffset) = (size, compressed, local)
        return true
    }
}
