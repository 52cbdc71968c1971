internal import Registry

/// Reads what `ByteWriter` writes, from a stranger: every length is checked against what is left,
/// every text must be UTF-8, and nothing is taken for granted.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Longest text, bytes.
    let maxTextBytes: Int

    init(_ bytes: [UInt8], maxTextBytes: Int = .max) {
        self.bytes = bytes
        self.maxTextBytes = maxTextBytes
    }

    /// Bytes not read yet.
    var rest: Int { bytes.count - position }

    mutating func byte() throws(ExaminationCodecError) -> UInt8 {
        guard rest >= 1 else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func flag() throws(ExaminationCodecError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .malformed("a flag")
        }
    }

    mutating func number() throws(ExaminationCodecError) -> Int {
        guard rest >= 8 else { throw .truncated }
        var bits: UInt64 = 0
        for index in position..<(position + 8) { bits = bits << 8 | UInt64(bytes[index]) }
        position += 8
        return Int(Int64(bitPattern: bits))
    }

    /// A number that counts something: not negative.
    mutating func count() throws(ExaminationCodecError) -> Int {
        let value = try number()
        guard value >= 0 else { throw .malformed("a count") }
        return value
    }

    /// A length that fits into what is left.
    mutating func length() throws(ExaminationCodecError) -> Int {
        guard rest >= 4 else { throw .truncated }
        var bits: UInt32 = 0
        for index in position..<(position + 4) { bits = bits << 8 | UInt32(bytes[index]) }
        position += 4
        guard Int(bits) <= rest else { throw .truncated }
        return Int(bits)
    }

    mutating func data() throws(ExaminationCodecError) -> [UInt8] {
        let count = try length()
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    mutating func text() throws(ExaminationCodecError) -> String {
        let count = try length()
        guard count <= maxTextBytes else { throw .malformed("a text of \(count) bytes") }
        let slice = bytes[position..<(position + count)]
        position += count
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw .malformed("a text that is not UTF-8")
        }
        return text
    }

    mutating func optional<Value>(
        _ read: (inout ByteReader) throws(ExaminationCodecError) -> Value
    ) throws(ExaminationCodecError) -> Value? {
        try flag() ? try read(&self) : nil
    }

    mutating func optionalText() throws(ExaminationCodecError) -> String? {
        try optional { reader throws(ExaminationCodecError) in try reader.text() }
    }

    /// A text that may stand in a log: `OneLine`.
    mutating func line() throws(ExaminationCodecError) -> String {
        let text = try text()
        guard OneLine.holds(text) else { throw .malformed("a reason that is no short line") }
        return text
    }

    /// A list; each element takes at least a byte, so a length beyond what is left is a lie.
    mutating func list<Value>(
        atMost max: Int = .max,
        _ read: (inout ByteReader) throws(ExaminationCodecError) -> Value
    ) throws(ExaminationCodecError) -> [Value] {
        let count = try length()
        guard count <= max else { throw .malformed("a list of \(count)") }
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    /// A value that must hold for the field it stands in.
    mutating func checked<Value>(
        _ what: String, _ make: (String) -> Value?
    ) throws(ExaminationCodecError) -> Value {
        guard let value = make(try text()) else { throw .malformed(what) }
        return value
    }

    /// Nothing may follow.
    func end() throws(ExaminationCodecError) {
        guard rest == 0 else { throw .malformed("bytes after the message") }
    }
}
