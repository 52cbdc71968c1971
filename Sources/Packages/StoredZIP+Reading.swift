extension StoredZIP {
    /// Reads the directory of a ZIP of `sizeBytes` bytes, in a few reads and without its contents.
    ///
    /// `read` gives the bytes at an offset, as many as it is asked for; what it throws passes through,
    /// and `StoredZIPFault` says what is no such ZIP.
    package static func read(
        sizeBytes: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws -> StoredZIP {
        let count = min(sizeBytes, endBytes)
        let end = try End(try read(sizeBytes - count, count), of: sizeBytes)
        let directory = try read(end.directoryOffset, end.directoryBytes)
        guard directory.count == end.directoryBytes else { throw StoredZIPFault.end }
        return try StoredZIP(directory, end)
    }

    /// Compares everything but the contents, and gives the first byte that is wrong.
    package func fault(
        sizeBytes: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws -> StoredZIPFault? {
        for (offset, expected) in frames {
            let found = try read(offset, expected.count)
            if found == expected { continue }
            let same = zip(found, expected).prefix { $0 == $1 }.count
            return .byte(offset: offset + same)
        }
        let end = frames.last.map { $0.offset + $0.bytes.count } ?? 0
        return end == sizeBytes ? nil : .byte(offset: end)
    }

    /// Most that the end records have.
    private static let endBytes =
        ZIPRecord.end64Bytes + ZIPRecord.end64LocatorBytes + ZIPRecord.endBytes

    /// What the end records say, as far as the directory is found by it; the rest is compared later.
    private struct End {
        var directoryOffset: Int
        var directoryBytes: Int

        init(_ tail: [UInt8], of sizeBytes: Int) throws {
            guard tail.count >= ZIPRecord.endBytes else { throw StoredZIPFault.end }
            let record = LittleEndian(Array(tail.suffix(ZIPRecord.endBytes)))
            guard record.u32(0) == ZIPSignature.end else { throw StoredZIPFault.end }
            directoryOffset = record.u32(16)
            directoryBytes = record.u32(12)
            var endBytes = ZIPRecord.endBytes
            let isWide =
                record.u16(10) == ZIPRecord.elsewhere16 || directoryBytes == ZIPRecord.elsewhere32
                || directoryOffset == ZIPRecord.elsewhere32
            if isWide, tail.count == StoredZIP.endBytes,
                LittleEndian(tail).u32(0) == ZIPSignature.end64,
                let bytes = LittleEndian(tail).u64(40), let offset = LittleEndian(tail).u64(48),
                bytes <= sizeBytes, offset <= sizeBytes
            {
                directoryOffset = offset
                directoryBytes = bytes
                endBytes = tail.count
            }
            guard directoryOffset + directoryBytes + endBytes == sizeBytes else {
                throw StoredZIPFault.end
            }
        }
    }

    private init(_ bytes: [UInt8], _ end: End) throws {
        let record = LittleEndian(bytes)
        let fixed = ZIPRecord.directoryHeaderBytes
        var zip = StoredZIP(time: bytes.count < fixed ? 0 : record.u32(12))
        var place = 0
        while place < bytes.count {
            let fault = StoredZIPFault.directory(offset: end.directoryOffset + place)
            guard bytes.count - place >= fixed,
                record.u32(place) == ZIPSignature.directoryHeader
            else { throw fault }
            let (nameBytes, extraBytes) = (record.u16(place + 28), record.u16(place + 30))
            guard bytes.count - place - fixed >= nameBytes + extraBytes else { throw fault }
            let name = Array(bytes[(place + fixed)...].prefix(nameBytes))
            var size = record.u32(place + 24)
            if size == ZIPRecord.elsewhere32 {
                // The size comes first in the extra field of ZIP64 (APPNOTE 4.5.3).
                guard extraBytes >= 12, let wide = record.u64(place + fixed + nameBytes + 4)
                else { throw fault }
                size = wide
            }
            let isNext = zip.members.last.map { $0.name.lexicographicallyPrecedes(name) } ?? true
            guard isNext, size <= end.directoryOffset else { throw fault }
            _ = zip.append(
                name: name, sizeBytes: size, crc: UInt32(truncatingIfNeeded: record.u32(place + 16))
            )
            guard zip.position <= end.directoryOffset else { throw fault }
            place += fixed + nameBytes + extraBytes
        }
        guard zip.position == end.directoryOffset else {
            throw StoredZIPFault.directory(offset: end.directoryOffset)
        }
        self = zip
    }
}
