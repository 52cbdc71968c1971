internal import Registry

/// Why a line that is played again does not come to what it came to at its time.
enum ReplayFault: Error, CustomStringConvertible {
    /// What was sent is not there any more, or is changed.
    case inputLost(String)
    /// An order destroyed the case with what was sent.
    case destroyed
    /// What was accepted would be sent back now.
    case refused([Finding])
    /// A paper would be written that the line does not have.
    case otherPaper(PaperKind, instead: String?)
    /// The clock's line comes to nothing now, for this reason.
    case otherAnswer(String)
    /// A file comes out with other bytes.
    case otherBytes(String)
    /// What the registry was opened with at the time is not known.
    case unknownSettings(String)

    /// One English sentence.
    var description: String {
        switch self {
        case .inputLost(let file): "\(file), which was sent then, is lost or changed"
        case .destroyed: "an order destroyed the case with what was sent"
        case .refused(let findings):
            "what was accepted then would be sent back now"
                + (findings.isEmpty
                    ? ""
                    : ": " + findings.map { "\($0.rule) \($0.english)" }.joined(separator: "; "))
        case .otherPaper(let kind, let instead):
            "it would write a paper \(kind.rawValue)"
                + (instead.map { " where the line has \($0)" } ?? " that the line does not have")
        case .otherAnswer(let reason): "the clock would do something else: \(reason)"
        case .otherBytes(let path): "\(path) comes out with other bytes than the line names"
        case .unknownSettings(let reason): "the rules or settings of then are not known: \(reason)"
        }
    }
}
