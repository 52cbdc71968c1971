internal import Registry
internal import WorkingDays
internal import XML

/// An element being read by someone who knows what must be in it; whatever is not there, or not of
/// its form, is a `PaperError` with its place.
struct ElementReading {
    let element: XMLElement

    /// The root of a document of ours, of one of these formats.
    static func root(
        of bytes: [UInt8], named name: String, in namespace: String, formats: [String] = ["1"],
        limits: XMLLimits = .standard
    ) throws(PaperError) -> ElementReading {
        let outcome: ParseOutcome
        do {
            outcome = try XMLDocument.parse(bytes, limits: limits)
        } catch {
            throw .engine(error)
        }
        switch outcome {
        case .problems(let problems): throw .notXML(problems)
        case .document(let document):
            let root = document.root
            guard root.name == name, root.namespace == namespace,
                let format = root.attribute("format"), formats.contains(format)
            else {
                throw .wrongRoot(
                    expected:
                        "\(name) of \(namespace), format \(formats.joined(separator: " or "))",
                    found: "\(root.name) of \(root.namespace ?? "no namespace")"
                        + ", format \(root.attribute("format") ?? "none")")
            }
            return ElementReading(element: root)
        }
    }

    func unreadable(_ reason: String, attribute: String? = nil) -> PaperError {
        .unreadable(place: element.path + (attribute.map { "/@" + $0 } ?? ""), reason: reason)
    }

    // MARK: Children

    func optional(_ name: String) -> ElementReading? {
        element.first(name).map(ElementReading.init(element:))
    }

    func child(_ name: String) throws(PaperError) -> ElementReading {
        guard let child = optional(name) else { throw unreadable("there is no <\(name)>") }
        return child
    }

    func all(_ name: String) -> [ElementReading] {
        element.all(name).map(ElementReading.init(element:))
    }

    /// The text of every `item` in the child `list`; none when there is no such child.
    func texts(_ list: String, _ item: String) -> [String] {
        optional(list)?.all(item).map(\.element.text) ?? []
    }

    func text(_ name: String) throws(PaperError) -> String { try child(name).element.text }

    func optionalText(_ name: String) -> String? { optional(name)?.element.text }

    // MARK: Values

    /// A value read from a text, or an error that says what it should be.
    func value<Value>(
        _ text: String, as what: String, _ read: (String) -> Value?
    ) throws(PaperError) -> Value {
        guard let value = read(text) else { throw unreadable("\(text) is not \(what)") }
        return value
    }

    func attribute(_ name: String) throws(PaperError) -> String {
        guard let text = element.attribute(name) else {
            throw unreadable("the attribute is missing", attribute: name)
        }
        return text
    }

    func attribute<Value>(
        _ name: String, as what: String, _ read: (String) -> Value?
    ) throws(PaperError) -> Value {
        guard let value = read(try attribute(name)) else {
            throw unreadable("this is not \(what)", attribute: name)
        }
        return value
    }

    func optionalAttribute<Value>(
        _ name: String, as what: String, _ read: (String) -> Value?
    ) throws(PaperError) -> Value? {
        guard element.attribute(name) != nil else { return nil }
        return try attribute(name, as: what, read)
    }

    func day(_ name: String) throws(PaperError) -> Day {
        try attribute(name, as: "a day", Day.init(iso:))
    }

    func instant(_ name: String) throws(PaperError) -> Instant {
        try attribute(name, as: "a time", Instant.init(iso:))
    }

    func number(_ name: String) throws(PaperError) -> Int {
        try attribute(name, as: "a number") { Int($0) }
    }

    func flag(_ name: String) throws(PaperError) -> Bool {
        try attribute(name, as: "true or false") { Bool($0) }
    }

    func digest(_ name: String) throws(PaperError) -> ContentDigest {
        try value(try text(name), as: "a digest") { ContentDigest($0) }
    }

    func deadline(_ name: String) throws(PaperError) -> Deadline {
        Deadline(day: try day(name), provisional: try flag("provisional"))
    }
}
