/// The name of an encoding in an XML declaration.
enum EncodingLabel {
    /// What a label means here.
    enum Family: Hashable { case utf8, utf16, gb18030, unknown }

    /// What a label means, in capitals or not.
    static func family(_ label: String) -> Family {
        switch label.lowercased() {
        case "utf-8", "utf8": .utf8
        case "utf-16", "utf-16le", "utf-16be": .utf16
        // The names that IANA and old systems give to GB 2312 in its 8-bit form and to GBK. Not
        // hz-gb-2312, whose escapes hide markup in plain ASCII.
        case "gb2312", "gbk", "gb18030", "gb_2312-80", "gb_2312", "euc-cn", "x-gbk", "cp936",
            "ms936",
            "windows-936":
            .gb18030
        default: .unknown
        }
    }

    /// Whether a label may stand in UTF-16 of an order of bytes.
    static func allowsUTF16(_ label: String, isBig: Bool) -> Bool {
        ["utf-16", isBig ? "utf-16be" : "utf-16le"].contains(label.lowercased())
    }

    /// The value of `encoding="…"` in the XML declaration with which text begins, at most 40
    /// characters of it; `nil` without one, and when the declaration is not one (XML 1.0 §2.8): then
    /// the parser refuses it.
    static func declared(in text: ArraySlice<UInt8>) -> String? {
        guard text.starts(with: Array("<?xml".utf8)) else { return nil }
        var rest = text.dropFirst(5)
        while let name = pseudoAttribute(&rest) {
            if name.name.elementsEqual("encoding".utf8) {
                return String(decoding: name.value.prefix(40), as: UTF8.self)
            }
        }
        return nil
    }

    /// Takes white space, a name, `=` and a quoted value from the front.
    private static func pseudoAttribute(_ rest: inout ArraySlice<UInt8>)
        -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)?
    {
        guard let first = rest.first, isSpace(first) else { return nil }
        rest = rest.drop(while: isSpace)
        let name = rest.prefix { (0x61...0x7A).contains($0) }
        rest = rest.dropFirst(name.count).drop(while: isSpace)
        guard !name.isEmpty, rest.first == 0x3D else { return nil }
        rest = rest.dropFirst().drop(while: isSpace)
        guard let quote = rest.first, quote == 0x22 || quote == 0x27,
            let end = rest.dropFirst().firstIndex(of: quote)
        else { return nil }
        let value = rest[(rest.startIndex + 1)..<end]
        rest = rest[(end + 1)...]
        return (name, value)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
