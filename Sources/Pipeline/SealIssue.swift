package import Registry
internal import Seals
package import System
internal import Verification
package import WorkingDays

/// A seal for an organisation that comes to issue papers after the workspace was made: a registrar
/// of a county.
package struct SealIssue {
    private let keys: Path
    private let now: Instant
    private let random: (Int) -> [UInt8]

    private static let years = 10

    /// In the folder of keys, whose anchor's key must be there; `random` gives as many random bytes
    /// as asked for.
    package init(keys: Path, now: Instant, random: @escaping (Int) -> [UInt8]) {
        self.keys = keys
        self.now = now
        self.random = random
    }

    /// Makes the key and its certificate under the anchor; throws `unusable` when there is one
    /// already, and what is wrong with the anchor's.
    package func make(for party: Party) throws {
        let anchor = try CertificateIssuer(
            key: try Keyring.key(keys.appending("anchor.key.pem")),
            certificate: try Keyring.certificate(keys.appending("anchor.cert.pem")))
        let key = try SealKey.generate(.ecdsaP256)
        let certificate = try anchor.issue(
            to: CertificateSubject(
                commonName: String(party.name.prefix(64)),
                organisation: String(party.name.prefix(64)), organisationID: party.id.code),
            terms(within: anchor.certificate), publicKey: key.publicKey)
        let path = keys.appending(Path(party.id.code + ".key.pem"))
        do throws(SystemError) {
            // The certificate first: a key without one keeps the registry from being opened.
            try write(
                Array(certificate.pem.utf8), to: Path(party.id.code + ".cert.pem"), 0o440)
            let file = try Files.create(path, permissions: 0o600)
            try key.withPEM { (pem: borrowing [UInt8]) throws(SystemError) in
                try file.write(pem.span)
            }
            try file.sync()
        } catch {
            guard error.isExists else { throw error }
            throw PipelineError.unusable(
                path: path.description, reason: "\(party.id.code) has a seal already")
        }
    }

    /// From the day before, so that a clock a little behind does not find it not yet valid.
    private func terms(within anchor: Certificate) -> CertificateTerms {
        var serialNumber = random(16)
        serialNumber[0] = serialNumber[0] & 0x3F | 0x40
        let start = now.day.adding(days: -1)
        return CertificateTerms(
            serialNumber: serialNumber, notBefore: max(start.start.milliseconds, anchor.notBefore),
            notAfter: min(
                start.adding(months: 12 * SealIssue.years).start.milliseconds, anchor.notAfter))
    }

    private func write(_ bytes: [UInt8], to name: Path, _ permissions: UInt32) throws(SystemError) {
        let file = try Files.create(keys.appending(name), permissions: permissions)
        try file.write(bytes)
        try file.sync()
    }
}
