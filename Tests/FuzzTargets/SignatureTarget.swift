import Digests
import Papers
import Seals
import Verification
import XML

/// Signatures: of papers under an anchor, of strangers' documents against pinned certificates, and of
/// files beside which they lie. Whatever the bytes are, nothing that was not signed may come out as
/// signed.
final class SignatureTarget: FuzzTarget {
    static let maxBytes = 4096

    private let signers: [Signers]
    private let roots: [Certificate]
    private let pinned: [Certificate]
    /// Everything that was ever signed, as verification gives it.
    private let signed: Set<[UInt8]>
    private static let file = Array("a file beside which a signature lies".utf8)

    init(_ repository: Repository) throws {
        signers = try SignatureAlgorithm.all.map(Signers.init)
        roots = signers.map(\.anchor.certificate)
        pinned = signers.map(\.seal.certificate)
        var signed: Set<[UInt8]> = [Signers.paper]
        for bytes in Signers.documents {
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
            else { throw BrokenPromise(description: "a document of ours is XML") }
            signed.insert(try CanonicalXML.exclusive(document))
        }
        self.signed = signed
    }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = false
        var verifier = PaperVerifier(roots: roots)
        let paper = try verifier.verify(bytes, at: .stated(PaperReading.statedTime))
        if case .success(let found) = paper {
            try hold(found.canonicalDocument == Signers.paper, "only signed papers verify")
            isTaken = true
        }
        if try executeDocument(bytes) { isTaken = true }
        guard bytes.count <= DetachedSignature.maxBytes else { return isTaken }
        let own = DetachedSignature.verify(
            bytes, of: SignatureTarget.file, by: pinned, at: Signers.now)
        if case .success = own { isTaken = true }
        let other = DetachedSignature.verify(
            bytes, of: SignatureTarget.file + [0], by: pinned, at: Signers.now)
        if case .success = other { try hold(false, "a signature is of one file") }
        return isTaken
    }

    /// As a package of a party is judged.
    private func executeDocument(_ bytes: [UInt8]) throws -> Bool {
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            return false
        }
        let outcome = try EnvelopedSignature.extract(from: document)
        guard case .parts(let parts) = outcome else { return false }
        let verified = DocumentVerification.verify(
            parts: parts, pinned: pinned, at: Signers.now)
        guard case .success(let found) = verified else { return false }
        try hold(signed.contains(found.canonicalDocument), "only signed documents verify")
        try hold(pinned.contains(found.certificate), "only pinned certificates count")
        return true
    }

    func seeds() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for signer in signers {
            let paper = try signer.seal.sign(paper: Signers.paper)
            seeds.append(paper)
            for document in Signers.documents {
                let signed = try signer.seal.sign(document: document)
                seeds.append(signed)
                seeds.append(try SignatureTarget.withDER(signed, signer.seal))
            }
            let beside = try signer.seal.detached(SignatureTarget.file)
            seeds.append(beside)
            if let raw = RawSignature(
                der: beside, algorithm: signer.seal.certificate.publicKey.algorithm)
            {
                seeds.append(raw.bytes)
            }
        }
        return seeds
    }

    /// The same document with r and s in DER, as SM2 signers write them too.
    private static func withDER(_ document: [UInt8], _ seal: Seal) throws -> [UInt8] {
        let text = String(decoding: document, as: UTF8.self)
        guard
            let value = text.firstMatch(of: /<(?:\w+:)?SignatureValue>([^<]*)</)?.output.1,
            let raw = Base64.decode(wrapped: String(value)),
            let signature = RawSignature(
                raw: raw, algorithm: seal.certificate.publicKey.algorithm)
        else { throw BrokenPromise(description: "a signature of ours is raw") }
        return Array(
            text.replacing(value, with: Base64.encode(signature.der)).utf8)
    }
}
