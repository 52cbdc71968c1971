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

    /// `周末`, `工作日(春节调休上班)`: for explanations.
    package var chinese: String {
        switch self {
        case .working: "工作日"
        case .weekendMadeWorking(let name): "工作日(\(name)调休上班)"
        case .weekend: "周末"
        case .holiday(let name): "放假(\(name))"
        }
    }

    /// `weekend`, `working day, makes up for 春节`: for explanations.
    package var english: String {
        switch self {
        case .working: "working day"
        case .weekendMadeWorking(let name): "working day, makes up for \(name)"
        case .weekend: "weekend"
        case .holiday(let name): "day off, \(name)"
        }
    }
}
