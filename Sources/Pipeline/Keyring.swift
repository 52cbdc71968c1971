package import Registry
package import Seals
package import System
package import Verification

/// The seals of the issuing organisations, from `registry/keys/`.
package struct Keyring: Sendable {
    /// Every paper's signature chains to it.
    package let anchor: Certificate
    /// Seals by organisation.
    package let seals: [PartyID: Seal]

    /// Longest key or certificate file, in bytes.
    private static let maxBytes = 64 << 10

    /// Reads `anchor.cert.pem` and every `<USCC>.key.pem` with its `<USCC>.cert.pem`.
    ///
    /// Throws when a private key's mode lets anybody but its owner read it, when a certificate does
    /// not chain to the anchor, or when a file is broken. The anchor's own key is not read.
    package static func load(_ folder: Path) throws -> Keyring {
        let anchor = try certificate(folder.appending("anchor.cert.pem"))
        var seals: [PartyID: Seal] = [:]
        for name in try Files.names(in: folder).sorted() {
            guard let text = name.text, text.hasSuffix(".key.pem"),
                let party = PartyID(String(text.dropLast(".key.pem".count)))
            else { continue }
            let path = folder.appending(Path(party.code + ".cert.pem"))
            let certificate = try certificate(path)
            guard certificate.isIssued(by: anchor), certificate.organisationID == party.code else {
                throw PipelineError.unusable(
                    path: path.description,
                    reason: "it was not issued to \(party.code) under the anchor")
            }
            seals[party] = try Seal(
                key: key(folder.appending(name)), certificate: certificate)
        }
        return Keyring(anchor: anchor, seals: seals)
    }

    /// Reads a certificate in PEM.
    package static func certificate(_ path: Path) throws -> Certificate {
        let bytes = try Files.open(path).readAll(max: maxBytes)
        return try Certificate(pem: String(decoding: bytes, as: UTF8.self))
    }

    /// Reads a private key; refuses one that others may read.
    package static func key(_ path: Path) throws -> SealKey {
        let file = try Files.open(path)
        let mode = try file.status().mode
        guard mode & 0o077 == 0 else {
            throw PipelineError.keyIsReadable(path: path.description, mode: mode)
        }
        var bytes = try file.readAll(max: maxBytes)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        return try SealKey(pem: bytes)
    }
}
