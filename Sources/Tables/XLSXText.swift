internal import XML

/// Texts of an XLSX.
enum XLSXText {
    /// The shared texts, in their order.
    static func strings(_ root: XMLElement) -> [String] { root.all("si").map(text) }

    /// A plain or rich text; the phonetic runs (`rPh`) beside it are no part of it.
    static func text(_ element: XMLElement) -> String {
        var text = ""
        for child in element.children {
            if child.name == "t" { text += child.text }
            if child.name == "r" { text += child.first("t")?.text ?? "" }
        }
        return unescaped(text)
    }

    /// Text without the escapes of characters that XML cannot hold, `_x000D_` (ECMA-376 part 1,
    /// 22.9.2.19); control characters other than tab and line feed are left out.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let head = Array(rest.prefix(7))
            if head.count == 7, head[0] == "_", head[1] == "x", head[6] == "_",
                let code = UInt32(String(String.UnicodeScalarView(head[2...5])), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                if code >= 0x20 || code == 0x09 || code == 0x0A { result.append(scalar) }
                rest = rest.dropFirst(7)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }
}
