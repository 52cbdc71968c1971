internal import Courier
internal import Seals
internal import System
internal import Verification
internal import WorkingDays

/// A channel's own key. The other side pins the certificate itself, so the authority that a
/// certificate must have is made for it and forgotten: nothing chains to it.
enum CourierKey {
    static let keyName: Path = "courier.key.pem"
    static let certificateName: Path = "courier.cert.pem"
    private static let years = 10

    /// Makes key (0600) and certificate in a folder; both must be missing.
    static func make(in folder: Path, channel: ChannelID, side: CourierSide) throws {
        let name = "courier \(channel) \(side.rawValue)"
        let subject = CertificateSubject(
            commonName: name, organisation: name, organisationID: name)
        let day = ArgumentReading.now().day
        func terms() -> CertificateTerms {
            var serial = RandomBytes.take(16)
            serial[0] = serial[0] & 0x3F | 0x40
            // From the day before, for a peer whose clock is behind.
            return CertificateTerms(
                serialNumber: serial, notBefore: day.adding(days: -1).start.milliseconds,
                notAfter: day.adding(months: 12 * years).start.milliseconds)
        }
        let issuer = try CertificateIssuer.selfSigned(
            subject, terms(), key: try SealKey.generate(.ecdsaP256))
        let key = try SealKey.generate(.ecdsaP256)
        let certificate = try issuer.issue(to: subject, terms(), publicKey: key.publicKey)
        let file = try Files.create(folder.appending(keyName), permissions: 0o600)
        try key.withPEM { (pem: borrowing [UInt8]) throws(SystemError) in
            try file.write(pem.span)
        }
        try file.sync()
        try FileWriting.add(folder.appending(certificateName), Array(certificate.pem.utf8))
    }
}
