internal import Ledger
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Writes a proof beside each certificate in the outbox: that the journal line which sent it stands in
/// the ledger (`00000057_certificate_….tlog-proof`). Belongs to the thread of views.
///
/// The tree is the one that the line itself closes, so the proof is made of what came before, costs no
/// look at a tile, and is the same whenever it is made. Every later tree begins with that one.
final class ProofWriter: LineViews {
    let name = "proofs"
    private let signer: NoteSigner
    private let files: ViewFiles
    private let memory: ViewMemory
    private let faults: ViewFaults
    private var due: [(paper: Path, path: Path, bytes: [UInt8])] = []
    /// Lines whose proofs were made; 0 in a registry from before there were any, which brings all views
    /// back to the first line, once.
    private var made: Int

    /// The papers with which somebody proves a right.
    private static let kinds: Set<String> = Set(
        [PaperKind.certificate, .rightsStatement, .proof].map(\.rawValue))

    init(
        signer: NoteSigner, files: ViewFiles, memory: ViewMemory, faults: ViewFaults
    ) throws {
        self.signer = signer
        self.faults = faults
        self.memory = memory
        self.files = files
        made = try files.proofPosition()
    }

    var firstLine: Int? { made }

    func forget() throws {
        try files.note(proofPosition: 0)
        made = 0
    }

    func take(_ line: JournalLine) {
        guard let path = pass(line) else { return }
        let papers = line.entry.files.filter {
            $0.place == .outbox && ProofWriter.kinds.contains($0.kind)
                && $0.path.hasSuffix(".xml")
        }
        if papers.isEmpty { return }
        let checkpoint = Checkpoint(
            origin: signer.verifier.key.name, size: memory.tree.size, root: memory.tree.root)
        let proof = ProofFile(
            entry: line.bytes, inclusion: InclusionProof(index: line.number, path: path),
            checkpoint: checkpoint.signed(by: signer))
        for paper in papers {
            due.append((Path(paper.path), ProofWriter.place(of: paper.path), proof.bytes))
        }
    }

    /// Adds a line to the tree and gives its path; `nil` for one that it has already.
    private func pass(_ line: JournalLine) -> [TreeHash]? {
        guard line.number == memory.tree.size else {
            precondition(line.number < memory.tree.size, "lines come in their order")
            return nil
        }
        let path = memory.tree.pathOfNext
        _ = memory.tree.append(TreeHash.leaf(line.bytes))
        return path
    }

    /// Beside the paper, under its name with another ending.
    private static func place(of paper: String) -> Path {
        Path(String(paper.dropLast(".xml".count)) + ProofFile.suffix)
    }

    func make(on today: Day) throws {
        while let proof = due.first {
            // A recipient who took the paper away has no use for a proof beside its empty place, and one
            // who put something else there has its own alone to answer for.
            try faults.passing(proof.path.description) {
                if try files.exists(proof.paper) { try files.write(proof.bytes, to: proof.path) }
            }
            due.removeFirst()
        }
        if memory.tree.size > made {
            try files.note(proofPosition: memory.tree.size)
            made = memory.tree.size
        }
    }
}
