internal import Registry
internal import Seals
internal import Verification
internal import WorkingDays
internal import XML

/// With which seal each paper is signed: of the issuer's, the one of the algorithm that the profile
/// names under which the case runs, or for what is no case the profile of the day. Where a profile
/// names none, the one with which the issuer signs by `config.xml`.
struct Sealing: Sendable {
    private let keyring: Keyring
    private let profiles: [Profile]

    init(_ keyring: Keyring, profiles: [Profile]) {
        self.keyring = keyring
        self.profiles = profiles
    }

    /// The seal of an issuer; `nil` where it has none. Throws `noKey` where it has only others than
    /// the profile asks for: who asked for SM2 must not get P-256 silently.
    func seal(of issuer: PartyID, under profile: String?, on day: Day) throws -> Seal? {
        let ruling =
            profile.map { name in profiles.first { $0.name == name } }
            ?? profiles.first { $0.covers(day) }
        guard let algorithm = ruling?.signatureAlgorithm else { return keyring.seals[issuer] }
        if let seal = keyring.choice[issuer]?[algorithm] { return seal }
        guard keyring.seals[issuer] != nil else { return nil }
        throw PipelineError.noKey(party: issuer.code, algorithm: algorithm)
    }

    /// The seal whose certificate a paper of the issuer's has, if it is one of today's.
    func seal(of issuer: PartyID, in paper: [UInt8]) -> Seal? {
        let text = String(decoding: paper, as: UTF8.self)
        return keyring.choice[issuer]?.values.first {
            text.contains(Base64.encode($0.certificate.der))
        }
    }

    /// Throws `noKey` where a profile names an algorithm of which one of these issuers has no key: a
    /// start says so, rather than the first paper.
    func needKeys(of issuers: [PartyID]) throws {
        for algorithm in Set(profiles.compactMap(\.signatureAlgorithm)).sorted() {
            for issuer in issuers where keyring.choice[issuer]?[algorithm] == nil {
                throw PipelineError.noKey(party: issuer.code, algorithm: algorithm)
            }
        }
    }
}
