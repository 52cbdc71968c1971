internal import Ledger
internal import Registry
internal import System

extension BackupRun {
    /// The youngest signed checkpoint that is not ahead of the lines taken.
    private var checkpoint: (file: String, checkpoint: Checkpoint)? {
        witness?.checkpoints.filter { $0.checkpoint.size <= head.lineCount }
            .max { $0.checkpoint.size < $1.checkpoint.size }
    }

    /// What is wrong with the ledger's own files; the published ones are made anew in the copy.
    private var ownFaults: [Discrepancy] {
        (witness?.faults ?? []).filter { !$0.isPublished }
    }

    /// Whether there is a checkpoint to go with the lines, or none to wait for.
    var isLedgerReady: Bool {
        guard witness != nil else { return true }
        return checkpoint != nil || !ownFaults.isEmpty
    }

    /// Puts key and checkpoint into the copy, and the tiles that the copy's own lines give; these have to
    /// lead to the root that was signed.
    mutating func copyLedger() throws(StorageError) {
        guard let witness else { return }
        report.discrepancies += ownFaults
        guard ownFaults.isEmpty, let (file, checkpoint) = checkpoint,
            let bytes = witness.bytes[file], let key = witness.key
        else { return }
        var tree = LedgerTree()
        let size = checkpoint.size
        let target = target
        _ = try JournalReader(disk: target).read(before: size) { line, _ throws(StorageError) in
            let tiles = tree.append(TreeHash.leaf(line.bytes))
            for tile in tiles { try LedgerFiles.publish(tile.bytes, tile.place.path, on: target) }
        }
        guard tree.root == checkpoint.root else {
            report.discrepancies.append(
                Discrepancy(
                    .ledgerContradicted, WorkspacePaths.journal.description,
                    found: "\(file) was signed over other lines than the first \(size)"))
            return
        }
        try target.makeFolders(WorkspacePaths.ledger)
        try target.createAnew(
            WorkspacePaths.ledgerKey, key, mode: WorkspacePaths.registryMode)
        try target.createAnew(
            WorkspacePaths.ledgerCheckpoint, bytes, mode: WorkspacePaths.registryMode)
        report.checkpoint = bytes
        report.checkpointLines = size
        // Nothing is published of a ledger that was only begun.
        if size == 0 { return }
        for tile in tree.unfinished {
            try LedgerFiles.publish(tile.bytes, tile.place.path, on: target)
        }
        try LedgerFiles.publish(key, "key", on: target)
        try LedgerFiles.publish(bytes, "checkpoint", on: target)
    }
}
