/// What a document may cost; a reached limit is a problem of kind `limit`.
package struct XMLLimits: Sendable, Hashable {
    /// Size of the document as received, in bytes.
    package var maxBytes: Int
    /// Elements inside each other; libxml2's own bound of 256 stays in force above it.
    package var maxDepth: Int
    /// Elements in the document.
    package var maxElements: Int
    /// Attributes and namespace declarations of one element.
    package var maxAttributes: Int
    /// Bytes, in UTF-8, of one attribute value, and of the text between two start tags.
    package var maxTextBytes: Int
    /// Problems reported; those beyond it are counted by nobody.
    package var maxFindings: Int

    /// Limits; each must be positive.
    package init(
        maxBytes: Int, maxDepth: Int, maxElements: Int, maxAttributes: Int, maxTextBytes: Int,
        maxFindings: Int
    ) {
        precondition(
            min(maxBytes, maxDepth, maxElements, maxAttributes, maxTextBytes, maxFindings) > 0)
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxElements = maxElements
        self.maxAttributes = maxAttributes
        self.maxTextBytes = maxTextBytes
        self.maxFindings = maxFindings
    }

    /// For packages and papers: 16 MiB, 64 deep, 400,000 elements, 64 attributes, 1 MiB of text at
    /// one place, 200 problems. The largest genuine application seen is under 1 MiB and 12 deep.
    package static let standard = XMLLimits(
        maxBytes: 16 << 20, maxDepth: 64, maxElements: 400_000, maxAttributes: 64,
        maxTextBytes: 1 << 20, maxFindings: 200)
}
