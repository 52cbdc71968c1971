/// Why a message could not be read.
package enum PressError: Error, Hashable, CustomStringConvertible {
    /// It ends before what it announces.
    case truncated
    /// It is of another version or says what none may say; with what it was.
    case malformed(String)

    /// One English sentence.
    package var description: String {
        switch self {
        case .truncated: "a message of the press ends too early"
        case .malformed(let what): "a message of the press is malformed: \(what)"
        }
    }
}
