internal import Digests
package import XML

/// Judges what others signed, against certificates that were pinned beforehand.
package enum DocumentVerification {
    /// Whether a pinned certificate, valid at that moment, signed the document.
    ///
    /// - Parameters:
    ///   - parts: the document taken apart; may come from an untrusted process, which at worst can
    ///     present another document that the same key signed.
    ///   - pinned: the certificates on file for the sender; those that may not sign documents are
    ///     passed over.
    ///   - milliseconds: the moment, since 1970-01-01T00:00:00Z.
    ///   - names: the algorithm URIs that are accepted.
    /// - Returns: the signed bytes with the certificate, or the first thing that is wrong. The
    ///   larger s of two is accepted here: other signers' tools make both.
    package static func verify(
        parts: EnvelopedSignatureParts, pinned: [Certificate], at milliseconds: Int64,
        names: SignatureNames = .standard
    ) -> Result<VerifiedDocument, SignatureRefusal> {
        SignedInfo.read(parts.canonicalSignedInfo, names: names).flatMap { info in
            verify(parts, info, pinned: pinned, at: milliseconds)
        }
    }

    /// What `EnvelopedSignature.extract` found, as a refusal where there is nothing to judge.
    package static func parts(of outcome: EnvelopedSignature.Outcome)
        -> Result<EnvelopedSignatureParts, SignatureRefusal>
    {
        switch outcome {
        case .parts(let parts): .success(parts)
        case .absent: .failure(.missing)
        case .problem(.twoSignatures): .failure(.twoSignatures)
        case .problem(.notLast): .failure(.notLast)
        case .problem(.wrongShape):
            .failure(.malformed("Signature has other content than the profile allows"))
        case .problem(.wrongValue): .failure(.malformed("SignatureValue is not Base64"))
        case .problem(.splitText):
            .failure(.malformed("a comment or processing instruction stands inside a text"))
        }
    }

    private static func verify(
        _ parts: EnvelopedSignatureParts, _ info: SignedInfo, pinned: [Certificate],
        at milliseconds: Int64
    ) -> Result<VerifiedDocument, SignatureRefusal> {
        let allowed = pinned.filter(\.maySignDocuments)
        guard !allowed.isEmpty else { return .failure(.certificateNotPinned) }
        let digest = DigestStream(info.naming.digest)
        digest.update(parts.canonicalDocument)
        guard digest.finish().bytes == info.digest else { return .failure(.digestMismatch) }
        guard let value = RawSignature(value: parts.value, algorithm: info.algorithm) else {
            return .failure(.malformed("SignatureValue has not the algorithm's form"))
        }
        let signers = allowed.filter {
            $0.publicKey.algorithm == info.algorithm
                && $0.publicKey.verifies(value, of: parts.canonicalSignedInfo)
        }
        guard !signers.isEmpty else { return .failure(.valueMismatch) }
        guard let signer = signers.first(where: { $0.isValid(at: milliseconds) }) else {
            return .failure(.certificateExpired(at: milliseconds))
        }
        return .success(
            VerifiedDocument(canonicalDocument: parts.canonicalDocument, certificate: signer))
    }
}
