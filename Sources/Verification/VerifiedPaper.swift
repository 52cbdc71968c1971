/// A paper of ours that is byte for byte as it was issued; only `PaperVerifier` makes one.
package struct VerifiedPaper: Sendable, Hashable {
    /// The canonical document without its Signature.
    package let canonicalDocument: [UInt8]
    /// The certificate of the organisation that signed it, issued by the anchor.
    package let certificate: Certificate
    /// The moment at which the certificates were checked, milliseconds since 1970.
    package let signedAt: Int64

    init(canonicalDocument: [UInt8], certificate: Certificate, signedAt: Int64) {
        self.canonicalDocument = canonicalDocument
        self.certificate = certificate
        self.signedAt = signedAt
    }
}
