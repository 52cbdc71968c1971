import Digests
import Ledger

/// What is published of the ledger, as others read it: notes, checkpoints, keys, proofs, tiles.
final class CheckpointTarget: FuzzTarget {
    static let maxBytes = 2048

    private let signer: NoteSigner
    /// As if the key had signed whatever is read, to come to what stands behind the signature.
    private let anySigner: NoteVerifier
    private let ledger: SampleLedger

    init(_ repository: Repository) throws {
        signer = try FixedKeys.ledger(named: SampleLedger.name)
        anySigner = NoteVerifier(key: signer.verifier.key) { _, _ in true }
        ledger = SampleLedger()
    }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = try readCheckpoint(bytes)
        if try readProof(bytes) { isTaken = true }
        if let key = try? VerifierKey(reading: bytes) {
            try hold(
                key.file == bytes || key.file.dropLast() == bytes[...], "a key has one line")
            isTaken = true
        }
        return try ledger.check(bytes, self.hold) || isTaken
    }

    private func readCheckpoint(_ bytes: [UInt8]) throws -> Bool {
        if let checkpoint = try? Checkpoint(reading: bytes, signer.verifier) {
            try hold(
                ledger.root(of: checkpoint.size) == checkpoint.root,
                "only checkpoints that were signed verify")
        }
        guard let checkpoint = try? Checkpoint(reading: bytes, anySigner) else { return false }
        let own = checkpoint.signed(by: signer)
        try hold(
            try Checkpoint(reading: own, signer.verifier) == checkpoint,
            "a checkpoint is read as it was signed")
        return true
    }

    private func readProof(_ bytes: [UInt8]) throws -> Bool {
        guard let proof = try? ProofFile(reading: bytes) else { return false }
        try hold(proof.bytes == bytes, "a proof has one form")
        if let checkpoint = try? proof.check(signer.verifier) {
            try hold(
                ledger.entry(proof.inclusion.index) == proof.entry,
                "only what stands in the ledger is proved, of \(checkpoint.size)")
        }
        _ = try? proof.check(anySigner)
        return true
    }

    func seeds() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = [[], signer.verifier.key.file]
        for size in [0, 1, 5, 300] {
            let checkpoint = Checkpoint(
                origin: SampleLedger.name, size: size, root: ledger.root(of: size) ?? .empty)
            let note = checkpoint.signed(by: signer)
            seeds.append(note)
            guard size > 0 else { continue }
            for index in [0, size - 1] {
                let proof = try ledger.inclusion(of: index, in: size)
                seeds.append(
                    ProofFile(
                        entry: ledger.entry(index) ?? [], inclusion: proof, checkpoint: note
                    ).bytes)
            }
        }
        return seeds + SampleLedger.seeds
    }
}
