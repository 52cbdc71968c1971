/// A value that a page's script reads, written as JSON (RFC 8259), which is a script too.
///
/// An empty text, list or object, and a flag that is not set, are left out of an object: the script
/// takes what is missing for that.
enum FormValue {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([FormValue])
    case object([(name: String, value: FormValue)])

    /// Of a text that may be missing.
    static func text(_ text: String?) -> FormValue { .text(text ?? "") }

    /// An object whose names are data.
    static func table(_ values: [String: FormValue]) -> FormValue {
        .object(values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
    }

    /// The bytes, UTF-8.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .number: false
        case .flag(let flag): !flag
        case .list(let values): values.isEmpty
        case .object(let members): members.allSatisfy { $0.value.isEmpty }
        }
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): FormValue.write(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.filter({ !$0.value.isEmpty }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                FormValue.write(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            default:
                if scalar.value < 0x20 || (0x2028...0x2029).contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16)
                    bytes += "\\u".utf8
                    bytes += String(repeating: "0", count: 4 - digits.utf8.count).utf8
                    bytes += digits.utf8
                } else {
                    bytes += UTF8.encode(scalar)!
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
