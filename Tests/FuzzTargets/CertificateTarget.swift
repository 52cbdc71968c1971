import Seals
import Verification

/// Certificates and key files, in DER and PEM.
///
/// Not PKCS#12 and encrypted keys: what they cost to open stands in the file, and only an operator
/// imports them, his own.
final class CertificateTarget: FuzzTarget {
    static let maxBytes = 4096

    private let signers: [Signers]
    private let roots: [Certificate]
    private let known: Set<PublicKey>

    init(_ repository: Repository) throws {
        signers = try SignatureAlgorithm.all.map(Signers.init)
        roots = signers.map(\.anchor.certificate)
        known = Set((roots + signers.map(\.seal.certificate)).map(\.publicKey))
    }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = false
        if let certificate = try? Certificate(der: bytes) {
            try judge([certificate])
            isTaken = true
        }
        if let text = String(validating: bytes, as: UTF8.self) {
            if let all = try? Certificate.all(pem: text) {
                try judge(all)
                isTaken = true
            }
        }
        if (try? SealKey.isEncrypted(pem: bytes)) == false {
            if let key = try? SealKey(pem: bytes) {
                try key.withPEM { (pem: borrowing [UInt8]) throws in
                    try hold(
                        try SealKey(pem: copy pem).publicKey == key.publicKey,
                        "a key is read as it was written")
                }
                isTaken = true
            }
            if (try? LedgerKey(pem: bytes)) != nil { isTaken = true }
        }
        return isTaken
    }

    private func judge(_ certificates: [Certificate]) throws {
        for certificate in certificates {
            try hold(
                try Certificate(pem: certificate.pem) == certificate,
                "a certificate is read as it was written")
            _ = certificate.isValid(at: Signers.now)
            _ = certificate.hasOneForm(certificate.publicKey.algorithm)
            _ = certificate.lowered
        }
        guard let first = certificates.first else { return }
        if first.leads(through: Array(certificates.dropFirst()), to: roots) {
            try hold(known.contains(first.publicKey), "an anchor vouches for its own alone")
        }
    }

    func seeds() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for signer in signers {
            let pair = [signer.seal.certificate, signer.anchor.certificate]
            seeds += pair.map(\.der)
            seeds.append(Array(pair.map(\.pem).joined().utf8))
        }
        for key in [try FixedKeys.p256(), try FixedKeys.sm2()] {
            seeds.append(key.withPEM { (pem: borrowing [UInt8]) in copy pem })
        }
        return seeds
    }
}
