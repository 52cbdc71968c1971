/// The id a sender gave a package: 1 to 64 of `A–Z a–z 0–9 . _ -`, beginning with a letter or digit.
package struct PackageID: Hashable, Sendable, Codable {
    /// The id as sent.
    package let text: String

    /// Takes an id of the allowed form; `nil` otherwise.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        guard (1...64).contains(bytes.count), isAlphanumeric(bytes[0]),
            bytes.allSatisfy({ isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
        else { return nil }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = PackageID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a package id"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A package kind such as `resource-registration` or `decision`; which exist is data in `schemas/`,
/// so it is a name and not an enumeration.
package struct PackageKind: Hashable, Sendable, Codable, RawRepresentable {
    /// The name as in the `kind` attribute.
    package let rawValue: String

    /// Any name; whether it exists is decided by the adopted rules.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// What asks for a party to be registered or changed (单位建档).
    package static let party = PackageKind(rawValue: "party")
    /// A decision slip (决定单).
    package static let decision = PackageKind(rawValue: "decision")
    /// What an applicant sends after the application (补正).
    package static let supplement = PackageKind(rawValue: "supplement")
    /// What an applicant takes an application back with (撤回).
    package static let withdrawal = PackageKind(rawValue: "withdrawal")
    /// May an entry enter an authorisation or a balance sheet (art. 11).
    package static let proofQuery = PackageKind(rawValue: "proof-query")
    /// What anybody raises during publicity (异议).
    package static let objection = PackageKind(rawValue: "objection")
    /// The first registration of a data resource.
    package static let resourceRegistration = PackageKind(rawValue: "resource-registration")
    /// The first registration of a product or service.
    package static let productRegistration = PackageKind(rawValue: "product-registration")
    /// An authorisation to operate, also one from before the system.
    package static let authorisationRecord = PackageKind(rawValue: "authorisation-record")
    /// A demand for data; also the grant that it leads to.
    package static let dataDemand = PackageKind(rawValue: "data-demand")
}
