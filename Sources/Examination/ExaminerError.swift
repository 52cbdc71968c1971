package import XML

/// A set of schemas that cannot be used; no package was judged.
package enum ExaminerError: Error, CustomStringConvertible {
    /// The engine could not read a file of the set.
    case engine(file: String, XMLEngineError)
    /// A file that another one names is not in the set.
    case missing(file: String, namedBy: String)
    /// A file says something that cannot be; `reason` says what.
    case unusable(file: String, reason: String)

    /// One English sentence for a log.
    package var description: String {
        switch self {
        case .engine(let file, let error): "\(file): \(error)"
        case .missing(let file, let other): "\(file), named by \(other), is not in the set"
        case .unusable(let file, let reason): "\(file): \(reason)"
        }
    }
}
