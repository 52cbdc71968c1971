/// The ZIP64 end record and its locator (APPNOTE 4.3.14, 4.3.15), before the end record.
enum ZIPEnd64 {
    /// Where the locator begins, if there is one: whatever has its signature is taken for one,
    /// because other readers would.
    static func locator(_ source: PackageSource, before endOffset: Int) throws -> Int? {
        let offset = endOffset - ZIPRecord.end64LocatorBytes
        return try ZIPEnd.number(source, at: offset) == ZIPSignature.end64Locator ? offset : nil
    }

    /// The end record with the wide values; the narrow ones must be equal or point here.
    static func read(
        _ source: PackageSource, locatorAt offset: Int, _ end: ZIPEnd, disks: (Int, Int),
        diskCount: Int, into problems: inout ProblemList
    ) throws -> ZIPEnd? {
        let recordOffset = offset - ZIPRecord.end64Bytes
        guard
            let locatorBytes = try source.bytes(at: offset, count: ZIPRecord.end64LocatorBytes),
            let recordBytes = try source.bytes(at: recordOffset, count: ZIPRecord.end64Bytes)
        else {
            problems.add(.zip64, at: offset)
            return nil
        }
        let locator = LittleEndian(locatorBytes)
        let record = LittleEndian(recordBytes)
        guard locator.u32(4) == 0, locator.u32(16) == 1, record.u32(16) == 0, record.u32(20) == 0,
            allows(disks.0, ZIPRecord.elsewhere16, 0), allows(disks.1, ZIPRecord.elsewhere16, 0)
        else {
            problems.add(.multiDisk, at: offset)
            return nil
        }
        guard locator.u64(8) == recordOffset, record.u32(0) == ZIPSignature.end64,
            record.u64(4) == ZIPRecord.end64Bytes - 12,
            let count = record.u64(32), record.u64(24) == count,
            let directoryBytes = record.u64(40), let directoryOffset = record.u64(48),
            allows(end.entryCount, ZIPRecord.elsewhere16, count),
            allows(diskCount, ZIPRecord.elsewhere16, count),
            allows(end.directoryBytes, ZIPRecord.elsewhere32, directoryBytes),
            allows(end.directoryOffset, ZIPRecord.elsewhere32, directoryOffset)
        else {
            problems.add(.zip64, at: recordOffset)
            return nil
        }
        let wide = ZIPEnd(
            entryCount: count, directoryOffset: directoryOffset, directoryBytes: directoryBytes,
            endOffset: end.endOffset)
        return try wide.checked(against: recordOffset, source, into: &problems)
    }

    private static func allows(_ narrow: Int, _ elsewhere: Int, _ wide: Int) -> Bool {
        narrow == elsewhere || narrow == wide
    }
}
