/// A person of a party who may act for it.
package struct Officer: Hashable, Sendable {
    /// Id within the party.
    package var id: String
    /// Name.
    package var name: String
    /// Roles inside decisions: `acceptance`, `review`, …; the names of the stages it may decide.
    package var stages: [String]
    /// The officer's own certificates, for signed slips; usually empty or one.
    package var certificates: [PinnedCertificate]

    /// An officer entry.
    package init(id: String, name: String, stages: [String], certificates: [PinnedCertificate]) {
        self.id = id
        self.name = name
        self.stages = stages
        self.certificates = certificates
    }
}
