internal import Papers
internal import Registry
internal import System
internal import Verification
internal import WorkingDays
internal import XML

/// Verifies papers of ours under one trust anchor.
struct PaperCheck {
    private var verifier: PaperVerifier?
    private let proofs: ProofCheck
    private let workspace: WorkspaceFolder?

    /// A check that trusts what `anchor` issued, and the key of `proofs`. In a workspace it also tells
    /// of certificates where their entry stands today.
    ///
    /// Without an anchor a paper is judged by the proof beside it alone.
    init(
        anchor: Certificate?, proofs: ProofCheck = ProofCheck(verifier: nil),
        workspace: WorkspaceFolder? = nil
    ) {
        self.proofs = proofs
        self.workspace = workspace
        verifier = anchor.map { PaperVerifier(anchor: $0) }
    }

    /// Whether bytes claim to be a paper of ours; those begin in one way only.
    static func looksLikePaper(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "<paper ".utf8) }

    /// Why the signature of something that the issuer says it issued does not count; `nil` where it
    /// does.
    mutating func signatureProblem(of bytes: [UInt8], issuer: PartyID) -> PaperProblem? {
        do {
            guard let verified = try verify(bytes) else { return .notJudged("no trust anchor") }
            switch verified {
            case .failure(let refusal): return PaperProblem(refusal)
            case .success(let paper):
                return paper.certificate.organisationID == issuer.code ? nil : .otherIssuer
            }
        } catch {
            return .notJudged(error.description)
        }
    }

    /// One paper's bytes.
    mutating func judge(_ bytes: [UInt8], path: String) -> PaperVerdict {
        var verdict = PaperVerdict(path: path)
        do {
            let view = try PaperReading.read(bytes)
            verdict.kind = view.kind.rawValue
            verdict.code = view.code
            verdict.documentNumber = view.documentNumber
            verdict.caseNumber = view.caseNumber?.text
            verdict.issuer = view.issuer.code
            verdict.issuerName = view.issuerName
            verdict.issuedAt = view.issuedAt.iso
            switch try verify(bytes) {
            case nil: verdict.isSignatureChecked = false
            case .failure(let refusal): verdict.problem = PaperProblem(refusal)
            case .success(let paper):
                verdict.certificate = paper.certificate.fingerprint
                if paper.certificate.organisationID != view.issuer.code {
                    verdict.problem = .otherIssuer
                } else if let workspace {
                    verdict.entry = EntryVerdict(view, in: workspace)
                }
            }
        } catch let error as XMLEngineError {
            verdict.problem = .notJudged(error.description)
        } catch {
            verdict.problem = .notPaper("\(error)")
        }
        proofs.judge(bytes, path: path, &verdict)
        return verdict
    }

    /// What the signature says; `nil` without an anchor.
    private mutating func verify(
        _ bytes: [UInt8]
    ) throws(XMLEngineError) -> Result<VerifiedPaper, SignatureRefusal>? {
        try verifier?.verify(bytes, at: .stated(PaperReading.statedTime))
    }
}
