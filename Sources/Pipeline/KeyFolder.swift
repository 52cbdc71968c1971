internal import Definitions
package import Registry
package import System
package import Verification
internal import WorkingDays

/// `registry/keys/`: certificates and private keys of the issuing organisations, the anchor, further
/// roots, and the list that says since when and until when each key signs.
package struct KeyFolder: Sendable {
    /// A key as its files and the list have it.
    package struct Entry: Sendable {
        /// What the list says; of a key that is not listed, since when its certificate is valid.
        package var record: KeyRecord
        /// Its certificate.
        package var certificate: Certificate
        /// What leads from it up to a root, from below.
        package var intermediates: [Certificate]
    }

    /// The folder.
    package let path: Path
    /// The workspace's own root, `anchor.cert.pem`.
    package let anchor: Certificate
    /// Every root, the anchor first; the others from `roots/`.
    package let roots: [Certificate]
    /// Every key of an organisation, in the order of their files' names.
    package let entries: [Entry]

    /// The list of keys.
    package static let listName: Path = "keys.xml"
    /// Longest key or certificate file, in bytes.
    private static let maxBytes = 64 << 10
    /// Longest list; a city's keys over decades are a few hundred.
    private static let maxListBytes = 1 << 20

    /// Reads the folder; no private key is opened.
    package static func read(_ path: Path) throws -> KeyFolder {
        let anchor = try certificate(path.appending("anchor.cert.pem"))
        let records = try list(path)
        var entries: [Entry] = []
        for name in try Files.names(in: path).sorted() {
            guard let text = name.text, text.hasSuffix(".cert.pem") else { continue }
            let stem = String(text.dropLast(".cert.pem".count))
            guard let party = PartyID(String(stem.prefix(18))) else { continue }
            let certificate = try certificate(path.appending(name))
            guard stem == party.code || stem == Entry.name(of: certificate, party: party) else {
                continue
            }
            let record =
                records.first { $0.fingerprint == certificate.fingerprint }
                ?? KeyRecord(
                    party: party, fingerprint: certificate.fingerprint, name: stem,
                    from: Instant(milliseconds: certificate.notBefore))
            entries.append(
                Entry(
                    record: record, certificate: certificate,
                    intermediates: try chain(path.appending(Path(stem + ".chain.pem")))))
        }
        return KeyFolder(
            path: path, anchor: anchor, roots: [anchor] + (try further(path)), entries: entries)
    }

    /// The records of the list; none where there is no list.
    package static func list(_ path: Path) throws -> [KeyRecord] {
        let file = path.appending(listName)
        guard try exists(file) else { return [] }
        return try KeyListFile.read(
            try Files.open(file).readAll(max: maxListBytes), name: file.description)
    }

    /// The roots of `roots/`, in the order of their names; none where there is no such folder.
    package static func further(_ path: Path) throws -> [Certificate] {
        let folder = path.appending("roots")
        guard try exists(folder) else { return [] }
        var roots: [Certificate] = []
        for name in try Files.names(in: folder).sorted() {
            guard let text = name.text, text.hasSuffix(".pem"), !text.hasPrefix(".") else {
                continue
            }
            let root = try certificate(folder.appending(name))
            guard root.isAuthority else {
                throw PipelineError.unusable(
                    path: folder.appending(name).description,
                    reason: "this certificate may not issue others")
            }
            roots.append(root)
        }
        return roots
    }

    /// Since when keys sign no more, by fingerprint, in milliseconds since 1970.
    package static func ended(_ records: [KeyRecord]) -> [String: Int64] {
        var ended: [String: Int64] = [:]
        for record in records {
            if let until = record.until { ended[record.fingerprint] = until.milliseconds }
        }
        return ended
    }

    /// Where the private key of a name lies: in the folder, else among the credentials; `nil` when
    /// it is in neither.
    package func privateKey(_ name: String, _ unlock: KeyUnlock) throws -> Path? {
        let file = Path(name + ".key.pem")
        for folder in [path, unlock.credentials].compactMap(\.self) {
            let candidate = folder.appending(file)
            if try KeyFolder.exists(candidate) { return candidate }
        }
        return nil
    }

    /// Reads a certificate in PEM.
    package static func certificate(_ path: Path) throws -> Certificate {
        let bytes = try Files.open(path).readAll(max: maxBytes)
        return try Certificate(pem: String(decoding: bytes, as: UTF8.self))
    }

    private static func chain(_ path: Path) throws -> [Certificate] {
        guard try exists(path) else { return [] }
        let bytes = try Files.open(path).readAll(max: maxBytes)
        return try Certificate.all(pem: String(decoding: bytes, as: UTF8.self))
    }

    static func exists(_ path: Path) throws(SystemError) -> Bool {
        do {
            _ = try Files.status(of: path, followingLink: true)
            return true
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }
}

extension KeyFolder.Entry {
    /// The beginning of a key's files' names, but for an organisation's first key.
    static func name(of certificate: Certificate, party: PartyID) -> String {
        party.code + "." + certificate.fingerprint.prefix(8)
    }

    /// Whether it may sign, as far as the list goes.
    package var isActive: Bool { record.until == nil }
}
