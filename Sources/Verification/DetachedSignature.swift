/// A signature in a file of its own, `<file>.sig`, over all bytes of the file beside which it lies.
package enum DetachedSignature {
    /// Longest file that can be one, in bytes: two numbers of 32 bytes in DER are 72.
    package static let maxBytes = 256

    /// Which of the pinned certificates, valid at that moment, signed the file.
    ///
    /// - Parameters:
    ///   - signature: the file's bytes: DER, or r‖s.
    ///   - file: the signed file's bytes, whole.
    ///   - pinned: the certificates that count; those that may not sign documents are passed over.
    ///   - milliseconds: the moment, since 1970-01-01T00:00:00Z.
    package static func verify(
        _ signature: [UInt8], of file: [UInt8], by pinned: [Certificate], at milliseconds: Int64
    ) -> Result<Certificate, SignatureRefusal> {
        let allowed = pinned.filter(\.maySignDocuments)
        guard !allowed.isEmpty else { return .failure(.certificateNotPinned) }
        let readable = allowed.compactMap { certificate in
            value(signature, certificate.publicKey.algorithm).map { (certificate, $0) }
        }
        guard !readable.isEmpty else {
            return .failure(.malformed("the file is neither DER nor r and s of 32 bytes each"))
        }
        let signers = readable.filter { $0.0.publicKey.verifies($0.1, of: file) }.map(\.0)
        guard !signers.isEmpty else { return .failure(.valueMismatch) }
        guard let signer = signers.first(where: { $0.isValid(at: milliseconds) }) else {
            return .failure(.certificateExpired(at: milliseconds))
        }
        return .success(signer)
    }

    private static func value(_ bytes: [UInt8], _ algorithm: SignatureAlgorithm) -> RawSignature? {
        RawSignature(der: bytes, algorithm: algorithm)
            ?? RawSignature(raw: bytes, algorithm: algorithm)
    }
}
