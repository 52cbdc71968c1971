/// What a day is for counting, and why.
package enum DayKind: Hashable, Sendable {
    /// Monday to Friday, not off.
    case working
    /// A weekend day that a notice made a working day; with the holiday it makes up for.
    case weekendMadeWorking(String)
    /// Saturday or Sunday.
    case weekend
    /// A day off; with the holiday's name.
    case holiday(String)

    /// Whether it counts.
    package var isWorking: Bool {
        switch self {
        case .working, .weekendMadeWorking: true
        case .weekend, .holiday: false
        }
    }
}
