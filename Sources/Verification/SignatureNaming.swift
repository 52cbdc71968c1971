package import Digests

/// The algorithms of one SignedInfo, and the URIs by which it names them.
package struct SignatureNaming: Sendable, Hashable {
    /// The algorithm of the signature.
    package let algorithm: SignatureAlgorithm
    /// Algorithm URI of SignatureMethod.
    package let signatureMethod: String
    /// The digest of the document.
    package let digest: DigestAlgorithm
    /// Algorithm URI of DigestMethod.
    package let digestMethod: String

    init(
        algorithm: SignatureAlgorithm, signatureMethod: String, digest: DigestAlgorithm,
        digestMethod: String
    ) {
        self.algorithm = algorithm
        self.signatureMethod = signatureMethod
        self.digest = digest
        self.digestMethod = digestMethod
    }
}
