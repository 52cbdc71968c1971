package import Registry
package import Seals
internal import Storage
package import System
package import Verification

/// The seals of the issuing organisations, from `registry/keys/`.
package struct Keyring: Sendable {
    /// The workspace's own root, under which its keys are made.
    package let anchor: Certificate
    /// Every root to which a paper's signature may lead, the anchor first.
    package let roots: [Certificate]
    /// Seals by organisation: the one with which each signs now.
    package let seals: [PartyID: Seal]
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
        for party in Set(keys.entries.map(\.record.party)).sorted() {
            guard let (entry, file) = try signing(party, in: keys, settings, unlock) else {
                continue
            }
            let path = folder.appending(Path(entry.record.name + ".cert.pem")).description
            guard entry.certificate.organisationID == party.code,
                entry.certificate.leads(through: entry.intermediates, to: keys.roots)
            else {
                throw PipelineError.unusable(
                    path: path,
                    reason: "it was not issued to \(party.code) under the anchor or another root")
            }
            seals[party] = try Seal(
                key: key(file, name: entry.record.name, unlock), certificate: entry.certificate,
                intermediates: entry.intermediates, names: names)
        }
        return Keyring(
            anchor: keys.anchor, roots: keys.roots, seals: seals,
            ended: KeyFolder.ended(try KeyFolder.list(folder)), names: names)
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

    /// The key with which an organisation signs: the newest that may, and whose private half is at
    /// hand. Where the settings name an algorithm and only other keys are there, that is told,
    /// rather than signing with another than was asked for.
    private static func signing(
        _ party: PartyID, in keys: KeyFolder, _ settings: SigningSettings, _ unlock: KeyUnlock
    ) throws -> (KeyFolder.Entry, Path)? {
        var candidates: [(entry: KeyFolder.Entry, file: Path)] = []
        for entry in keys.entries where entry.record.party == party && entry.isActive {
            if let file = try keys.privateKey(entry.record.name, unlock) {
                candidates.append((entry, file))
            }
        }
        guard !candidates.isEmpty else { return nil }
        if let algorithm = settings.algorithm {
            candidates.removeAll { $0.entry.certificate.publicKey.algorithm.name != algorithm }
            guard !candidates.isEmpty else {
                throw PipelineError.noKey(party: party.code, algorithm: algorithm)
            }
        }
        return candidates.max { $0.entry.record.from < $1.entry.record.from }
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
