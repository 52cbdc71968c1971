/// Writes one JSON object without white space, keys in the order they are given: the form of
/// journal lines and claim records. The same values give the same bytes.
struct LineWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A member's name; one of ours, which needs no escape.
    mutating func key(_ name: String) {
        separate()
        bytes.append(0x22)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A member's name of any characters.
    mutating func name(_ name: String) {
        value(name)
        bytes.append(0x3A)
        needsComma = false
    }

    mutating func object(_ body: (inout LineWriter) -> Void) { nested(0x7B, 0x7D, body) }

    mutating func array(_ body: (inout LineWriter) -> Void) { nested(0x5B, 0x5D, body) }

    mutating func value(_ number: Int64) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func value(_ number: Int) { value(Int64(number)) }

    mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// A string; only what JSON demands is escaped (RFC 8259 section 7).
    mutating func value(_ text: String) {
        separate()
        bytes.append(0x22)
        // Most text holds nothing to escape and goes in as it is.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            escape(text)
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                let padded = byte < 0x10 ? "0" + digits : digits
                bytes.append(contentsOf: "\\u00\(padded)".utf8)
            default: bytes.append(byte)
            }
        }
    }

    mutating func member(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    mutating func member(_ name: String, _ number: Int64) {
        key(name)
        value(number)
    }

    mutating func member(_ name: String, _ number: Int) { member(name, Int64(number)) }

    /// A member that is left out when there is no value.
    mutating func member(_ name: String, ifThere text: String?) {
        if let text { member(name, text) }
    }

    private mutating func nested(
        _ open: UInt8, _ close: UInt8, _ body: (inout LineWriter) -> Void
    ) {
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }
}
