/// A document whose signature was found good; only `DocumentVerification` makes one.
package struct VerifiedDocument: Sendable, Hashable {
    /// The canonical document without its Signature: exactly the bytes that were digested. Whoever
    /// acts on the document reads these and no others.
    package let canonicalDocument: [UInt8]
    /// The pinned certificate whose key made the signature.
    package let certificate: Certificate

    init(canonicalDocument: [UInt8], certificate: Certificate) {
        self.canonicalDocument = canonicalDocument
        self.certificate = certificate
    }
}
