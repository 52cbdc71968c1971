/// Writes a tar archive into memory: POSIX ustar, pax records only for paths and sizes that ustar
/// cannot hold. The same entries give the same bytes; owner and group are 0 without names.
struct TarWriter {
    private var bytes: [UInt8] = []

    init(reservingBytes count: Int = 0) { bytes.reserveCapacity(count) }

    mutating func append(_ entry: TarEntry) {
        appendHeader(
            path: entry.path, mode: entry.mode, modifiedSeconds: entry.modifiedSeconds,
            sizeBytes: entry.bytes.count)
        appendContent(entry.bytes)
    }

    /// What stands before a file's content, for who streams that.
    static func header(
        path: String, mode: UInt32, modifiedSeconds: Int64, sizeBytes: Int
    ) -> [UInt8] {
        var writer = TarWriter()
        writer.appendHeader(
            path: path, mode: mode, modifiedSeconds: modifiedSeconds, sizeBytes: sizeBytes)
        return writer.bytes
    }

    /// Zeros that follow a content of that size.
    static func padding(_ sizeBytes: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: TarFormat.padding(sizeBytes))
    }

    /// The two closing blocks.
    static let end = [UInt8](repeating: 0, count: 2 * TarFormat.block)

    private mutating func appendHeader(
        path text: String, mode: UInt32, modifiedSeconds: Int64, sizeBytes: Int
    ) {
        let path = Array(text.utf8)
        let split = Self.split(path)
        let isHuge = Int64(sizeBytes) > TarFormat.largestOctal
        if split == nil || isHuge {
            var records: [UInt8] = []
            if split == nil { records += Self.record("path", path) }
            if isHuge { records += Self.record("size", Array(String(sizeBytes).utf8)) }
            appendBlock(
                name: Array("pax".utf8), prefix: [], type: TarFormat.extended,
                mode: 0o644, modified: modifiedSeconds, sizeBytes: records.count)
            appendContent(records)
        }
        appendBlock(
            name: split?.name ?? Array(path.suffix(TarFormat.name.count)),
            prefix: split?.prefix ?? [], type: TarFormat.file, mode: mode,
            modified: modifiedSeconds, sizeBytes: sizeBytes)
    }

    private mutating func appendContent(_ content: [UInt8]) {
        bytes.append(contentsOf: content)
        bytes.append(contentsOf: repeatElement(0, count: TarFormat.padding(content.count)))
    }

    /// The archive with its two closing blocks of zeros.
    consuming func finish() -> [UInt8] {
        bytes.append(contentsOf: Self.end)
        return bytes
    }

    private mutating func appendBlock(
        name: [UInt8], prefix: [UInt8], type: UInt8, mode: UInt32, modified: Int64, sizeBytes: Int
    ) {
        var header = [UInt8](repeating: 0, count: TarFormat.block)
        func put(_ value: [UInt8], at range: Range<Int>) {
            header.replaceSubrange(range.lowerBound..<range.lowerBound + value.count, with: value)
        }
        /// Octal digits with zeros before them up to the last byte of the field, which stays a zero.
        func number(_ value: Int64, in range: Range<Int>) {
            var rest = value
            for index in range.dropLast().reversed() {
                header[index] = 0x30 + UInt8(rest & 7)
                rest >>= 3
            }
            precondition(rest == 0, "\(value) is too much for its field")
        }
        put(name, at: TarFormat.name)
        number(Int64(mode & 0o7777), in: TarFormat.mode)
        number(0, in: TarFormat.owner)
        number(0, in: TarFormat.group)
        number(min(Int64(sizeBytes), TarFormat.largestOctal), in: TarFormat.size)
        number(min(max(modified, 0), TarFormat.largestOctal), in: TarFormat.modified)
        header[TarFormat.type] = type
        put(TarFormat.magicBytes, at: TarFormat.magic)
        put(prefix, at: TarFormat.prefix)
        // Six octal digits, a zero, a space: the field's own form.
        number(TarFormat.checksum(of: header[...]), in: TarFormat.checksum.dropLast())
        header[TarFormat.checksum.upperBound - 1] = 0x20
        bytes.append(contentsOf: header)
    }

    /// Cuts a path at a slash into ustar's prefix and name; `nil` when it does not fit.
    private static func split(_ path: [UInt8]) -> (prefix: [UInt8], name: [UInt8])? {
        if path.count <= TarFormat.name.count { return ([], path) }
        for index in path.indices where path[index] == 0x2F {
            let rest = path.count - index - 1
            if index > TarFormat.prefix.count { return nil }
            if index > 0, rest > 0, rest <= TarFormat.name.count {
                return (Array(path[..<index]), Array(path[(index + 1)...]))
            }
        }
        return nil
    }

    /// A pax record, `<length> <key>=<value>\n`, whose length counts itself.
    private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
        let rest = [0x20] + Array(key.utf8) + [0x3D] + value + [0x0A]
        var length = rest.count + 1
        while String(length).utf8.count + rest.count != length { length += 1 }
        return Array(String(length).utf8) + rest
    }
}
