internal import WorkingDays
internal import XML

/// An element of a valid file. What its schema promised is still asked for, because schemas are
/// data too: what is not there is a problem with its line and never stops the program.
struct DefinitionElement {
    let element: XMLElement
    let file: String

    init(_ element: XMLElement, file: String) {
        self.element = element
        self.file = file
    }

    /// A problem at this element.
    func problem(
        _ message: String, found: String? = nil, expected: String? = nil
    ) -> DefinitionError {
        .refused([
            DefinitionProblem(
                file: file, line: element.line, xpath: element.path, message: message, found: found,
                expected: expected)
        ])
    }

    /// Its text without white space at both ends.
    var text: String { element.trimmedText }

    /// Child elements of a name.
    func all(_ name: String) -> [DefinitionElement] {
        element.all(name).map { DefinitionElement($0, file: file) }
    }

    /// A child element, `nil` when absent.
    func first(_ name: String) -> DefinitionElement? {
        element.first(name).map { DefinitionElement($0, file: file) }
    }

    /// A child element that must be there.
    func only(_ name: String) throws(DefinitionError) -> DefinitionElement {
        guard let child = first(name) else { throw problem("\(name) is missing", expected: name) }
        return child
    }

    /// An attribute without white space at both ends, as XSD's collapsing types see it.
    func attribute(_ name: String) -> String? {
        element.attribute(name).map(DefinitionElement.trimmed)
    }

    /// All attributes but those named.
    func attributes(but names: Set<String>) -> [String: String] {
        var found: [String: String] = [:]
        for attribute in element.attributes where !names.contains(attribute.name) {
            found[attribute.name] = DefinitionElement.trimmed(attribute.value)
        }
        return found
    }

    /// An attribute that must be there.
    func value(_ name: String) throws(DefinitionError) -> String {
        guard let value = attribute(name) else {
            throw problem("\(name) is missing", expected: "@\(name)")
        }
        return value
    }

    /// An `xs:boolean`; absent means no.
    func flag(_ name: String) -> Bool {
        ["true", "1"].contains(attribute(name))
    }

    /// A whole number that must be there.
    func integer(_ name: String) throws(DefinitionError) -> Int {
        try integer(from: value(name), name: name)
    }

    /// Its text as a whole number.
    func integer() throws(DefinitionError) -> Int {
        try integer(from: text, name: element.name)
    }

    /// A day that exists.
    func day(_ name: String) throws(DefinitionError) -> Day {
        let text = try value(name)
        guard let day = Day(iso: text) else {
            throw problem("\(name) is not a day of the calendar", found: text)
        }
        return day
    }

    /// A day that exists, or nothing.
    func optionalDay(_ name: String) throws(DefinitionError) -> Day? {
        attribute(name) == nil ? nil : try day(name)
    }

    private func integer(from text: String, name: String) throws(DefinitionError) -> Int {
        guard let number = Int(text) else {
            throw problem("\(name) is not a whole number", found: text)
        }
        return number
    }

    static func trimmed(_ text: String) -> String {
        let isSpace = { (scalar: Unicode.Scalar) in " \t\r\n".unicodeScalars.contains(scalar) }
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }
}
