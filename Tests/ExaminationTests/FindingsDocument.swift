import Examination
import Foundation
import Registry

/// What Docs/FINDINGS.md says, made from the catalogue, from `Tests/Fixtures/findings/examples.txt`
/// and from the pairs of `Tests/Fixtures/application`.
enum FindingsDocument {
    /// A wrong and a right example of one rule.
    enum Example {
        /// In words, or as commands.
        case words(wrong: String, right: String)
        /// In a whole application: the lines in which the two differ.
        case application(wrong: ApplicationExample, right: ApplicationExample)
    }

    static let path = "Docs/FINDINGS.md"
    static let families = ["XML", "XSD", "ZIP", "PKG", "REG", "LAW"]

    /// Wrong and right in words, by rule. A line that begins with `#` says something to the reader.
    static func words() throws -> [String: (wrong: String, right: String)] {
        let bytes = Fixtures.bytes("Tests/Fixtures/findings/examples.txt")
        var found: [String: (wrong: String, right: String)] = [:]
        var id = ""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        where !line.hasPrefix("#") {
            if line.hasPrefix("- wrong: ") {
                found[id, default: ("", "")].wrong = String(line.dropFirst(9))
            } else if line.hasPrefix("- right: ") {
                found[id, default: ("", "")].right = String(line.dropFirst(9))
            } else {
                id = String(line)
                guard found.updateValue(("", ""), forKey: id) == nil else {
                    throw Unusable(reason: "\(id) stands twice in examples.txt")
                }
            }
        }
        return found
    }

    /// The example of every rule of the catalogue that has one.
    static func examples(_ entries: [RuleCatalogue.Entry]) throws -> [String: Example] {
        let words = try words()
        var examples: [String: Example] = [:]
        for entry in entries {
            if let pair = words[entry.id] {
                examples[entry.id] = .words(wrong: pair.wrong, right: pair.right)
            } else if let pair = ApplicationExample.nearest(of: entry.id) {
                examples[entry.id] = .application(wrong: pair.wrong, right: pair.right)
            }
        }
        return examples
    }

    /// The document.
    static func text(_ entries: [RuleCatalogue.Entry]) throws -> String {
        let examples = try examples(entries)
        var lines = [preface]
        for family in families {
            lines.append("## \(family)\n")
            for entry in entries where entry.id.hasPrefix(family + "-") {
                lines.append(section(entry, examples[entry.id]))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func section(_ entry: RuleCatalogue.Entry, _ example: Example?) -> String {
        var marks = [entry.severity.rawValue]
        if let article = entry.article {
            marks.append(article.allSatisfy(\.isASCII) ? "art. " + article : article)
        }
        if let file = entry.file { marks.append("`schemas/\(file)`") }
        var text = """
            ### \(entry.id)

            \(marks.joined(separator: " · "))

            > \(entry.chinese)\\
            > \(entry.english)

            \(entry.advice)\\
            \(entry.adviceEnglish)


            """
        switch example {
        case .words(let wrong, let right): text += "- wrong: \(wrong)\n- right: \(right)\n"
        case .application(let wrong, let right):
            text += "wrong\n\n```xml\n\(wrong.shown)\n```\n\nright\n\n```xml\n\(right.shown)\n```\n"
        case nil: text += "no example\n"
        }
        return text
    }

    private static let preface = """
        # Findings

        Every rule by which the program judges, by family: XML as such, the XSD, the ZIP file, the package and its attachments, single values and the register, the law.
        Made by a test from the catalogue of the program, which it is compared with (`UPDATE_GOLDEN=1` renews it); not written by hand. XML examples are the lines in
        which two whole applications differ that the test has examined.

        A finding carries: rule id, article (`9(1)` of the measures, 26号 and 27号 for the national rules), severity, file, line, XPath of plain names (column where the XML
        is not well-formed), the object's own code, what was found, what was expected, a sentence and what to do, each in Chinese and in English. What does not
        apply is left out: a package as a whole has no line. All findings are reported at once. An `error` returns the package; a `remark` does not. `{…}` is filled
        in for each finding. An id is never used for something else.

        *Valid* is a document that conforms to its XSD; *accepted* a package with which no rule finds an error; an *engine failure* is neither: the program could not judge, and
        the package goes to quarantine. A return, its page and `dengji check` say the three apart, with program, set, profile, and version and SHA-256 of each schema and
        rule file that judged.

        """
}

/// A fixture that cannot be used.
struct Unusable: Error {
    let reason: String
}
