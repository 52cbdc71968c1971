package import Digests

/// One kind of signature that documents and certificates may have; everything that differs between
/// algorithms is a value here, so that a further algorithm is a further entry. By which URIs
/// documents name it is in `SignatureNames`.
package struct SignatureAlgorithm: Sendable, Hashable {
    /// The name papers and journal lines use, `ecdsa-p256-sha256`.
    package let name: String
    /// Length of SignatureValue, r and s together, in bytes.
    package let rawLengthBytes: Int
    /// The digest the signature is made over, and the one our own references have.
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
    /// Whether a SignatureValue may be DER besides r‖s. XML signatures with ECDSA have r‖s alone
    /// (RFC 6931 §2.3.6); of SM2, GM/T 0009 §7.3 writes DER and devices write r‖s.
    package let signersWriteDER: Bool
    /// The signer's id that is mixed into the digest (SM2), `nil` where there is none.
    package let signerID: [UInt8]?

    /// An entry; only algorithms in `all` are accepted in documents.
    package init(
        name: String, rawLengthBytes: Int, digest: DigestAlgorithm, digestName: String,
        keyType: String, groupName: String, twinOrder: [UInt8]?,
        signersWriteDER: Bool, signerID: [UInt8]?
    ) {
        precondition(rawLengthBytes % 2 == 0)
        precondition(twinOrder.map { $0.count * 2 == rawLengthBytes } ?? true)
        self.name = name
        self.rawLengthBytes = rawLengthBytes
        self.digest = digest
        self.digestName = digestName
        self.keyType = keyType
        self.groupName = groupName
        self.twinOrder = twinOrder
        self.signersWriteDER = signersWriteDER
        self.signerID = signerID
    }

    /// ECDSA over P-256 with SHA-256 (RFC 6931 §2.3.6, FIPS 186-4 D.1.2.3).
    package static let ecdsaP256 = SignatureAlgorithm(
        name: "ecdsa-p256-sha256",
        rawLengthBytes: 64, digest: .sha256, digestName: "SHA256", keyType: "EC",
        groupName: "prime256v1",
        twinOrder: [
            0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2,
            0xFC, 0x63, 0x25, 0x51,
        ],
        signersWriteDER: false, signerID: nil)

    /// SM2 with SM3 (GB/T 32918.2, GB/T 35276), the signer's id being the customary
    /// 1234567812345678 of GM/T 0009 §10. The scheme has no twin: r enters into s.
    package static let sm2 = SignatureAlgorithm(
        name: "sm2-sm3", rawLengthBytes: 64, digest: .sm3, digestName: "SM3", keyType: "SM2",
        groupName: "SM2", twinOrder: nil, signersWriteDER: true,
        signerID: Array("1234567812345678".utf8))

    /// Every algorithm that documents and certificates may use.
    package static let all: [SignatureAlgorithm] = [.ecdsaP256, .sm2]

    /// The algorithm of a name; `nil` when there is none.
    package init?(name: String) {
        guard let found = SignatureAlgorithm.all.first(where: { $0.name == name }) else {
            return nil
        }
        self = found
    }
}
