internal import Digests
internal import Ledger
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// What a proof of the ledger beside a paper says.
struct ProofVerdict: Encodable {
    /// The file.
    let path: String
    /// Whether there was a key to check it with.
    var isChecked = false
    /// The ledger's name.
    var ledger: String?
    /// The journal line that sent the paper, from 0.
    var journalLine: Int?
    /// When that line was written.
    var at: String?

    /// A line for people.
    var text: String {
        guard isChecked, let ledger, let journalLine, let at else {
            return "  "
                + Message(
                    zh: "旁边有账本证明，未核验：没有验证密钥（--ledger-key）",
                    en: "a proof lies beside it and was not checked: no verifier key (--ledger-key)"
                ).text + "\n"
        }
        return "  "
            + Message(
                zh: "账本 \(ledger) 证明：日志第 \(journalLine) 行，\(at.prefix(19))",
                en: "proved by the ledger \(ledger): journal line \(journalLine), \(at.prefix(19))"
            ).text + "\n"
    }
}

/// Checks the proofs that lie beside papers: with paper, proof and the ledger's public key alone.
struct ProofCheck {
    /// Whose checkpoints count; `nil` where no key is at hand.
    let verifier: NoteVerifier?
    /// Whether a paper without a proof beside it is a problem: nothing else would speak for it.
    var isNeeded = false

    private static let maxBytes = 4 << 20

    /// Adds to a verdict what the proof beside the paper says.
    func judge(_ paper: [UInt8], path: String, _ verdict: inout PaperVerdict) {
        guard verdict.problem == nil else { return }
        let place = ProofCheck.place(of: path)
        do {
            guard try WorkspaceFolder.exists(Path(place)) else {
                if isNeeded { verdict.problem = .badProof(ProofCheck.missing(place)) }
                return
            }
            var proof = ProofVerdict(path: place)
            if let verifier {
                let bytes = try WorkspaceFolder.bytes(of: Path(place), max: ProofCheck.maxBytes)
                try ProofCheck.judge(paper, by: bytes, verifier, &proof)
            }
            verdict.proof = proof
        } catch let fault as LedgerFault {
            verdict.problem = .badProof(Message(zh: fault.chinese, en: fault.description))
        } catch {
            verdict.problem = .badProof(Message(zh: "\(error)", en: "\(error)"))
        }
    }

    /// Beside the paper, under its name with another ending.
    private static func place(of paper: String) -> String {
        (paper.hasSuffix(".xml") ? String(paper.dropLast(4)) : paper) + ProofFile.suffix
    }

    private static func judge(
        _ paper: [UInt8], by bytes: [UInt8], _ verifier: NoteVerifier, _ verdict: inout ProofVerdict
    ) throws(LedgerFault) {
        let proof = try ProofFile(reading: bytes)
        let checkpoint = try proof.check(verifier)
        let index = proof.inclusion.index
        guard let line = JournalLine(alone: proof.entry, number: index) else {
            throw .notProof("its entry is no journal line of number \(index)")
        }
        let digest = ContentDigest(sha256: SHA256.digest(of: paper).hex)
        guard line.entry.files.contains(where: { $0.place == .outbox && $0.digest == digest })
        else {
            throw .notProof("journal line \(index) sent no file of the digest \(digest.text)")
        }
        verdict.isChecked = true
        verdict.ledger = checkpoint.origin
        verdict.journalLine = index
        verdict.at = Instant(milliseconds: line.entry.at).iso
    }

    private static func missing(_ place: String) -> Message {
        Message(
            zh: "\(place) 不存在，又没有信任锚（--anchor）",
            en: "\(place) is not there, and there is no trust anchor (--anchor)")
    }
}
