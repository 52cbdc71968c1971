/// One thing that is wrong with a document, as the engine saw it.
package struct XMLProblem: Sendable, Hashable {
    /// What sort of rule was broken.
    package enum Kind: String, Sendable, Hashable {
        /// Not well-formed XML 1.0.
        case malformed
        /// A DOCTYPE declaration; none is allowed.
        case doctype
        /// A limit of `XMLLimits`, or one of libxml2's own.
        case limit
        /// Namespaces in XML 1.0: a prefix without declaration, the same attribute twice …
        case namespace
        /// The schema does not allow it.
        case schema
        /// Bytes that are not text in the encoding they should be in, or are so only by chance.
        case encoding
        /// A declared encoding that is not accepted here, or that the first bytes contradict.
        case label
    }

    /// What sort of rule was broken.
    package var kind: Kind
    /// libxml2's own number (`xmlParserErrors`), 0 when the problem was found by this room itself.
    package var code: Int
    /// Line, from 1.
    package var line: Int?
    /// Column, from 1; for well-formedness only.
    package var column: Int?
    /// The place as a path of plain local names, `/application/resource[1]/name[1]`; an attribute
    /// ends in `/@name`. For a broken document, the innermost element that was open.
    package var xpath: String?
    /// One sentence in English, without namespaces in braces and without a line feed.
    package var message: String
    /// What stands there: a value, or the name of an element or attribute.
    package var found: String?
    /// What could stand there: names joined by `, `, a pattern, a bound, a type.
    package var expected: String?
    /// For encodings: the one the bytes seem to be in, where that can be told.
    package var probable: String?
    /// The limit that was reached, for problems of that kind.
    package var limit: XMLLimit?

    /// A problem; places and values are `nil` where they are not known.
    package init(
        kind: Kind, code: Int = 0, line: Int? = nil, column: Int? = nil, xpath: String? = nil,
        message: String, found: String? = nil, expected: String? = nil, probable: String? = nil
    ) {
        self.kind = kind
        self.code = code
        self.line = line
        self.column = column
        self.xpath = xpath
        self.message = message
        self.found = found
        self.expected = expected
        self.probable = probable
    }

    /// A reached limit; `expected` reads `xml-depth ≤ 64`.
    package init(
        limit: XMLLimit, bound: Int, line: Int? = nil, column: Int? = nil, xpath: String? = nil,
        message: String, found: String? = nil
    ) {
        self.init(
            kind: .limit, line: line, column: column, xpath: xpath, message: message, found: found,
            expected: "\(limit.rawValue) ≤ \(bound)")
        self.limit = limit
    }
}
