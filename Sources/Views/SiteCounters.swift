package import Registry

/// What the site's statistics show, counted line by line; small, whatever the registry's size.
package struct SiteCounters: Hashable, Sendable {
    /// Entries of a kind in a state.
    package struct EntryKey: Hashable, Sendable {
        /// What is registered.
        package var kind: PackageKind
        /// Whether it counts.
        package var state: EntryState

        /// A key.
        package init(kind: PackageKind, state: EntryState) {
            self.kind = kind
            self.state = state
        }
    }

    /// New entries of the register by month, `2026-01`.
    package var registeredByMonth: [String: Int] = [:]
    /// Entries as they stand.
    package var entries: [EntryKey: Int] = [:]
    /// Closed cases by the code with which they closed.
    package var closed: [String: Int] = [:]
    /// Cases of applications to register something, by the working days from receipt to the end.
    package var workingDays: [Int: Int] = [:]
    /// Announcements ever made.
    package var announcements = 0

    /// Nothing counted yet.
    package init() {}

    /// Entries in a state.
    package func entries(_ state: EntryState) -> Int {
        entries.reduce(0) { $0 + ($1.key.state == state ? $1.value : 0) }
    }

    /// Every closed case.
    package var closedCases: Int { closed.values.reduce(0, +) }

    /// The middle of the working days, of two the lower; `nil` without any.
    package var medianWorkingDays: Int? {
        let total = workingDays.values.reduce(0, +)
        var passed = 0
        for (days, count) in workingDays.sorted(by: { $0.key < $1.key }) {
            passed += count
            if passed * 2 >= total, total > 0 { return days }
        }
        return nil
    }
}
