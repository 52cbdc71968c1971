/// Compares every local header with its record and sees that entries fill the data exactly.
struct LocalTiling {
    private let source: PackageSource
    private let directoryOffset: Int

    init(_ source: PackageSource, directoryOffset: Int) {
        self.source = source
        self.directoryOffset = directoryOffset
    }

    /// Where each record's data begin; `nil` where that is not known.
    func check(
        _ records: [DirectoryRecord], into problems: inout ProblemList
    ) throws -> [Int?] {
        var dataOffsets = [Int?](repeating: nil, count: records.count)
        // The end of the entries before; `nil` after one whose end is not known.
        var end: Int? = 0
        let order = records.indices.sorted {
            (records[$0].localOffset, $0) < (records[$1].localOffset, $1)
        }
        for index in order {
            let record = records[index]
            if end == 0, try hasVolumeMarker(before: record.localOffset) {
                problems.add(.multiDisk, at: 0)
            } else if let end {
                tellSeam(end, record.localOffset, entry: record.shownName, into: &problems)
            }
            let endBefore = end ?? 0
            end = nil
            guard
                let header = try LocalHeader.read(
                    source, of: record, directoryOffset: directoryOffset, into: &problems)
            else { continue }
            header.compare(with: record, into: &problems)
            tellKind(header.extra, record, into: &problems)
            try compareNames(header, record, into: &problems)
            let limit = directoryOffset - header.dataOffset
            let descriptorBytes = header.descriptorBytes(of: record)
            guard record.compressedBytes <= limit,
                max(descriptorBytes - 4, 0) <= limit - record.compressedBytes
            else {
                problems.add(.overlap, entry: record.shownName, at: header.dataOffset)
                continue
            }
            let dataEnd = header.dataOffset + record.compressedBytes
            let unsigned = try checkDescriptor(
                at: dataEnd, count: descriptorBytes, of: record, into: &problems)
            try checkFolderData(record, at: header.dataOffset, into: &problems)
            dataOffsets[index] = header.dataOffset
            // An entry inside another ends before that does.
            end = max(endBefore, dataEnd + descriptorBytes - (unsigned ? 4 : 0))
        }
        if let end {
            if try ZIPEnd.number(source, at: end) == ZIPSignature.archiveExtraData {
                problems.add(.encrypted, at: end)
            } else {
                tellSeam(end, directoryOffset, entry: nil, into: &problems)
            }
        }
        return dataOffsets
    }

    /// Four bytes at the beginning mark a volume, or one that stayed alone (APPNOTE 8.5.3, 8.5.4).
    private func hasVolumeMarker(before offset: Int) throws -> Bool {
        guard offset == 4, let marker = try ZIPEnd.number(source, at: 0) else { return false }
        return [ZIPSignature.descriptor, ZIPSignature.singleVolume].contains(marker)
    }

    private func tellSeam(
        _ end: Int, _ start: Int, entry: String?, into problems: inout ProblemList
    ) {
        if start > end {
            problems.add(
                end == 0 ? .prefix : .gap, entry: entry, at: end, found: "\(start - end)",
                expected: "0")
        } else if start < end {
            problems.add(.overlap, entry: entry, at: start, found: "\(end - start)", expected: "0")
        }
    }

    /// A reader of local headers must see the same name: their Unicode path field may differ.
    private func compareNames(
        _ header: LocalHeader, _ record: DirectoryRecord, into problems: inout ProblemList
    ) throws {
        let field = ExtraFields.unicodePath
        guard header.rawName == record.rawName, header.flags == record.flags,
            header.extra[field] != record.extra[field], let name = record.name
        else { return }
        let local = try DecodedName.decode(
            header.rawName, flags: header.flags, extra: header.extra)
        if case .name(let other) = local, other.text == name.text { return }
        var found: String?
        if case .name(let other) = local { found = other.text }
        problems.add(
            .nameMismatch, entry: record.shownName, at: record.localOffset, found: found,
            expected: name.text)
    }

    /// What the local extra fields say of the entry's kind and the directory's do not.
    private func tellKind(
        _ extra: ExtraFields, _ record: DirectoryRecord, into problems: inout ProblemList
    ) {
        if extra.isLink, !record.extra.isLink {
            problems.add(.link, entry: record.shownName, at: record.localOffset)
        }
        if extra.isEncrypted, !record.isEncrypted {
            problems.add(.encrypted, entry: record.shownName, at: record.localOffset)
        }
    }

    /// Signature, CRC and both sizes, exactly as the directory has them (APPNOTE 4.3.9). The
    /// signature is optional there and required here: every writer known has written it for long.
    /// Returns whether all is there but the signature.
    private func checkDescriptor(
        at offset: Int, count: Int, of record: DirectoryRecord, into problems: inout ProblemList
    ) throws -> Bool {
        guard count > 0 else { return false }
        let size = (count - 8) / 2
        let expected =
            LittleEndian.encode(ZIPSignature.descriptor, bytes: 4)
            + LittleEndian.encode(Int(record.crc), bytes: 4)
            + LittleEndian.encode(record.compressedBytes, bytes: size)
            + LittleEndian.encode(record.sizeBytes, bytes: size)
        if try source.bytes(at: offset, count: count) == expected { return false }
        problems.add(.descriptor, entry: record.shownName, at: offset)
        return try source.bytes(at: offset, count: count - 4) == Array(expected[4...])
    }

    /// The two bytes of a deflated folder are those of an empty last block (RFC 1951 §3.2.6).
    private func checkFolderData(
        _ record: DirectoryRecord, at offset: Int, into problems: inout ProblemList
    ) throws {
        guard let name = record.name, NameRules.isFolder(name.text), record.compressedBytes == 2
        else { return }
        if try source.bytes(at: offset, count: 2) != [3, 0] {
            problems.add(.folder, entry: record.shownName, at: offset)
        }
    }
}
