internal import XML

/// `xs:unique`, `xs:key` or `xs:keyref` of a root element.
struct FormConstraint {
    var kind: String
    var name: String
    /// The key that a reference is to.
    var refer: String
    var selector: String
    var fields: [String]

    /// The constraints of an element, references last.
    static func all(of element: XMLElement) -> [FormConstraint] {
        ["unique", "key", "keyref"].flatMap { kind in
            element.all(kind).map { node in
                FormConstraint(
                    kind: kind, name: node.attribute("name") ?? "",
                    refer: node.attribute("refer").map(local) ?? "",
                    selector: node.first("selector")?.attribute("xpath") ?? "",
                    fields: node.all("field").compactMap { $0.attribute("xpath") })
            }
        }
    }

    /// The names of the elements that refer to an attachment.
    var references: [String] {
        guard kind == "keyref", refer == "attachmentIDs" else { return [] }
        return selector.split(separator: "|").compactMap { path in
            path.split(separator: "/").last.map { step in
                FormConstraint.local(step.filter { !$0.isWhitespace })
            }
        }
    }

    /// For the page's script.
    var value: FormValue {
        .object([
            ("kind", .text(kind)), ("name", .text(name)), ("refer", .text(refer)),
            ("selector", .text(selector)), ("fields", .list(fields.map { .text($0) })),
        ])
    }

    private static func local(_ name: String) -> String {
        String(name.split(separator: ":").last ?? "")
    }
}
