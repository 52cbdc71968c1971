internal import Registry
internal import Verification
internal import WorkingDays
internal import XML

/// Judges the signatures of packages and slips by the certificates pinned in the party files. No
/// untrusted bytes are parsed here: what is read is compared with the few forms it may have.
struct SignatureDesk: Sendable {
    /// A pinned certificate and whose it is.
    private struct Pinned: Sendable {
        var certificate: Certificate
        var signer: ExaminedClaim.Signer
    }

    private let pinned: [PartyID: [Pinned]]

    /// Takes the certificates of parties and of their officers; throws for one that is broken.
    init(_ parties: [PartyID: Party]) throws(CertificateError) {
        var pinned: [PartyID: [Pinned]] = [:]
        for (id, party) in parties {
            for pem in party.certificates {
                pinned[id, default: []].append(
                    Pinned(
                        certificate: try Certificate(pem: pem),
                        signer: ExaminedClaim.Signer(party: id, officer: nil)))
            }
            for officer in party.officers {
                for pem in officer.certificates {
                    pinned[id, default: []].append(
                        Pinned(
                            certificate: try Certificate(pem: pem),
                            signer: ExaminedClaim.Signer(party: id, officer: officer.id)))
                }
            }
        }
        self.pinned = pinned
    }

    /// Whether the party that the document names signed it. The bytes that come back are the only
    /// ones that may be read as signed.
    func verify(_ parts: SignatureParts, claimed: PartyID?, at received: Instant)
        -> Result<(signer: ExaminedClaim.Signer, document: [UInt8]), SignatureRefusal>
    {
        guard let claimed, let candidates = pinned[claimed] else {
            return .failure(.certificateNotPinned)
        }
        let verified = DocumentVerification.verify(
            parts: EnvelopedSignatureParts(
                canonicalDocument: parts.canonicalDocument,
                canonicalSignedInfo: parts.canonicalSignedInfo, value: parts.signatureValue),
            pinned: candidates.map(\.certificate), at: received.milliseconds)
        return verified.flatMap { document in
            guard let match = candidates.first(where: { $0.certificate == document.certificate })
            else { return .failure(.certificateNotPinned) }
            return .success((match.signer, document.canonicalDocument))
        }
    }

    /// The finding for a signature that does not count.
    static func finding(_ refusal: SignatureRefusal) -> Finding {
        Finding(
            rule: "PKG-SIGNATURE", severity: .error, found: refusal.code,
            chinese: "签名无效：\(refusal.chinese)。",
            english: "The signature does not count: \(refusal.english).",
            advice: "请用本单位已备案证书对应的私钥重新签名（整份文件、封内签名）；证书尚未备案的，请先办理备案。")
    }
}
