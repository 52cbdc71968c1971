/// Where a finding is: file, line, path and the object's own code, each where it is known.
package struct FindingPlace: Hashable, Sendable {
    /// The file in the package, `nil` for the package itself.
    package var file: String?
    /// The line in it, from 1.
    package var line: Int?
    /// The column, from 1; for well-formedness errors only.
    package var column: Int?
    /// An XPath of plain names.
    package var xpath: String?
    /// The object's own code.
    package var object: String?

    /// A place; nothing of it is known by itself.
    package init(
        file: String? = nil, line: Int? = nil, column: Int? = nil, xpath: String? = nil,
        object: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.xpath = xpath
        self.object = object
    }

    /// The same place in the eyes of somebody who asks about this object.
    package func of(_ object: String?) -> FindingPlace {
        var place = self
        place.object = object
        return place
    }
}
