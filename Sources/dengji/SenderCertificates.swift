internal import Registry
internal import Verification

/// The certificates in the files of all parties, read when the first is asked for.
final class SenderCertificates {
    /// A certificate and whose it is.
    struct Pinned {
        let party: PartyID
        let officer: String?
        let certificate: Certificate
    }

    private let parties: [PartyID: Party]
    private var pinned: [Pinned]?

    init(_ parties: [PartyID: Party]) { self.parties = parties }

    /// All of them, in the order of the parties' codes.
    func all() throws -> [Pinned] {
        if let pinned { return pinned }
        let read = try parties.values.sorted { $0.id < $1.id }.flatMap { party in
            try party.pinnedCertificates.map { officer, certificate in
                Pinned(
                    party: party.id, officer: officer,
                    certificate: try Certificate(pem: certificate.pem))
            }
        }
        pinned = read
        return read
    }
}
