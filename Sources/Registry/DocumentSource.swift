/// Where the parts of a document stand in its file, for findings that are made after it was read.
package struct DocumentSource: Hashable, Sendable {
    /// What findings call the file, `application.xml`; `nil` where a value was made otherwise.
    package var file: String?
    /// Name of the root, `application` or `decision`.
    package var root: String
    /// The line of each element that later rules look at, by its path.
    package var lines: [String: Int]

    /// A source; without arguments that of values which no document holds.
    package init(file: String? = nil, root: String = "", lines: [String: Int] = [:]) {
        self.file = file
        self.root = root
        self.lines = lines
    }

    /// The place of an element below the root, `applicants[1]/applicant[2]`, or of an attribute of
    /// it; of the root itself without a path. Only the package is known where no document was read.
    package func place(_ path: String = "", attribute: String? = nil, object: String? = nil)
        -> FindingPlace
    {
        guard file != nil, !root.isEmpty else { return FindingPlace(object: object) }
        let element = "/" + root + (path.isEmpty ? "" : "/" + path)
        return FindingPlace(
            file: file, line: lines[element],
            xpath: element + (attribute.map { "/@" + $0 } ?? ""), object: object)
    }
}
