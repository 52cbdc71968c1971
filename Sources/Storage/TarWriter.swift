/// Writes a tar archive into memory: POSIX ustar, pax records only for paths and sizes that ustar
/// cannot hold. The same entries give the same bytes; owner and group are 0 without names.
struct TarWriter {
    private var bytes: [UInt8] = []

    init(reservingBytes count: Int = 0) { bytes.reserveCapacity(count) }

    mutating func append(_ entry: TarEntry) {
        let path = Array(entry.path.utf8)
        let split = Self.split(path)
        let isHuge = Int64(entry.bytes.count) > TarFormat.largestOctal
        if split == nil || isHuge {
            var records: [UInt8] = []
            if split == nil { records += Self.record("path", path) }
            if isHuge { records += Self.record("size", Array(String(entry.bytes.count).utf8)) }
            append(
                name: Array("pax".utf8), prefix: [], type: TarFormat.extended,
                mode: 0o644, modified: entry.modifiedSeconds, content: records)
        }
        append(
            name: split?.name ?? Array(path.suffix(TarFormat.name.count)),
            prefix: split?.prefix ?? [], type: TarFormat.file, mode: entry.mode,
            modified: entry.modifiedSeconds, content: entry.bytes)
    }

    /// The archive with its two closing blocks of zeros.
    consuming func finish() -> [UInt8] {
        bytes.append(contentsOf: repeatElement(0, count: 2 * TarFormat.block))
        return bytes
    }

    private mutating func append(
        name: [UInt8], prefix: [UInt8], type: UInt8, mode: UInt32, modified: Int64,
        content: [UInt8]
    ) {
        var header = [UInt8](repeating: 0, count: TarFormat.block)
        func put(_ value: [UInt8], at range: Range<Int>) {
            header.replaceSubrange(range.lowerBound..<range.lowerBound + value.count, with: value)
        }
        func number(_ value: Int64, in range: Range<Int>) {
            let digits = Array(String(value, radix: 8).utf8)
            let zeros = [UInt8](repeating: 0x30, count: range.count - 1 - digits.count)
            put(zeros + digits, at: range)
        }
        put(name, at: TarFormat.name)
        number(Int64(mode & 0o7777), in: TarFormat.mode)
        number(0, in: TarFormat.owner)
        number(0, in: TarFormat.group)
        number(min(Int64(content.count), TarFormat.largestOctal), in: TarFormat.size)
        number(min(max(modified, 0), TarFormat.largestOctal), in: TarFormat.modified)
        header[TarFormat.type] = type
        put(TarFormat.magicBytes, at: TarFormat.magic)
        put(prefix, at: TarFormat.prefix)
        // Six octal digits, a zero, a space: the field's own form.
        let sum = Array(String(TarFormat.checksum(of: header[...]), radix: 8).utf8)
        let zeros = [UInt8](repeating: 0x30, count: 6 - sum.count)
        put(zeros + sum + [0, 0x20], at: TarFormat.checksum)
        bytes.append(contentsOf: header)
        bytes.append(contentsOf: content)
        bytes.append(contentsOf: repeatElement(0, count: TarFormat.padding(content.count)))
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
