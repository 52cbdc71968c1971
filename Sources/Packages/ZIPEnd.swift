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
        let places = signatures(in: tail)
        guard let last = places.first else {
            switch try number(source, at: 0) {
            case ZIPSignature.localHeader, ZIPSignature.end: problems.add(.truncated)
            // The first volume of several begins so (APPNOTE 8.5.3).
            case ZIPSignature.descriptor: problems.add(.multiDisk, at: 0)
            default: problems.add(.notZIP)
            }
            return nil
        }
        func end(of place: Int) -> Int { place + ZIPRecord.endBytes + tail.u16(place + 20) }
        for place in places.dropFirst() where end(of: place) == tailBytes || end(of: place) == last
        {
            problems.add(.twoEnds, at: start + place)
            return nil
        }
        let rest = tailBytes - end(of: last)
        if rest != 0 {
            problems.add(
                rest > 0 ? .trailingBytes : .truncated, at: source.sizeBytes - max(rest, 0),
                found: "\(rest)", expected: "0")
        } else if tail.u16(last + 20) > 0 {
            problems.add(.comment, at: start + last, found: "\(tail.u16(last + 20))", expected: "0")
        }
        return start + last
    }

    /// Every place that has the signature and room for a record, the last one first. Eight places
    /// are taken at a step: few of them have its first byte, and only those are looked at.
    private static func signatures(in tail: LittleEndian) -> [Int] {
        var places: [Int] = []
        unsafe tail.bytes.withUnsafeBytes { bytes in
            var end = bytes.count - ZIPRecord.endBytes + 1
            while end > 0 {
                // A record is longer than eight bytes, so these lie inside.
                let start = max(end - 8, 0)
                let eight = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
                if holdsFirstByte(eight) {
                    for place in (start..<end).reversed() {
                        let four = unsafe bytes.loadUnaligned(
                            fromByteOffset: place, as: UInt32.self)
                        if UInt32(littleEndian: four) == ZIPSignature.end { places.append(place) }
                    }
                }
                end = start
            }
        }
        return places
    }

    /// Whether one of eight bytes is that with which the signature begins: whether one is zero once
    /// that was taken from each.
    private static func holdsFirstByte(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let rest = bytes ^ (ones * UInt64(ZIPSignature.end & 0xFF))
        return (rest &- ones) & ~rest & (ones << 7) != 0
    }
}
