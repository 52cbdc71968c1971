package import WorkingDays

/// Whether a party may act, and since when.
package struct PartyStanding: Hashable, Sendable {
    /// The states of a party.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// 正常.
        case active
        /// 暂停: may not send or decide, but is still answered.
        case suspended
        /// 注销: the same for good.
        case closed

        /// Its Chinese name.
        package var chinese: String {
            switch self {
            case .active: "正常"
            case .suspended: "暂停"
            case .closed: "注销"
            }
        }
    }

    /// The state.
    package var state: State
    /// Since when; `nil` for a party that was always active.
    package var since: Day?
    /// Why it was suspended or closed.
    package var reason: String

    /// A standing.
    package init(_ state: State, since: Day? = nil, reason: String = "") {
        self.state = state
        self.since = since
        self.reason = reason
    }

    /// As every party begins.
    package static let active = PartyStanding(.active)

    /// Whether it may send and decide.
    package var isActive: Bool { state == .active }
}
