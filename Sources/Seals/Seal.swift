internal import Digests
package import Verification
internal import XML

/// A key with the certificate that vouches for it: what an organisation signs with.
package struct Seal: Sendable {
    private let key: SealKey
    private let form: SignatureForm
    private let names: SignatureNames

    /// The certificate that goes into every signature.
    package var certificate: Certificate { form.certificate }

    /// Puts key and certificate together; refused when they do not fit. `intermediates` lead from
    /// the certificate up to a root, which is not among them; `names` says by which URIs signatures
    /// name their algorithms.
    package init(
        key: SealKey, certificate: Certificate, intermediates: [Certificate] = [],
        names: SignatureNames = .standard
    ) throws(SealError) {
        guard certificate.publicKey == key.publicKey else { throw .otherKey }
        guard certificate.maySignDocuments else { throw .mayNotSign }
        self.key = key
        self.names = names
        form = SignatureForm(
            certificate: certificate, intermediates: intermediates,
            naming: names.written(for: key.algorithm))
    }

    /// A detached signature of a whole file, as it lies beside it under the name `<file>.sig`: the
    /// DER of r and s (RFC 3279 §2.2.3, GM/T 0009 §7.3) over the file's bytes.
    package func detached(_ file: [UInt8]) throws(LibcryptoFailure) -> [UInt8] {
        try key.sign(file).der
    }

    /// Signs a paper that is its own canonical form, as `XMLWriter` gives it, and adds the final line
    /// feed. Nothing is parsed: a paper written otherwise would carry a signature that fails.
    package func sign(paper canonicalWithoutSignature: [UInt8]) throws(LibcryptoFailure) -> [UInt8]
    {
        let element = try signature(of: canonicalWithoutSignature)
        guard
            let paper = SignatureForm.paper(
                canonical: canonicalWithoutSignature, element: element)
        else { preconditionFailure("a canonical paper ends with its root's end tag") }
        return paper
    }

    /// Signs anybody's document, keeping its bytes: the Signature is put before the root's end tag.
    ///
    /// What it gives was verified with the own certificate. A document that holds a Signature
    /// anywhere is refused.
    package func sign(document bytes: [UInt8]) throws(SealError) -> [UInt8] {
        let canonical = try Seal.canonicalForm(ofUnsigned: bytes)
        // Of the encodings that are read only UTF-16 has zero bytes.
        guard !bytes.contains(0) else { throw .encoding }
        guard let place = RootEnd.index(in: bytes) else { throw .emptyRoot }
        let element: [UInt8]
        do {
            element = try signature(of: canonical)
        } catch {
            throw .libcrypto(error)
        }
        let signed = Array(bytes[..<place] + element + bytes[place...])
        try check(signed, against: canonical)
        return signed
    }

    private func check(_ signed: [UInt8], against canonical: [UInt8]) throws(SealError) {
        let verified = DocumentVerification.parts(of: try Seal.signature(in: Seal.parse(signed)))
            .flatMap {
                DocumentVerification.verify(
                    parts: $0, pinned: [certificate], at: certificate.notBefore, names: names)
            }
        switch verified {
        case .failure(let refusal): throw .notVerified(refusal)
        case .success(let document):
            guard document.canonicalDocument == canonical else {
                throw .notVerified(.digestMismatch)
            }
        }
    }

    private static func canonicalForm(ofUnsigned bytes: [UInt8]) throws(SealError) -> [UInt8] {
        let document = try parse(bytes)
        guard case .absent = try signature(in: document) else { throw .alreadySigned }
        do {
            return try CanonicalXML.exclusive(document)
        } catch {
            throw .engine(error)
        }
    }

    private static func parse(_ bytes: [UInt8]) throws(SealError) -> XMLDocument {
        let outcome: ParseOutcome
        do {
            outcome = try XMLDocument.parse(bytes, limits: .standard)
        } catch {
            throw .engine(error)
        }
        switch outcome {
        case .document(let document): return document
        case .problems(let problems): throw .unreadable(problems)
        }
    }

    private static func signature(in document: XMLDocument) throws(SealError)
        -> EnvelopedSignature.Outcome
    {
        do {
            return try EnvelopedSignature.extract(from: document)
        } catch {
            throw .engine(error)
        }
    }

    private func signature(of canonical: [UInt8]) throws(LibcryptoFailure) -> [UInt8] {
        let stream = DigestStream(key.algorithm.digest)
        stream.update(canonical)
        let digest = stream.finish().bytes
        let value = try key.sign(form.canonicalSignedInfo(digest: digest))
        return form.element(digest: digest, value: value)
    }
}
