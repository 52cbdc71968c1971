/// XML for people to edit by hand: a declaration, two blanks a level, comments. Not canonical; a
/// slip becomes evidence only as it comes back.
struct SlipText {
    private var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var open: [String] = []

    /// A comment on a line of its own; two hyphens in a row, which XML forbids there, become a dash.
    mutating func comment(_ comment: String) {
        text += indent + "<!-- " + SlipText.harmless(comment) + " -->\n"
    }

    /// A comment of several lines, as they are given.
    mutating func comment(lines: [String]) {
        text += indent + "<!--\n"
        for line in lines { text += indent + "  " + SlipText.harmless(line) + "\n" }
        text += indent + "-->\n"
    }

    mutating func begin(_ name: String, _ attributes: [(String, String)] = []) {
        text += indent + SlipText.tag(name, attributes) + "\n"
        open.append(name)
    }

    mutating func end() {
        guard let name = open.popLast() else { preconditionFailure("no element is open") }
        text += indent + "</\(name)>\n"
    }

    mutating func element(_ name: String, _ value: String, _ attributes: [(String, String)] = []) {
        text += indent + SlipText.tag(name, attributes) + SlipText.escaped(value) + "</\(name)>\n"
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private var indent: String { String(repeating: "  ", count: open.count) }

    private static func tag(_ name: String, _ attributes: [(String, String)]) -> String {
        "<" + name + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined() + ">"
    }

    /// Escaped for text and attribute alike; line feeds stay, so that a reason keeps its lines.
    private static func escaped(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\r": result.append(contentsOf: "&#xD;".unicodeScalars)
            case "\n", "\t": result.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func harmless(_ comment: String) -> String {
        var result = ""
        for scalar in comment.unicodeScalars {
            if scalar == "-", result.last == "-" {
                result.removeLast()
                result += "—"
            } else {
                result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        return result.last == "-" ? result + " " : result
    }
}
