import Foundation

/// The values of a paper, taken from its XML without any code of ours.
enum PaperText {
    /// A golden paper.
    static func golden(_ name: String) throws -> String {
        try String(
            contentsOfFile: Scratch.package + "/Tests/Fixtures/papers/golden/\(name).xml",
            encoding: .utf8)
    }

    /// Names of all golden papers.
    static var goldenNames: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(
                atPath: Scratch.package + "/Tests/Fixtures/papers/golden"
            ).filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
        }
    }

    /// A text with the name of its element.
    struct Value {
        let element: String
        let text: String

        /// A coded value is printed with the label that its schema gives; the mark of a demonstration
        /// stands on each page and is looked for there.
        var isSetOtherwise: Bool {
            ["fact", "cell"].contains(element) && text.allSatisfy(\.isASCII)
                || element == "demonstration"
        }
    }

    /// Texts between tags, without the signature.
    static func values(of xml: String) -> [Value] {
        let signed = xml.replacing(/<Signature[\s\S]*<\/Signature>/, with: "")
        return signed.matches(of: /<([A-Za-z]+)[^<>]*>([^<]+)<\//).compactMap { match in
            let text = unescaped(String(match.2)).filter { !$0.isWhitespace }
            return text.isEmpty ? nil : Value(element: String(match.1), text: text)
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }
}
