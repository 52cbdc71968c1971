package import XML

/// Why a wording file cannot be used; the rule set that holds it is then not adopted.
package enum WordingFileError: Error, Hashable, CustomStringConvertible {
    /// Not XML within the limits.
    case notXML(file: String, problems: [XMLProblem])
    /// The root is not `wording` of `urn:dengji:wording:1`, format 1.
    case wrongRoot(file: String)
    /// An element says something that cannot be used.
    case invalid(file: String, line: Int, reason: String)
    /// Words that every paper needs are not there: phrases, labels or whole kinds.
    case incomplete(file: String, missing: [String])
    /// libxml2 could not judge.
    case engine(XMLEngineError)

    /// One English sentence.
    package var description: String {
        switch self {
        case .notXML(let file, let problems):
            "\(file) is not XML: \(problems.first?.message ?? "")"
        case .wrongRoot(let file):
            "the root of \(file) is not <wording> in urn:dengji:wording:1 with format=\"1\""
        case .invalid(let file, let line, let reason): "\(file), line \(line): \(reason)"
        case .incomplete(let file, let missing):
            "\(file) has no words for \(missing.joined(separator: ", "))"
        case .engine(let error): error.description
        }
    }
}
