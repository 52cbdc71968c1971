internal import Papers
internal import Registry
internal import System
internal import Verification
internal import WorkingDays
internal import XML

/// Verifies papers of ours under the roots that are trusted.
struct PaperCheck {
    private var verifier: PaperVerifier?
    private let proofs: ProofCheck
    private let workspace: WorkspaceFolder?

    /// A check by what is trusted, and by the key of `proofs`. In a workspace it also tells of
    /// certificates where their entry stands today.
    ///
    /// Without trust a paper is judged by the proof beside it alone.
    init(
        _ trust: PaperTrust?, proofs: ProofCheck = ProofCheck(verifier: nil),
        workspace: WorkspaceFolder? = nil
    ) {
        self.proofs = proofs
        self.workspace = workspace
        verifier = trust.map { PaperVerifier(roots: $0.roots, names: $0.names, ended: $0.ended) }
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

    /// One paper's bytes, and the detached signature beside it, where there is one.
    mutating func judge(_ bytes: [UInt8], path: String, detached: [UInt8]? = nil) -> PaperVerdict {
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
                verdict.algorithm = paper.certificate.publicKey.algorithm.name
                if paper.certificate.organisationID != view.issuer.code {
                    verdict.problem = .otherIssuer
                } else if let problem = PaperCheck.problem(detached, of: bytes, paper) {
                    verdict.problem = problem
                } else if let workspace {
                    verdict.entry = EntryVerdict(view, in: workspace)
                    if let entry = verdict.entry, !entry.isRegistered {
                        verdict.problem = .otherThanRegister(entry)
                    }
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

    /// What the proof beside a paper says, whose bytes were found sound before.
    func proof(beside bytes: [UInt8], path: String) -> PaperVerdict {
        var verdict = PaperVerdict(path: path)
        proofs.judge(bytes, path: path, &verdict)
        return verdict
    }

    /// What is wrong with a detached signature: it must be by the key that signed the paper.
    private static func problem(_ detached: [UInt8]?, of bytes: [UInt8], _ paper: VerifiedPaper)
        -> PaperProblem?
    {
        guard let detached else { return nil }
        let outcome = DetachedSignature.verify(
            detached, of: bytes, by: [paper.certificate], at: paper.signedAt)
        guard case .failure = outcome else { return nil }
        return .otherDetached
    }

    /// What the signature says; `nil` without an anchor.
    private mutating func verify(
        _ bytes: [UInt8]
    ) throws(XMLEngineError) -> Result<VerifiedPaper, SignatureRefusal>? {
        try verifier?.verify(bytes, at: .stated(PaperReading.statedTime))
    }
}
