/// Whether an entry counts today.
package enum EntryState: String, Hashable, Sendable, Codable, CaseIterable {
    /// 有效.
    case inForce = "in-force"
    /// 暂停: grants, proofs and transactions are refused.
    case suspended
    /// 已注销.
    case cancelled
    /// 期满注销: not renewed; for an authorisation: ended.
    case lapsed
    /// 已撤销.
    case revoked
    /// 已终止: ended before its term.
    case terminated

    /// Whether it may come into force again, so that its clock runs on.
    package var isStanding: Bool { self == .inForce || self == .suspended }
}
