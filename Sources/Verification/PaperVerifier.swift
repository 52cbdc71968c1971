package import XML

/// Judges papers of ours, issued under one of the trusted roots.
///
/// The certificates in KeyInfo only say which key to try: they count when a root issued them. The
/// verifier remembers certificates it found good, so a registry is checked with one chain per
/// signer instead of one per paper.
///
/// Gap: KeyInfo is not signed. Where a root issued two certificates for the same key, each of
/// them fits in each paper of that key; so every certificate is issued for a fresh key.
package struct PaperVerifier: Sendable {
    /// A signer whose certificates lead up to a root.
    private struct Signer {
        /// How papers of this signer are written.
        var form: SignatureForm
        /// What has to be valid besides the signer's own certificate, the root among it.
        var above: [Certificate]
    }

    private let roots: [Certificate]
    private let names: SignatureNames
    private let ended: [String: Int64]
    private var signers: [String: Signer] = [:]

    /// A verifier that trusts what `anchor` issued.
    package init(anchor: Certificate) {
        self.init(roots: [anchor])
    }

    /// A verifier that trusts what each of `roots` issued, itself or through others.
    ///
    /// - Parameters:
    ///   - names: the algorithm URIs that are accepted.
    ///   - ended: since when keys were no longer to sign, by their certificates' fingerprints; in
    ///     milliseconds since 1970. Papers of before stay good.
    package init(
        roots: [Certificate], names: SignatureNames = .standard, ended: [String: Int64] = [:]
    ) {
        self.roots = roots
        self.names = names
        self.ended = ended
    }

    /// One paper, when there is only one to judge; as the method of the same name.
    package static func verify(
        _ bytes: [UInt8], anchor: Certificate, at time: SigningTime
    ) throws(XMLEngineError) -> Result<VerifiedPaper, SignatureRefusal> {
        var verifier = PaperVerifier(anchor: anchor)
        return try verifier.verify(bytes, at: time)
    }

    /// Whether the bytes are a paper, complete and unchanged, signed by an organisation to which the
    /// anchor issued a certificate that was valid at that time.
    ///
    /// Any changed, added or missing byte makes it fail, also those XML does not see. Throws only
    /// when the engine could not judge.
    package mutating func verify(
        _ bytes: [UInt8], at time: SigningTime
    ) throws(XMLEngineError) -> Result<VerifiedPaper, SignatureRefusal> {
        let document: XMLDocument
        switch try XMLDocument.parse(bytes, limits: .standard) {
        case .problems(let problems):
            return .failure(.malformed(problems.first?.message ?? "not XML"))
        case .document(let parsed): document = parsed
        }
        let outcome = try EnvelopedSignature.extract(from: document)
        return DocumentVerification.parts(of: outcome).flatMap { parts in
            signer(in: document.root).flatMap { signer in
                judge(parts, signer, time, root: document.root, bytes: bytes)
            }
        }
    }

    private func judge(
        _ parts: EnvelopedSignatureParts, _ signer: Signer, _ time: SigningTime,
        root: XMLElement, bytes: [UInt8]
    ) -> Result<VerifiedPaper, SignatureRefusal> {
        let milliseconds: Int64
        switch time {
        case .at(let moment): milliseconds = moment
        case .stated(let read):
            guard let moment = read(root) else {
                return .failure(.malformed("the paper does not say when it was signed"))
            }
            milliseconds = moment
        }
        let certificate = signer.form.certificate
        let verified = DocumentVerification.verify(
            parts: parts, pinned: [certificate], at: milliseconds, names: names)
        return verified.flatMap { verified in
            guard signer.above.allSatisfy({ $0.isValid(at: milliseconds) }) else {
                return .failure(.certificateExpired(at: milliseconds))
            }
            if let end = ended[certificate.fingerprint], milliseconds >= end {
                return .failure(.keyEnded(at: end))
            }
            guard isOurForm(bytes, parts, signer.form) else { return .failure(.notOurForm) }
            return .success(
                VerifiedPaper(
                    canonicalDocument: verified.canonicalDocument, certificate: certificate,
                    signedAt: milliseconds))
        }
    }

    /// Builds the paper anew from what was verified and compares all of it.
    private func isOurForm(
        _ bytes: [UInt8], _ parts: EnvelopedSignatureParts, _ form: SignatureForm
    ) -> Bool {
        guard case .success(let info) = SignedInfo.read(parts.canonicalSignedInfo, names: names),
            let value = RawSignature(raw: parts.value, algorithm: info.algorithm),
            value.isLow(info.algorithm)
        else { return false }
        let element = form.naming(info.naming).element(digest: info.digest, value: value)
        return SignatureForm.paper(canonical: parts.canonicalDocument, element: element) == bytes
    }

    // MARK: Whose certificate

    /// The certificate in KeyInfo, once it was found to lead up to a root.
    private mutating func signer(in root: XMLElement) -> Result<Signer, SignatureRefusal> {
        guard let data = root.children.last?.first("KeyInfo")?.first("X509Data"),
            !data.children.isEmpty, data.children.allSatisfy({ $0.name == "X509Certificate" })
        else { return .failure(.malformed("KeyInfo does not hold certificates alone")) }
        let texts = data.children.map(\.text)
        let key = texts.joined(separator: "\n")
        if let known = signers[key] { return .success(known) }
        return PaperVerifier.certificates(texts).flatMap(signer).map { signer in
            if signers.count < PaperVerifier.maxRemembered { signers[key] = signer }
            return signer
        }
    }

    private static func certificates(_ texts: [String]) -> Result<[Certificate], SignatureRefusal> {
        var certificates: [Certificate] = []
        for text in texts {
            guard let der = Base64.decode(wrapped: text) else {
                return .failure(.malformed("X509Certificate is not Base64"))
            }
            do throws(CertificateError) {
                certificates.append(try Certificate(der: der))
            } catch {
                return .failure(.malformed(error.description))
            }
        }
        return .success(certificates)
    }

    private func signer(_ certificates: [Certificate]) -> Result<Signer, SignatureRefusal> {
        let certificate = certificates[0]
        let intermediates = Array(certificates.dropFirst())
        guard certificate.maySignDocuments,
            let path = CertificatePath.find(
                from: certificate, through: intermediates, to: roots), path.count > 1
        else { return .failure(.chainBroken) }
        let above = Array(path.dropFirst())
        // Not one too many, and none with the other s, which anybody could put there.
        guard Array(above.dropLast()) == intermediates,
            zip(path, above).allSatisfy({ $0.hasOneForm($1.publicKey.algorithm) })
        else { return .failure(.notOurForm) }
        return .success(
            Signer(
                form: SignatureForm(certificate: certificate, intermediates: intermediates),
                above: above))
    }

    /// Well above the organisations of a city with their rotated keys; bounds memory only.
    private static let maxRemembered = 1000
}
