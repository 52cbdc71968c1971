/// One thing that is wrong with a file that people wrote.
package struct DefinitionProblem: Hashable, Sendable, CustomStringConvertible {
    /// Path in the set, `profiles/taian-2025.xml`, or the name the file was given under.
    package let file: String
    /// Line, from 1; `nil` where it concerns a whole file or several.
    package let line: Int?
    /// The place as a path of plain names.
    package let xpath: String?
    /// One English sentence.
    package let message: String
    /// What stands there.
    package let found: String?
    /// What could stand there.
    package let expected: String?

    init(
        file: String, line: Int? = nil, xpath: String? = nil, message: String,
        found: String? = nil, expected: String? = nil
    ) {
        self.file = file
        self.line = line
        self.xpath = xpath
        self.message = message
        self.found = found
        self.expected = expected
    }

    /// `profiles/taian-2025.xml:7: … (/profile/terms[1]/term[2])`.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)" + (xpath.map { " (\($0))" } ?? "")
    }
}
