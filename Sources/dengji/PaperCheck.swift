internal import Papers
internal import Registry
internal import System
internal import Verification
internal import WorkingDays
internal import XML

/// Verifies papers of ours under one trust anchor.
struct PaperCheck {
    private var verifier: PaperVerifier
    private let anchor: Certificate
    private let workspace: WorkspaceFolder?

    /// A check that trusts what `anchor` issued. In a workspace it also tells of certificates where
    /// their entry stands today.
    init(anchor: Certificate, workspace: WorkspaceFolder? = nil) {
        self.anchor = anchor
        self.workspace = workspace
        verifier = PaperVerifier(anchor: anchor)
    }

    /// Whether bytes claim to be a paper of ours; those begin in one way only.
    static func looksLikePaper(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "<paper ".utf8) }

    /// Why the signature of something that the issuer says it issued does not count; `nil` where it
    /// does.
    mutating func signatureProblem(of bytes: [UInt8], issuer: PartyID) -> PaperProblem? {
        do {
            switch try verifier.verify(bytes, at: .stated(PaperReading.statedTime)) {
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
            switch try verifier.verify(bytes, at: .stated(PaperReading.statedTime)) {
            case .failure(let refusal): verdict.problem = PaperProblem(refusal)
            case .success(let paper):
                verdict.certificate = paper.certificate.fingerprint
                if paper.certificate.organisationID != view.issuer.code {
                    verdict.problem = .otherIssuer
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
        return verdict
    }
}
