internal import COpenSSL
internal import Digests

/// An X.509 certificate with a key of an accepted algorithm. Reading one says nothing about trust.
package struct Certificate: Sendable, Hashable {
    /// The certificate, exactly as its holder has it.
    package let der: [UInt8]
    /// The subject in the order of RFC 2253, in UTF-8: `CN=…,O=…`.
    package let subjectName: String
    /// The subject's common name, when there is exactly one.
    package let commonName: String?
    /// The holder's 统一社会信用代码, as written in the subject attribute organizationIdentifier
    /// (2.5.4.97), or else in serialNumber (2.5.4.5).
    package let organisationID: String?
    /// First moment of validity, milliseconds since 1970-01-01T00:00:00Z.
    package let notBefore: Int64
    /// Last second of validity, milliseconds since 1970-01-01T00:00:00Z.
    package let notAfter: Int64
    /// SHA-256 of `der`, 64 lower case hexadecimal digits.
    package let fingerprint: String
    /// Whether it may issue certificates (basicConstraints and keyUsage).
    package let isAuthority: Bool
    /// Whether keyUsage lets its key sign documents.
    package let maySignDocuments: Bool
    /// Its key.
    package let publicKey: PublicKey

    /// Reads one certificate in DER, with nothing after it.
    package init(der: [UInt8]) throws(CertificateError) {
        guard let handle = X509Handle(der: der) else { throw .notDER }
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let subject = handle.subjectName else { throw .malformed("subject") }
        guard let start = handle.notBefore, let end = handle.notAfter else {
            throw .malformed("validity")
        }
        guard let uses = handle.uses else { throw .malformed("extensions") }
        guard let key = handle.publicKeyDER else { throw .malformed("key") }
        self.der = der
        subjectName = subject
        commonName = handle.subjectAttribute(NID_commonName)
        organisationID =
            handle.subjectAttribute(NID_organizationIdentifier)
            ?? handle.subjectAttribute(NID_serialNumber)
        notBefore = start
        notAfter = end
        fingerprint = SHA256.digest(of: der).hex
        isAuthority = uses.authority
        maySignDocuments = uses.documents
        publicKey = try PublicKey(der: key)
    }

    /// Reads a text that holds exactly one certificate in PEM and no other block.
    package init(pem: String) throws(CertificateError) {
        guard let der = CertificatePEM.der(text: pem) else { throw .notOnePEM }
        try self.init(der: der)
    }

    /// Reads a text of one or more certificates in PEM, in their order, and no other block.
    package static func all(pem: String) throws(CertificateError) -> [Certificate] {
        guard let ders = CertificatePEM.ders(text: pem) else { throw .notOnePEM }
        var certificates: [Certificate] = []
        for der in ders { certificates.append(try Certificate(der: der)) }
        return certificates
    }

    /// The certificate in PEM, lines of 64 characters, ending with a line feed.
    package var pem: String { CertificatePEM.text(der: der) }

    /// Whether a moment, in milliseconds since 1970, lies in the validity; the last second counts
    /// whole.
    package func isValid(at milliseconds: Int64) -> Bool {
        notBefore <= milliseconds && milliseconds < notAfter + 1000
    }

    /// Whether `issuer` is an authority and its key signed this certificate. Says nothing about
    /// time. A certificate that issued itself is issued by itself.
    package func isIssued(by issuer: Certificate) -> Bool {
        guard issuer.isAuthority, let mine = X509Handle(der: der),
            let other = X509Handle(der: issuer.der)
        else { return false }
        return mine.isSigned(by: other, key: issuer.publicKey)
    }

    /// Whether one of `roots` issued this certificate, itself or through some of `others`. Says
    /// nothing about time.
    package func leads(through others: [Certificate], to roots: [Certificate]) -> Bool {
        path(through: others, to: roots) != nil
    }

    /// What lies between this certificate and one of `roots`, from below, taken from `others`; `nil`
    /// when no way leads there.
    package func path(through others: [Certificate], to roots: [Certificate]) -> [Certificate]? {
        let path = CertificatePath.find(from: self, through: others, to: roots)
        return path.flatMap { $0.count > 1 ? Array($0.dropFirst().dropLast()) : nil }
    }

    /// Whether the issuer's signature, made with `algorithm`, has the one form we make: otherwise
    /// somebody could turn the certificate into another one that is as good.
    package func hasOneForm(_ algorithm: SignatureAlgorithm) -> Bool {
        guard let handle = X509Handle(der: der),
            let signature = RawSignature(der: handle.signatureDER, algorithm: algorithm)
        else { return false }
        return signature.isLow(algorithm)
    }

    /// The same certificate with the smaller s in its issuer's signature, which is as good and the
    /// form that papers carry; itself where it has it already, or its issuer signs otherwise than
    /// with P-256. Its fingerprint is another one.
    package var lowered: Certificate {
        guard let handle = X509Handle(der: der), handle.isSignedWithP256,
            let signature = RawSignature(der: handle.signatureDER, algorithm: .ecdsaP256),
            !signature.isLow(.ecdsaP256),
            let changed = handle.encoding(withSignature: signature.lowered(.ecdsaP256).der)
        else { return self }
        do throws(CertificateError) {
            return try Certificate(der: changed)
        } catch {
            preconditionFailure("a certificate with another s cannot be read: \(error)")
        }
    }

    /// The same bytes.
    package static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }

    /// Hashes `der`.
    package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
