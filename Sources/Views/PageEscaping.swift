internal import Mustache

/// How every value gets into a page.
///
/// The library's own escaping compares whole characters, so that a quotation mark followed by a
/// combining mark passes it unescaped and ends an attribute. This one goes by Unicode scalars.
struct PageEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes.append(contentsOf: "&amp;".utf8)
            case "<": bytes.append(contentsOf: "&lt;".utf8)
            case ">": bytes.append(contentsOf: "&gt;".utf8)
            case "\"": bytes.append(contentsOf: "&quot;".utf8)
            case "'": bytes.append(contentsOf: "&#39;".utf8)
            default:
                if ShownScalar.isForbidden(scalar) {
                    bytes.append(contentsOf: "\u{FFFD}".utf8)
                } else if ShownScalar.isHidden(scalar) {
                    bytes.append(contentsOf: ShownScalar.name(of: scalar).utf8)
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar)!)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
