/// The tick that comes next: of a case, of an entry of the register, or of the registry as a whole.
package enum DueTick: Hashable, Sendable {
    /// An open case's.
    case ofCase(CaseStanding, at: Int64)
    /// An entry's.
    case ofEntry(EntryStanding, at: Int64)
    /// What the registry as a whole owes.
    case ofOffice(ScheduledTask)

    /// When it is due, milliseconds since 1970.
    package var at: Int64 {
        switch self {
        case .ofCase(_, let at), .ofEntry(_, let at): at
        case .ofOffice(let scheduled): scheduled.at
        }
    }
}

extension RegistryIndex {
    /// The tick that comes first, the registry's own after all others at the same time: what took
    /// effect by then is counted.
    package func nextTick(profiles: [Profile]) -> DueTick? {
        let own = OfficeSchedule.next(
            after: officeDone, authorisedOn: authorisedOn, profiles: profiles)
        guard let own, !isOfficeAside else { return nextTick }
        guard let other = nextTick, other.at <= own.at else { return .ofOffice(own) }
        return other
    }

    /// The tick of a case or an entry that comes first, of an entry before one of a case at the same
    /// time: what ends today is no ground for what would be made today.
    package var nextTick: DueTick? {
        let ofCase = nextToTick.flatMap { standing in
            standing.tick.map { DueTick.ofCase(standing, at: $0.at) }
        }
        let ofEntry = entries.nextToTick.flatMap { standing in
            standing.tick.map { DueTick.ofEntry(standing, at: $0.at) }
        }
        guard let ofCase, let ofEntry else { return ofCase ?? ofEntry }
        return ofEntry.at <= ofCase.at ? ofEntry : ofCase
    }
}
