package import XML

/// Judges papers of ours, issued under one trust anchor.
///
/// The certificate in KeyInfo only says which key to try: it counts when the anchor issued it. The
/// verifier remembers certificates it found good, so a registry is checked with one chain per
/// signer instead of one per paper.
///
/// Gap: KeyInfo is not signed. Where the anchor issued two certificates for the same key, each of
/// them fits in each paper of that key; so every certificate is issued for a fresh key.
package struct PaperVerifier {
    private let anchor: Certificate
    private var signers: [String: SignatureForm] = [:]

    /// A verifier that trusts what `anchor` issued.
    package init(anchor: Certificate) {
        self.anchor = anchor
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
        _ parts: EnvelopedSignatureParts, _ signer: SignatureForm, _ time: SigningTime,
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
        let verified = DocumentVerification.verify(
            parts: parts, pinned: [signer.certificate], at: milliseconds)
        return verified.flatMap { verified in
            guard anchor.isValid(at: milliseconds) else {
                return .failure(.certificateExpired(at: milliseconds))
            }
            guard isOurForm(bytes, parts, signer) else { return .failure(.notOurForm) }
            return .success(
                VerifiedPaper(
                    canonicalDocument: verified.canonicalDocument, certificate: signer.certificate,
                    signedAt: milliseconds))
        }
    }

    /// Builds the paper anew from what was verified and compares all of it.
    private func isOurForm(
        _ bytes: [UInt8], _ parts: EnvelopedSignatureParts, _ signer: SignatureForm
    ) -> Bool {
        guard case .success(let info) = SignedInfo.read(parts.canonicalSignedInfo),
            let value = RawSignature(raw: parts.value, algorithm: info.algorithm),
            value.isLow(info.algorithm)
        else { return false }
        let element = signer.element(digest: info.digest, value: value)
        return SignatureForm.paper(canonical: parts.canonicalDocument, element: element) == bytes
    }

    /// The certificate in KeyInfo, once it was found to be one the anchor issued.
    private mutating func signer(in root: XMLElement) -> Result<SignatureForm, SignatureRefusal> {
        guard
            let data = root.children.last?.first("KeyInfo")?.first("X509Data"),
            data.children.count == 1, let text = data.first("X509Certificate")?.text
        else { return .failure(.malformed("KeyInfo does not hold exactly one certificate")) }
        if let known = signers[text] { return .success(known) }
        guard let der = Base64.decode(wrapped: text) else {
            return .failure(.malformed("X509Certificate is not Base64"))
        }
        let certificate: Certificate
        do {
            certificate = try Certificate(der: der)
        } catch {
            return .failure(.malformed(error.description))
        }
        guard certificate.maySignDocuments, certificate.isIssued(by: anchor) else {
            return .failure(.chainBroken)
        }
        guard certificate.hasOneForm(anchor.publicKey.algorithm) else {
            return .failure(.notOurForm)
        }
        let form = SignatureForm(certificate: certificate)
        if signers.count < PaperVerifier.maxRemembered { signers[text] = form }
        return .success(form)
    }

    /// Well above the organisations of a city with their rotated keys; bounds memory only.
    private static let maxRemembered = 1000
}
