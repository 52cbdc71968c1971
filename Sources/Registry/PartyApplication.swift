package import WorkingDays

/// What a `party` package asks for. What it does not say stays as it is on file.
package struct PartyApplication: Hashable, Sendable {
    /// What is asked.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case register, change, suspend, resume, close

        /// Its Chinese name.
        package var chinese: String {
            switch self {
            case .register: "建档"
            case .change: "变更"
            case .suspend: "暂停"
            case .resume: "恢复"
            case .close: "注销"
            }
        }
    }

    /// A certificate to be filed or revoked.
    package struct CertificateChange: Hashable, Sendable {
        /// Whether it is revoked; else filed.
        package var isRevocation: Bool
        /// The certificate in PEM.
        package var pem: String
        /// Its validity; `nil` where the package was not examined.
        package var validity: Validity?

        /// A change.
        package init(isRevocation: Bool, pem: String, validity: Validity? = nil) {
            self.isRevocation = isRevocation
            self.pem = pem
            self.validity = validity
        }
    }

    /// When a certificate is valid, as its examiner read it.
    package struct Validity: Hashable, Sendable {
        /// First moment.
        package var from: Instant
        /// Last second.
        package var until: Instant

        /// A span.
        package init(from: Instant, until: Instant) {
            self.from = from
            self.until = until
        }
    }

    /// An officer who comes, changes or goes.
    package struct OfficerChange: Hashable, Sendable {
        /// Id within the party.
        package var id: String
        /// Whether the officer goes.
        package var isRemoval: Bool
        /// Name; empty where it stays.
        package var name: String
        /// Stages; empty where they stay.
        package var stages: [String]
        /// A certificate of the officer's own.
        package var certificate: CertificateChange?

        /// A change.
        package init(
            id: String, isRemoval: Bool = false, name: String = "", stages: [String] = [],
            certificate: CertificateChange? = nil
        ) {
            self.id = id
            self.isRemoval = isRemoval
            self.name = name
            self.stages = stages
            self.certificate = certificate
        }
    }

    /// What is asked.
    package var action: Action
    /// The party.
    package var id: PartyID
    /// Name.
    package var name: String?
    /// Region.
    package var region: String?
    /// Roles; empty where they stay.
    package var roles: [PartyRole] = []
    /// Whether its drop folder is to be trusted.
    package var trustsFolder: Bool?
    /// Whether it is answered in a folder of its own.
    package var hasFolder: Bool?
    /// Whether its files come with done-markers.
    package var requiresMarker: Bool?
    /// Address and telephone.
    package var contact: String?
    /// 发文机关代字.
    package var documentPrefix: String?
    /// A registrar's entrustment.
    package var entrustment: Entrustment?
    /// Certificates filed and revoked.
    package var certificates: [CertificateChange] = []
    /// Officers.
    package var officers: [OfficerChange] = []
    /// Why.
    package var reason = ""

    /// An application that says nothing yet.
    package init(_ action: Action, of id: PartyID) {
        self.action = action
        self.id = id
    }
}
