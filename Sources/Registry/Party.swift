/// What an organisation may do in the registry; see Docs/GLOSSARY.md.
package enum PartyRole: String, Hashable, Sendable, Codable, CaseIterable {
    case provider, `operator`, registrar, authority, countyAuthority, sectorRegulator, government
    case thirdParty, expert, businessSupervisor, securitySupervisor, exchange, platform
}

/// A person of a party who may act for it.
package struct Officer: Hashable, Sendable {
    /// Id within the party.
    package var id: String
    /// Name.
    package var name: String
    /// Roles inside decisions: `acceptance`, `review`, …; the names of the stages it may decide.
    package var stages: [String]
    /// PEM of the officer's own certificates, for signed slips; usually empty or one.
    package var certificates: [String]

    /// An officer entry.
    package init(id: String, name: String, stages: [String], certificates: [String]) {
        self.id = id
        self.name = name
        self.stages = stages
        self.certificates = certificates
    }
}

/// An organisation known to the registry, from `registry/parties/<USCC>.xml`.
package struct Party: Hashable, Sendable {
    /// Credit code.
    package var id: PartyID
    /// Full name.
    package var name: String
    /// Roles.
    package var roles: [PartyRole]
    /// Region, six digits; for a registrar the region it acts for.
    package var region: String
    /// Whether `inbox/<USCC>/` authenticates what lies in it.
    package var trustsFolder: Bool
    /// Whether a file in its drop folder is taken only with a done-marker: its system writes them,
    /// and nothing else proves that a file is complete.
    package var requiresMarker: Bool
    /// Whether answers go to `outbox/<USCC>/`; otherwise to `outbox/<registrar>/to-post/`.
    package var hasFolder: Bool
    /// The prefix of document numbers (文号), for issuing organisations: `泰数登`.
    package var documentPrefix: String?
    /// A registrar's entrustment: instrument, term and entrusting authority, as text.
    package var entrustment: String?
    /// Address and telephone printed as contact.
    package var contact: String
    /// PEM certificates with which the organisation signs what it sends.
    package var certificates: [String]
    /// People who may act for it.
    package var officers: [Officer]

    /// A party entry.
    package init(
        id: PartyID, name: String, roles: [PartyRole], region: String, trustsFolder: Bool,
        hasFolder: Bool, documentPrefix: String? = nil, entrustment: String? = nil,
        contact: String = "", certificates: [String] = [], officers: [Officer] = [],
        requiresMarker: Bool = false
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.region = region
        self.trustsFolder = trustsFolder
        self.hasFolder = hasFolder
        self.documentPrefix = documentPrefix
        self.entrustment = entrustment
        self.contact = contact
        self.certificates = certificates
        self.officers = officers
        self.requiresMarker = requiresMarker
    }
}
