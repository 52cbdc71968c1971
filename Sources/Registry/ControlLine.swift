/// One line of a control file, without blanks around it and not empty.
struct ControlLine {
    let bytes: ArraySlice<UInt8>
    let algorithm: ControlFile.Algorithm?

    /// A line; `algorithm` where the file's name gives one.
    init(_ bytes: ArraySlice<UInt8>, algorithm: ControlFile.Algorithm?) {
        self.bytes = bytes
        self.algorithm = algorithm
    }

    /// What it says; `nil` when it has none of the forms.
    var statement: ControlFile.Statement? { checksum ?? tagged ?? assignment }

    /// `<hex>  <name>`, `<hex> *<name>` as `sha256sum` writes it, or the digits alone. A backslash
    /// before the digits says that the name's backslashes and line feeds are escaped.
    private var checksum: ControlFile.Statement? {
        let isEscaped = bytes.first == UInt8(ascii: "\\")
        let rest = isEscaped ? bytes.dropFirst() : bytes
        guard let hex = ControlLine.digest(rest.prefix(64)) else { return nil }
        var name = rest.dropFirst(64)
        if name.isEmpty { return .digest(algorithm, hex: hex, name: nil) }
        guard name.first == 0x20 || name.first == 0x09 else { return nil }
        name = name.trimmed
        if name.first == UInt8(ascii: "*") { name = name.dropFirst() }
        if name.isEmpty { return nil }
        guard let plain = isEscaped ? ControlLine.unescaped(name) : Array(name) else { return nil }
        return .digest(algorithm, hex: hex, name: plain)
    }

    /// `SHA256 (<name>) = <hex>`, the BSD form; the name may hold parentheses.
    private var tagged: ControlFile.Statement? {
        guard let open = bytes.firstIndex(of: UInt8(ascii: "(")),
            let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close,
            let tag = ControlLine.algorithm(bytes[..<open].trimmed)
        else { return nil }
        let rest = bytes[(close + 1)...].trimmed
        guard rest.first == UInt8(ascii: "="),
            let hex = ControlLine.digest(rest.dropFirst().trimmed)
        else { return nil }
        let name = bytes[(open + 1)..<close]
        return name.isEmpty ? nil : .digest(tag, hex: hex, name: Array(name))
    }

    /// `key=value`.
    private var assignment: ControlFile.Statement? {
        guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let value = bytes[(sign + 1)...].trimmed
        guard !value.isEmpty else { return nil }
        switch ControlLine.word(bytes[..<sign].trimmed) {
        case "size": return ControlLine.number(value).map { .size($0) }
        case "sha256":
            return ControlLine.digest(value).map { .digest(.sha256, hex: $0, name: nil) }
        case "sm3": return ControlLine.digest(value).map { .digest(.sm3, hex: $0, name: nil) }
        case "name": return .name(Array(value))
        case "id": return ControlLine.word(value, keepingCase: true).map { .packageID($0) }
        default: return nil
        }
    }

    /// `sha256`, `SHA-256`, `SM3`.
    private static func algorithm(_ tag: ArraySlice<UInt8>) -> ControlFile.Algorithm? {
        word(tag).flatMap { word in
            ControlFile.Algorithm(rawValue: word == "sha-256" ? "sha256" : word)
        }
    }

    /// 64 hexadecimal digits, in small letters.
    private static func digest(_ text: ArraySlice<UInt8>) -> String? {
        guard text.count == 64, let word = word(text),
            word.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return word
    }

    /// Decimal digits, no more than a file size can have.
    private static func number(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count <= 18, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Printable ASCII, in small letters unless told otherwise.
    private static func word(_ text: ArraySlice<UInt8>, keepingCase: Bool = false) -> String? {
        guard text.count <= 128, text.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let word = String(decoding: text, as: UTF8.self)
        return keepingCase ? word : word.lowercased()
    }

    private static func unescaped(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        var plain: [UInt8] = []
        var isAfterBackslash = false
        for byte in name {
            switch (isAfterBackslash, byte) {
            case (false, UInt8(ascii: "\\")): isAfterBackslash = true
            case (false, _): plain.append(byte)
            case (true, UInt8(ascii: "\\")), (true, UInt8(ascii: "n")):
                plain.append(byte == UInt8(ascii: "n") ? 0x0A : byte)
                isAfterBackslash = false
            case (true, _): return nil
            }
        }
        return isAfterBackslash ? nil : plain
    }
}
