/// Reads archives of the form that `TarWriter` writes, strictly: every header's checksum, every
/// size, the zeros that pad and close it. Anything else is a `TarDamage`.
struct TarReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next file; `nil` at the end of the archive.
    mutating func next() throws(TarDamage) -> TarEntry? {
        var path: String?
        var size: Int?
        while true {
            let header = try take(TarFormat.block, "a header")
            if header.allSatisfy({ $0 == 0 }) {
                guard path == nil, size == nil else { throw damage("a pax header without a file") }
                try takeEnd()
                return nil
            }
            let fields = try Fields(header, at: position - TarFormat.block)
            let content = try takeContent(size ?? fields.size)
            switch fields.type {
            case TarFormat.file:
                return TarEntry(
                    path: path ?? fields.path, mode: fields.mode,
                    modifiedSeconds: fields.modified, bytes: Array(content))
            case TarFormat.extended:
                for (key, value) in try records(content) {
                    switch key {
                    case "path": path = value
                    case "size": size = Int(value)
                    default: throw damage("pax record \(key)")
                    }
                }
            default:
                throw damage("entry of type \(fields.type)")
            }
        }
    }

    private mutating func take(_ count: Int, _ what: String) throws(TarDamage) -> ArraySlice<UInt8>
    {
        guard count >= 0, count <= bytes.count - position else {
            throw damage("it ends inside \(what)")
        }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func takeContent(_ size: Int) throws(TarDamage) -> ArraySlice<UInt8> {
        let content = try take(size, "a file")
        let padding = try take(TarFormat.padding(size), "padding")
        guard padding.allSatisfy({ $0 == 0 }) else { throw damage("padding that is not zero") }
        return content
    }

    private mutating func takeEnd() throws(TarDamage) {
        let second = try take(TarFormat.block, "its end")
        guard second.allSatisfy({ $0 == 0 }), position == bytes.count else {
            throw damage("bytes after its end")
        }
    }

    private func records(_ content: ArraySlice<UInt8>) throws(TarDamage) -> [(String, String)] {
        var rest = content
        var records: [(String, String)] = []
        while !rest.isEmpty {
            guard let space = rest.firstIndex(of: 0x20),
                let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
                length > space - rest.startIndex + 1, length <= rest.count
            else { throw damage("a pax record's length") }
            let record = rest[(space + 1)..<(rest.startIndex + length)]
            guard record.last == 0x0A, let equals = record.firstIndex(of: 0x3D),
                let value = String(
                    validating: record[(equals + 1)..<(record.endIndex - 1)], as: UTF8.self)
            else { throw damage("a pax record's form") }
            records.append((String(decoding: record[..<equals], as: UTF8.self), value))
            rest = rest.dropFirst(length)
        }
        return records
    }

    private func damage(_ what: String) -> TarDamage { TarDamage(what: what, offset: position) }

    /// One header's fields, its checksum proved.
    private struct Fields {
        let path: String
        let mode: UInt32
        let size: Int
        let modified: Int64
        let type: UInt8

        init(_ slice: ArraySlice<UInt8>, at offset: Int) throws(TarDamage) {
            let header = Array(slice)
            func number(_ range: Range<Int>) throws(TarDamage) -> Int64 {
                let digits = header[range].prefix { (0x30...0x37).contains($0) }
                let rest = header[range].dropFirst(digits.count)
                guard rest.allSatisfy({ $0 == 0 || $0 == 0x20 }),
                    let value = Int64(String(decoding: digits, as: UTF8.self), radix: 8)
                else { throw TarDamage(what: "a number that is not octal", offset: offset) }
                return value
            }
            guard try number(TarFormat.checksum) == TarFormat.checksum(of: header[...]),
                header[TarFormat.magic].elementsEqual(TarFormat.magicBytes)
            else { throw TarDamage(what: "a header's checksum or magic", offset: offset) }
            let name = header[TarFormat.name].prefix { $0 != 0 }
            let prefix = header[TarFormat.prefix].prefix { $0 != 0 }
            let path = prefix.isEmpty ? Array(name) : Array(prefix) + [0x2F] + Array(name)
            guard let text = String(validating: path, as: UTF8.self) else {
                throw TarDamage(what: "a path that is not UTF-8", offset: offset)
            }
            self.path = text
            mode = UInt32(truncatingIfNeeded: try number(TarFormat.mode))
            size = Int(try number(TarFormat.size))
            modified = try number(TarFormat.modified)
            type = header[TarFormat.type]
        }
    }
}

/// Where and why an archive is not one of ours.
struct TarDamage: Error, Hashable {
    /// What was met.
    let what: String
    /// Bytes from the start of the archive.
    let offset: Int
}
