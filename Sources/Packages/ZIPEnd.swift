/// What the end records say: where the central directory lies and how many entries it has.
struct ZIPEnd {
    var entryCount: Int
    var directoryOffset: Int
    var directoryBytes: Int
    /// Where the end record begins.
    var endOffset: Int

    /// Reads the end records; `nil` when there is nothing to go on with, told in `problems`.
    static func read(
        _ source: PackageSource, into problems: inout ProblemList
    ) throws -> ZIPEnd? {
        guard source.sizeBytes > 0 else {
            problems.add(.emptyFile)
            return nil
        }
        guard let offset = try find(source, into: &problems),
            let bytes = try source.bytes(at: offset, count: ZIPRecord.endBytes)
        else { return nil }
        let record = LittleEndian(bytes)
        let counts = (record.u16(8), record.u16(10))
        let end = ZIPEnd(
            entryCount: counts.1, directoryOffset: record.u32(16),
            directoryBytes: record.u32(12), endOffset: offset)
        let disks = (record.u16(4), record.u16(6))
        if let directoryEnd = try ZIPEnd64.locator(source, before: offset) {
            return try ZIPEnd64.read(
                source, locatorAt: directoryEnd, end, disks: disks, diskCount: counts.0,
                into: &problems)
        }
        guard disks == (0, 0), counts.0 == counts.1 else {
            problems.add(.multiDisk, at: offset, found: "\(disks.0), \(disks.1)", expected: "0, 0")
            return nil
        }
        guard end.directoryOffset != ZIPRecord.elsewhere32,
            end.directoryBytes != ZIPRecord.elsewhere32, end.entryCount != ZIPRecord.elsewhere16
        else {
            problems.add(.zip64, at: offset)
            return nil
        }
        return try end.checked(against: offset, source, into: &problems)
    }

    /// The directory must end where the end records begin.
    func checked(
        against recordsOffset: Int, _ source: PackageSource, into problems: inout ProblemList
    ) throws -> ZIPEnd? {
        let (directoryEnd, isOver) = directoryOffset.addingReportingOverflow(directoryBytes)
        guard !isOver, directoryEnd <= recordsOffset else {
            problems.add(
                .directory, at: endOffset, found: "\(directoryOffset) + \(directoryBytes)",
                expected: "\(recordsOffset)")
            return nil
        }
        guard directoryEnd < recordsOffset else { return self }
        let moved = recordsOffset - directoryBytes
        if try ZIPEnd.number(source, at: directoryEnd) == ZIPSignature.end {
            problems.add(.twoEnds, at: directoryEnd)
        } else if directoryBytes > 0,
            try ZIPEnd.number(source, at: directoryOffset) != ZIPSignature.directoryHeader,
            try ZIPEnd.number(source, at: moved) == ZIPSignature.directoryHeader
        {
            problems.add(.prefix, at: 0, found: "\(moved - directoryOffset)", expected: "0")
        } else {
            problems.add(
                .gap, at: directoryEnd, found: "\(recordsOffset - directoryEnd)", expected: "0")
        }
        return nil
    }

    static func number(_ source: PackageSource, at offset: Int) throws -> Int? {
        try source.bytes(at: offset, count: 4).map { LittleEndian($0).u32(0) }
    }

    /// The offset of the end record: the last place that has its signature. It must end the file
    /// and have no comment; anything else that could be one is told.
    private static func find(
        _ source: PackageSource, into problems: inout ProblemList
    ) throws -> Int? {
        let tailBytes = min(source.sizeBytes, ZIPRecord.endBytes + 0xFFFF)
        let start = source.sizeBytes - tailBytes
        let tail = LittleEndian(try source.bytes(at: start, count: tailBytes) ?? [])
        var last: Int?
        var index = tailBytes - ZIPRecord.endBytes
        while index >= 0 {
            defer { index -= 1 }
            guard tail.bytes[index] == 0x50, tail.u32(index) == ZIPSignature.end else { continue }
            let end = index + ZIPRecord.endBytes + tail.u16(index + 20)
            guard let last else {
                last = index
                let rest = tailBytes - end
                if rest != 0 {
                    problems.add(
                        rest > 0 ? .trailingBytes : .truncated, at: start + min(end, tailBytes),
                        found: "\(rest)", expected: "0")
                } else if end != index + ZIPRecord.endBytes {
                    problems.add(.comment, at: start + index, found: "\(tail.u16(index + 20))")
                }
                continue
            }
            if end == tailBytes || end == last { problems.add(.twoEnds, at: start + index) }
        }
        guard let last else {
            problems.add(beginsLikeZIP(try number(source, at: 0)) ? .truncated : .notZIP)
            return nil
        }
        return start + last
    }

    private static func beginsLikeZIP(_ number: Int?) -> Bool {
        number == ZIPSignature.localHeader || number == ZIPSignature.end
            || number == ZIPSignature.descriptor
    }
}
