/// Why definitions could not be loaded.
package enum DefinitionError: Error, Hashable, CustomStringConvertible {
    /// The files are wrong; every problem found, never empty, in the order of files and lines.
    case refused([DefinitionProblem])
    /// This program could not judge the file; `reason` is libxml2's. Says nothing about the file.
    case engineFailed(file: String, reason: String)

    /// One problem a line.
    package var description: String {
        switch self {
        case .refused(let problems): problems.map(\.description).joined(separator: "\n")
        case .engineFailed(let file, let reason): "\(file): could not be judged: \(reason)"
        }
    }
}
