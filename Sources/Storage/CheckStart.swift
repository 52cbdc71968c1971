internal import Registry

/// From where on a check looks into the files that lines name.
package enum CheckStart: Hashable, Sendable {
    /// All of them.
    case beginning
    /// From a line on.
    case line(Int)
    /// From the first line of this time or later; milliseconds since 1970.
    case time(Int64)

    /// Whether a line is the first or a later one of those whose files are looked into.
    func isReached(by line: JournalLine) -> Bool {
        switch self {
        case .beginning: false
        case .line(let number): line.number >= number
        case .time(let moment): line.entry.at >= moment
        }
    }
}
