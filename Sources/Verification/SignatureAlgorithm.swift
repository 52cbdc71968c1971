package import Digests

/// One pair of digest and signature that documents may use; everything that differs between
/// algorithms is a value here, so that a further algorithm is a further entry.
package struct SignatureAlgorithm: Sendable, Hashable {
    /// The name papers and journal lines use, `ecdsa-p256-sha256`.
    package let name: String
    /// Algorithm URI of SignatureMethod.
    package let signatureMethod: String
    /// Algorithm URI of DigestMethod.
    package let digestMethod: String
    /// Length of SignatureValue, r and s together, in bytes.
    package let rawLengthBytes: Int
    /// The digest of DigestMethod, which is also the one the signature is made over.
    package let digest: DigestAlgorithm
    /// libcrypto's name of the digest.
    package let digestName: String
    /// libcrypto's name of the key type.
    package let keyType: String
    /// libcrypto's name of the curve.
    package let groupName: String
    /// The order n of the curve's group, big endian, where (r, n−s) is as good a signature as
    /// (r, s): then the smaller s is the only one we make, and the only one in our papers. `nil`
    /// where the scheme has no such twin.
    package let twinOrder: [UInt8]?
    /// The signer's id that is mixed into the digest (SM2), `nil` where there is none.
    package let signerID: [UInt8]?

    /// An entry; only algorithms in `all` are accepted in documents.
    package init(
        name: String, signatureMethod: String, digestMethod: String, rawLengthBytes: Int,
        digest: DigestAlgorithm, digestName: String, keyType: String, groupName: String,
        twinOrder: [UInt8]?,
        signerID: [UInt8]?
    ) {
        precondition(rawLengthBytes % 2 == 0)
        precondition(twinOrder.map { $0.count * 2 == rawLengthBytes } ?? true)
        self.name = name
        self.signatureMethod = signatureMethod
        self.digestMethod = digestMethod
        self.rawLengthBytes = rawLengthBytes
        self.digest = digest
        self.digestName = digestName
        self.keyType = keyType
        self.groupName = groupName
        self.twinOrder = twinOrder
        self.signerID = signerID
    }

    /// ECDSA over P-256 with SHA-256 (RFC 6931 §2.3.6, FIPS 186-4 D.1.2.3).
    package static let ecdsaP256 = SignatureAlgorithm(
        name: "ecdsa-p256-sha256",
        signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        digestMethod: "http://www.w3.org/2001/04/xmlenc#sha256",
        rawLengthBytes: 64, digest: .sha256, digestName: "SHA256", keyType: "EC",
        groupName: "prime256v1",
        twinOrder: [
            0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2,
            0xFC, 0x63, 0x25, 0x51,
        ],
        signerID: nil)

    /// Every algorithm that documents and certificates may use.
    package static let all: [SignatureAlgorithm] = [.ecdsaP256]
}
