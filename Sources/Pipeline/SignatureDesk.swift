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
        var revokedAt: Instant?

        /// Whether it counts on what was received at that moment, as far as revocation goes.
        func counts(at received: Instant) -> Bool { revokedAt.map { received < $0 } ?? true }
    }

    /// Why a signature does not count.
    enum Refusal: Error {
        /// By what it is.
        case signature(SignatureRefusal)
        /// By its certificate, which was revoked before the package came.
        case revoked(Instant)
    }

    private let pinned: [PartyID: [Pinned]]
    private let names: SignatureNames

    /// Takes the certificates of parties and of their officers; throws for one that is broken.
    /// `names` are the algorithm URIs that are accepted.
    init(_ parties: [PartyID: Party], names: SignatureNames) throws(CertificateError) {
        self.names = names
        var pinned: [PartyID: [Pinned]] = [:]
        for (id, party) in parties {
            for (officer, certificate) in party.pinnedCertificates {
                pinned[id, default: []].append(
                    Pinned(
                        certificate: try Certificate(pem: certificate.pem),
                        signer: ExaminedClaim.Signer(party: id, officer: officer),
                        revokedAt: certificate.revokedAt))
            }
        }
        self.pinned = pinned
    }

    /// Whose signature it is: that of the party the document names first, or else of any party with
    /// a pinned certificate, for a joint applicant or an agent may sign; whether that party may send
    /// it is judged later. The bytes that come back are the only ones that may be read as signed.
    ///
    /// A certificate counts for what was received before it was revoked. Where only a revoked one
    /// verifies, that is what is told.
    func verify(_ parts: SignatureParts, claimed: PartyID?, at received: Instant)
        -> Result<(signer: ExaminedClaim.Signer, document: [UInt8]), Refusal>
    {
        let counting = pinned.mapValues { $0.filter { $0.counts(at: received) } }
        let outcome = verify(parts, among: counting, claimed: claimed, at: received)
        switch outcome {
        case .success(let verified): return .success(verified)
        case .failure(let refusal):
            for candidates in pinned.values {
                for revoked in candidates where !revoked.counts(at: received) {
                    if let at = revoked.revokedAt,
                        case .success = verify(parts, by: [revoked], at: received)
                    {
                        return .failure(.revoked(at))
                    }
                }
            }
            return .failure(.signature(refusal))
        }
    }

    private func verify(
        _ parts: SignatureParts, among pinned: [PartyID: [Pinned]], claimed: PartyID?,
        at received: Instant
    ) -> Result<(signer: ExaminedClaim.Signer, document: [UInt8]), SignatureRefusal> {
        let first = claimed.map { verify(parts, by: pinned[$0] ?? [], at: received) }
        switch first {
        case .success(let verified)?: return .success(verified)
        case .failure(.valueMismatch)?, .failure(.certificateNotPinned)?, nil: break
        case .failure(let refusal)?: return .failure(refusal)
        }
        for party in pinned.keys.sorted() where party != claimed {
            if case .success(let verified) = verify(parts, by: pinned[party] ?? [], at: received) {
                return .success(verified)
            }
        }
        return first ?? .failure(.certificateNotPinned)
    }

    private func verify(_ parts: SignatureParts, by candidates: [Pinned], at received: Instant)
        -> Result<(signer: ExaminedClaim.Signer, document: [UInt8]), SignatureRefusal>
    {
        if candidates.isEmpty { return .failure(.certificateNotPinned) }
        let verified = DocumentVerification.verify(
            parts: EnvelopedSignatureParts(
                canonicalDocument: parts.canonicalDocument,
                canonicalSignedInfo: parts.canonicalSignedInfo, value: parts.signatureValue),
            pinned: candidates.map(\.certificate), at: received.milliseconds, names: names)
        return verified.flatMap { document in
            guard let match = candidates.first(where: { $0.certificate == document.certificate })
            else { return .failure(.certificateNotPinned) }
            return .success((match.signer, document.canonicalDocument))
        }
    }

    /// The finding for a signature that does not count.
    static func finding(_ refusal: Refusal) -> Finding {
        switch refusal {
        case .revoked(let moment): PartyFindings.revoked(at: moment)
        case .signature(let refusal):
            RegistryRule.signature.finding(
                found: refusal.code, ["reason": refusal.chinese, "detail": refusal.english])
        }
    }
}
