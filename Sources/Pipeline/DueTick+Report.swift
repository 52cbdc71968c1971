internal import Registry

extension DueTick {
    /// What is said when it cannot be carried out.
    func stopped(_ reason: String) -> LoopReport {
        switch self {
        case .ofCase(let standing, _): .caseStopped(standing.number, reason: reason)
        case .ofEntry(let standing, _): .entryStopped(standing.number, reason: reason)
        case .ofOffice(let scheduled): .entryStopped(scheduled.task.name, reason: reason)
        }
    }
}
