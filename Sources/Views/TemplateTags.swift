/// The tags of a template, as far as they must be judged before the template is used.
///
/// Mustache prints nothing for a name it does not know and for a partial it does not have; on a
/// certificate that would be a hole nobody sees.
struct TemplateTags {
    /// Names of values and sections, dotted names taken apart, transforms removed.
    private(set) var names: Set<String> = []
    /// Names of partials.
    private(set) var partials: Set<String> = []
    /// Names of values that name a partial.
    private(set) var dynamicPartials: Set<String> = []

    /// Reads the tags of `text`; `template` is for the error.
    init(of text: String, template: String) throws(ViewError) {
        var rest = text.utf8[...]
        while let start = TemplateTags.position(of: "{{", in: rest) {
            rest = rest[start...].dropFirst(2)
            guard let end = TemplateTags.position(of: "}}", in: rest) else {
                throw .brokenTemplate(template, reason: "a tag does not end")
            }
            try take(String(Substring(rest[..<end])), template)
            rest = rest[end...].dropFirst(2)
        }
    }

    private mutating func take(_ tag: String, _ template: String) throws(ViewError) {
        let body = tag.drop { $0.isWhitespace }
        guard let first = body.first else {
            throw .brokenTemplate(template, reason: "a tag is empty")
        }
        switch first {
        case "!": break
        case "#", "^", "/": takeName(body.dropFirst())
        case ">":
            let name = body.dropFirst().filter { !$0.isWhitespace }
            if name.hasPrefix("*") {
                dynamicPartials.insert(String(name.dropFirst()))
                takeName(name.dropFirst()[...])
            } else {
                partials.insert(name)
            }
        case "{", "&", "=", "%", "<", "$":
            throw .forbiddenTag(template: template, tag: "{{\(tag)}}")
        default: takeName(body[...])
        }
    }

    /// `empty(reasons)` is about `reasons`; `.` is the value at hand.
    private mutating func takeName(_ text: Substring) {
        let inner = text.split(separator: "(").last ?? ""
        for name in inner.split(whereSeparator: { $0 == "." || $0 == ")" || $0.isWhitespace }) {
            names.insert(String(name))
        }
    }

    private static func position(
        of pair: StaticString, in text: Substring.UTF8View
    ) -> Substring.UTF8View.Index? {
        let wanted = Array("\(pair)".utf8)
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == wanted[0], next < text.endIndex, text[next] == wanted[1] {
                return index
            }
            index = next
        }
        return nil
    }
}
