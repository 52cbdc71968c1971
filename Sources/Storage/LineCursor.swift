/// Reads the form that `LineWriter` writes and nothing else: keys in their order, no white space,
/// the same escapes. What reads well therefore writes back to the same bytes.
struct LineCursor {
    private let bytes: [UInt8]
    private var position = 0
    private var needsComma = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the next member has that name; if so the cursor stands at its value.
    mutating func isAt(key name: String) -> Bool {
        var probe = position
        if needsComma {
            guard probe < bytes.count, bytes[probe] == 0x2C else { return false }
            probe += 1
        }
        for byte in "\"\(name)\":".utf8 {
            guard probe < bytes.count, bytes[probe] == byte else { return false }
            probe += 1
        }
        position = probe
        needsComma = false
        return true
    }

    mutating func key(_ name: String) throws(LineDamage) {
        guard isAt(key: name) else { throw damage("member \(name) expected") }
    }

    mutating func object<Value>(
        _ body: (inout LineCursor) throws(LineDamage) -> Value
    ) throws(LineDamage) -> Value {
        try take(0x7B)
        needsComma = false
        let value = try body(&self)
        guard position < bytes.count, bytes[position] == 0x7D else {
            throw damage("end of object expected")
        }
        position += 1
        needsComma = true
        return value
    }

    mutating func array<Value>(
        _ element: (inout LineCursor) throws(LineDamage) -> Value
    ) throws(LineDamage) -> [Value] {
        try take(0x5B)
        needsComma = false
        var values: [Value] = []
        while position < bytes.count, bytes[position] != 0x5D { values.append(try element(&self)) }
        guard position < bytes.count else { throw damage("end of array expected") }
        position += 1
        needsComma = true
        return values
    }

    /// An object of numbers under any names, which must be in the order of their bytes.
    mutating func counters() throws(LineDamage) -> [String: Int] {
        try object { cursor throws(LineDamage) in
            var counters: [String: Int] = [:]
            var last: String?
            while cursor.position < cursor.bytes.count, cursor.bytes[cursor.position] != 0x7D {
                let name = try cursor.string()
                if let last, !last.utf8.lexicographicallyPrecedes(name.utf8) {
                    throw cursor.damage("counters out of order")
                }
                last = name
                // Two spellings of the same characters are two names of bytes, and one key.
                guard counters[name] == nil else { throw cursor.damage("a counter twice") }
                cursor.needsComma = false
                try cursor.take(0x3A)
                counters[name] = try cursor.integer()
            }
            return counters
        }
    }

    mutating func string() throws(LineDamage) -> String {
        try take(0x22)
        let start = position
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != 0x22,
            bytes[position] != 0x5C
        { position += 1 }
        // Up to the first escape, which most texts have none of, the bytes are the text.
        var content = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw damage("end of string expected") }
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x22:
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw damage("text that is not UTF-8")
                }
                needsComma = true
                return text
            case 0x5C: content.append(try escaped())
            case 0..<0x20: throw damage("a control character")
            default: content.append(byte)
            }
        }
    }

    mutating func string(_ name: String) throws(LineDamage) -> String {
        try key(name)
        return try string()
    }

    mutating func stringIfThere(_ name: String) throws(LineDamage) -> String? {
        isAt(key: name) ? try string() : nil
    }

    mutating func integer() throws(LineDamage) -> Int {
        if needsComma { try take(0x2C) }
        let start = position
        while position < bytes.count,
            bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position])
        {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Int(text), String(value) == text else { throw damage("a whole number") }
        needsComma = true
        return value
    }

    mutating func integer(_ name: String) throws(LineDamage) -> Int {
        try key(name)
        return try integer()
    }

    mutating func flag(_ name: String) throws(LineDamage) -> Bool {
        try key(name)
        for (word, value) in [("true", true), ("false", false)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            needsComma = true
            return value
        }
        throw damage("true or false expected")
    }

    /// A string read by `make`, which gives `nil` for what it does not take.
    mutating func value<Value>(
        _ name: String, _ make: (String) -> Value?
    ) throws(LineDamage) -> Value {
        guard let value = make(try string(name)) else { throw damage("the value of \(name)") }
        return value
    }

    /// An element of an array, read by `make`, which gives `nil` for what it does not take.
    mutating func readValue<Value>(_ make: (String) -> Value?) throws(LineDamage) -> Value {
        guard let value = make(try string()) else { throw damage("a value of an array") }
        return value
    }

    /// As `value`, `nil` when the member is not there.
    mutating func valueIfThere<Value>(
        _ name: String, _ make: (String) -> Value?
    ) throws(LineDamage) -> Value? {
        guard let text = try stringIfThere(name) else { return nil }
        guard let value = make(text) else { throw damage("the value of \(name)") }
        return value
    }

    /// Nothing may follow.
    func end() throws(LineDamage) {
        guard position == bytes.count else { throw damage("bytes after the end") }
    }

    private mutating func take(_ byte: UInt8) throws(LineDamage) {
        if needsComma {
            guard position < bytes.count, bytes[position] == 0x2C else {
                throw damage("a comma expected")
            }
            position += 1
            needsComma = false
        }
        guard position < bytes.count, bytes[position] == byte else {
            throw damage("'\(Character(UnicodeScalar(byte)))' expected")
        }
        position += 1
    }

    private mutating func escaped() throws(LineDamage) -> UInt8 {
        guard position < bytes.count else { throw damage("an escape") }
        let byte = bytes[position]
        position += 1
        if byte == 0x22 || byte == 0x5C { return byte }
        // The one form that is written: \u00, then two lower-case digits below 0x20.
        guard byte == 0x75, bytes.count - position >= 4,
            let high = Self.digit(bytes[position + 2]), let low = Self.digit(bytes[position + 3]),
            bytes[position] == 0x30, bytes[position + 1] == 0x30, high < 2
        else { throw damage("an escape") }
        position += 4
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    func damage(_ what: String) -> LineDamage { LineDamage(what: what, offset: position) }
}
