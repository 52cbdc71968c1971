/// What happened to an entry: what made a version of it, or what else stands on its folio. The names
/// are those of files and journal lines.
package enum EntryAct: String, Hashable, Sendable, Codable, CaseIterable {
    /// 首次登记: version 1 of a registration.
    case registered
    /// An authorisation from before the system, or one that a procedure made: version 1.
    case recorded
    /// 变更登记: a new version.
    case changed
    /// 更正登记: a new version.
    case corrected
    /// 续展: a new version with a later end.
    case renewed
    /// The national query code (登记结果查询码) arrived: a new version.
    case coded
    /// Something decided later belongs to it, such as the list of a selection: a new version.
    case supplemented
    /// Something was recorded on it: a transaction, an inspection, a report.
    case noted
    /// Ended before its term by the authority or its holder.
    case terminated
    /// 确权: the statement of rights was issued.
    case rightsConfirmed = "rights-confirmed"
    /// 注销 on application or ex officio.
    case cancelled
    /// 注销 by the clock, because it was not renewed (26号 art. 15), or an authorisation's end.
    case lapsed
    /// 撤销 (26号 art. 20).
    case revoked
    /// Grants, proofs and transactions are refused while it lasts.
    case suspended
    /// The suspension is over.
    case resumed
    /// The renewal window opened, and the registrant was told.
    case reminded
    /// What its registrant had to send did not come in time; it and the keeper were told.
    case overdue
    /// Something it rests on ended; a mark stands on it.
    case marked
    /// The first application to register something made under an authorisation came in (26号 art.
    /// 9(1)).
    case applied

    /// Whether it makes a version, and so a certificate.
    package var makesVersion: Bool {
        switch self {
        case .registered, .recorded, .changed, .corrected, .renewed, .coded, .supplemented: true
        case .rightsConfirmed, .cancelled, .lapsed, .revoked, .suspended, .resumed, .reminded,
            .overdue, .marked, .applied, .noted, .terminated:
            false
        }
    }
}
