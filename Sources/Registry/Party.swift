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
    /// A registrar's entrustment.
    package var entrustment: Entrustment?
    /// Address and telephone printed as contact.
    package var contact: String
    /// Certificates with which the organisation signs what it sends, also those revoked.
    package var certificates: [PinnedCertificate]
    /// People who may act for it.
    package var officers: [Officer]
    /// Whether it may act.
    package var standing: PartyStanding

    /// A party entry.
    package init(
        id: PartyID, name: String, roles: [PartyRole], region: String, trustsFolder: Bool,
        hasFolder: Bool, documentPrefix: String? = nil, entrustment: Entrustment? = nil,
        contact: String = "", certificates: [PinnedCertificate] = [], officers: [Officer] = [],
        requiresMarker: Bool = false, standing: PartyStanding = .active
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
        self.standing = standing
    }

    /// Every certificate on file, the organisation's own first, with the officer whose it is.
    package var pinnedCertificates: [(officer: String?, certificate: PinnedCertificate)] {
        certificates.map { (nil, $0) }
            + officers.flatMap { officer in officer.certificates.map { (officer.id, $0) } }
    }
}
