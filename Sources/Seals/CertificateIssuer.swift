internal import COpenSSL
package import Verification

/// The trust anchor at work: the authority's key with its own certificate.
package struct CertificateIssuer: Sendable {
    /// The anchor's certificate, the content of `authority.pem`.
    package let certificate: Certificate
    private let key: SealKey

    /// Puts key and certificate together; refused when they do not fit or it is no authority's.
    package init(key: SealKey, certificate: Certificate) throws(IssuingError) {
        guard certificate.publicKey == key.publicKey, certificate.isAuthority,
            certificate.isIssued(by: certificate)
        else { throw .issuer }
        self.key = key
        self.certificate = certificate
    }

    /// A new anchor that certifies itself: an authority that may have no other under it.
    package static func selfSigned(
        _ subject: CertificateSubject, _ terms: CertificateTerms, key: SealKey
    ) throws(IssuingError) -> CertificateIssuer {
        let draft = try CertificateDraft()
        try draft.set(terms)
        try draft.set(subject)
        try draft.set(publicKey: key.publicKey)
        try draft.set(
            issuer: nil,
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
                (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ])
        return try CertificateIssuer(key: key, certificate: try draft.signed(by: key))
    }

    /// A certificate for an organisation's key, good for signing documents and nothing else. The
    /// validity lies inside the anchor's, so what verifies at a time has a whole chain at that time.
    package func issue(
        to subject: CertificateSubject, _ terms: CertificateTerms, publicKey: PublicKey
    ) throws(IssuingError) -> Certificate {
        guard certificate.isValid(at: terms.notBefore), certificate.isValid(at: terms.notAfter)
        else { throw .validity }
        let draft = try CertificateDraft()
        try draft.set(terms)
        try draft.set(subject)
        try draft.set(publicKey: publicKey)
        try draft.set(
            issuer: certificate,
            extensions: [
                (NID_basic_constraints, "critical,CA:FALSE"),
                (NID_key_usage, "critical,digitalSignature"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ])
        return try draft.signed(by: key)
    }
}
