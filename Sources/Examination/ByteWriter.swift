internal import Registry

/// Writes the compact binary form of messages: integers most significant byte first, texts and
/// lists after their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// With room for so many bytes before it has to grow.
    init(roomFor count: Int = 0) { bytes.reserveCapacity(count) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func number(_ value: Int) {
        unsafe withUnsafeBytes(of: Int64(value).bigEndian) {
            unsafe bytes.append(contentsOf: $0)
        }
    }

    mutating func length(_ count: Int) {
        unsafe withUnsafeBytes(of: UInt32(count).bigEndian) {
            unsafe bytes.append(contentsOf: $0)
        }
    }

    mutating func data(_ value: [UInt8]) {
        length(value.count)
        bytes.append(contentsOf: value)
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { text in
            length(text.count)
            unsafe bytes.append(contentsOf: text)
        }
    }

    /// What may stand in a log, made fit for it: `OneLine`.
    mutating func line(_ value: String) { text(OneLine.cut(value)) }

    /// A text without what is beyond so many bytes; no character is left in half.
    mutating func text(_ value: String, atMost max: Int) {
        guard value.utf8.count > max else { return text(value) }
        var size = 0
        let kept = value.unicodeScalars.prefix { scalar in
            size += UTF8.width(scalar)
            return size <= max
        }
        text(String(kept))
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        flag(value != nil)
        if let value { write(&self, value) }
    }

    mutating func optionalText(_ value: String?) { optional(value) { $0.text($1) } }

    mutating func list<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
        length(values.count)
        for value in values { write(&self, value) }
    }
}
