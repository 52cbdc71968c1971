package import Registry
package import Seals
internal import Storage
package import System
package import Verification
internal import WorkingDays

/// The seals of the issuing organisations, from `registry/keys/`.
package struct Keyring: Sendable {
    /// The workspace's own root, under which its keys are made.
    package let anchor: Certificate
    /// Every root to which a paper's signature may lead, the anchor first.
    package let roots: [Certificate]
    /// Seals by organisation: the one with which each signs now.
    package let seals: [PartyID: Seal]
    /// The same by algorithm, for papers whose profile names one: of each the newest key.
    let choice: [PartyID: [String: Seal]]
    /// Since when keys sign no more, by fingerprint, in milliseconds since 1970.
    package let ended: [String: Int64]
    /// The algorithm URIs that signatures may have.
    package let names: SignatureNames

    /// Longest key file, in bytes.
    private static let maxBytes = 64 << 10

    /// Reads the folder, and opens of each organisation the newest key that may sign; of several
    /// algorithms the one the settings name.
    ///
    /// Throws when a private key's mode lets anybody but its owner read it, when nothing opens one,
    /// when a certificate that is to sign leads to no root, or when a file is broken. The anchor's
    /// own key is not read.
    package static func load(
        _ folder: Path, _ settings: SigningSettings = SigningSettings(),
        unlock: KeyUnlock = .none
    ) throws -> Keyring {
        let keys = try KeyFolder.read(folder)
        let names = try names(settings)
        var seals: [PartyID: Seal] = [:]
        var choice: [PartyID: [String: Seal]] = [:]
        for party in Set(keys.entries.map(\.record.party)).sorted() {
            let candidates = try candidates(party, in: keys, unlock)
            guard let first = try signing(party, candidates, settings) else { continue }
            let seal = try open(first, in: keys, names, unlock)
            seals[party] = seal
            choice[party] = [seal.certificate.publicKey.algorithm.name: seal]
            for other in candidates.sorted(by: { $0.from > $1.from }) {
                let algorithm = other.entry.certificate.publicKey.algorithm.name
                guard choice[party]?[algorithm] == nil else { continue }
                do {
                    choice[party]?[algorithm] = try open(other, in: keys, names, unlock)
                } catch PipelineError.keyIsLocked(_, isWrong: false) {
                    // Nobody may ask for it; a profile that does is told that there is none.
                    continue
                }
            }
        }
        return Keyring(
            anchor: keys.anchor, roots: keys.roots, seals: seals, choice: choice,
            ended: KeyFolder.ended(try KeyFolder.list(folder)), names: names)
    }

    /// Roots and names alone, for who signs nothing: no private key is read.
    init(certificatesOf keys: KeyFolder, _ settings: SigningSettings) throws {
        anchor = keys.anchor
        roots = keys.roots
        seals = [:]
        choice = [:]
        ended = [:]
        names = try Keyring.names(settings)
    }

    private init(
        anchor: Certificate, roots: [Certificate], seals: [PartyID: Seal],
        choice: [PartyID: [String: Seal]], ended: [String: Int64], names: SignatureNames
    ) {
        self.anchor = anchor
        self.roots = roots
        self.seals = seals
        self.choice = choice
        self.ended = ended
        self.names = names
    }

    /// A key that may sign, with its private half at hand.
    private struct Candidate {
        let entry: KeyFolder.Entry
        let file: Path
        var from: Instant { entry.record.from }
    }

    private static func open(
        _ candidate: Candidate, in keys: KeyFolder, _ names: SignatureNames, _ unlock: KeyUnlock
    ) throws -> Seal {
        let entry = candidate.entry
        let party = entry.record.party
        guard entry.certificate.organisationID == party.code,
            entry.certificate.leads(through: entry.intermediates, to: keys.roots)
        else {
            throw PipelineError.unusable(
                path: keys.path.appending(Path(entry.record.name + ".cert.pem")).description,
                reason: "it was not issued to \(party.code) under the anchor or another root")
        }
        return try Seal(
            key: key(candidate.file, name: entry.record.name, unlock),
            certificate: entry.certificate, intermediates: entry.intermediates, names: names)
    }

    /// The names of the settings with the usual ones.
    package static func names(_ settings: SigningSettings) throws -> SignatureNames {
        do {
            return try SignatureNames(
                methods: settings.signatureMethods.map { ($0.algorithm, $0.uri) },
                digests: settings.digestMethods.map { ($0.algorithm, $0.uri) })
        } catch {
            throw PipelineError.unusable(
                path: WorkspacePaths.config.description, reason: error.description)
        }
    }

    private static func candidates(
        _ party: PartyID, in keys: KeyFolder, _ unlock: KeyUnlock
    ) throws -> [Candidate] {
        var candidates: [Candidate] = []
        for entry in keys.entries where entry.record.party == party && entry.isActive {
            if let file = try keys.privateKey(entry.record.name, unlock) {
                candidates.append(Candidate(entry: entry, file: file))
            }
        }
        return candidates
    }

    /// The key with which an organisation signs: the newest that may, and whose private half is at
    /// hand. Where the settings name an algorithm and only other keys are there, that is told,
    /// rather than signing with another than was asked for.
    private static func signing(
        _ party: PartyID, _ candidates: [Candidate], _ settings: SigningSettings
    ) throws -> Candidate? {
        guard !candidates.isEmpty else { return nil }
        guard let algorithm = settings.algorithm else {
            return candidates.max { $0.from < $1.from }
        }
        let chosen = candidates.filter {
            $0.entry.certificate.publicKey.algorithm.name == algorithm
        }
        guard let newest = chosen.max(by: { $0.from < $1.from }) else {
            throw PipelineError.noKey(party: party.code, algorithm: algorithm)
        }
        return newest
    }

    /// Reads a certificate in PEM.
    package static func certificate(_ path: Path) throws -> Certificate {
        try KeyFolder.certificate(path)
    }

    /// Reads a private key; refuses one that others may read. `name` is what its passphrase is asked
    /// for by, where it has one; the beginning of its file's name where none is given.
    package static func key(
        _ path: Path, name: String? = nil, _ unlock: KeyUnlock = .none
    ) throws -> SealKey {
        let file = try Files.open(path)
        let mode = try file.status().mode
        guard mode & 0o077 == 0 else {
            throw PipelineError.keyIsReadable(path: path.description, mode: mode)
        }
        var bytes = try file.readAll(max: maxBytes)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        guard try SealKey.isEncrypted(pem: bytes) else { return try SealKey(pem: bytes) }
        let stem = path.lastName.text ?? path.description
        let known = name ?? (stem.hasSuffix(".key.pem") ? String(stem.dropLast(8)) : stem)
        guard let passphrase = try unlock.passphrase(of: known) else {
            throw PipelineError.keyIsLocked(path: path.description, isWrong: false)
        }
        do throws(SealKeyError) {
            return try SealKey(pem: bytes, passphrase: passphrase)
        } catch {
            guard error == .wrongPassphrase else { throw error }
            throw PipelineError.keyIsLocked(path: path.description, isWrong: true)
        }
    }
}
