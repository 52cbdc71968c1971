package import Ledger
internal import System

extension RegistryReader {
    /// Whether the ledger begins with that tree, by a checkpoint that its key signed. Published tiles lead
    /// there, and prove themselves by it; without them, or without a checkpoint of so many lines, nobody
    /// knows, and the answer is no.
    package func ledgerBegins(
        with tree: LedgerTree, under verifier: NoteVerifier
    ) throws(StorageError) -> Bool {
        for path in [WorkspacePaths.publicLedger / "checkpoint", WorkspacePaths.ledgerCheckpoint] {
            guard let bytes = try LedgerFiles.bytes(path, on: disk) else { continue }
            do {
                let checkpoint = try Checkpoint(reading: bytes, verifier)
                if try leads(from: tree, to: checkpoint) { return true }
            } catch let error as StorageError {
                throw error
            } catch {
                // No checkpoint of this ledger, or a tile is gone; a start of the store sees to both.
            }
        }
        return false
    }

    private func leads(from tree: LedgerTree, to checkpoint: Checkpoint) throws -> Bool {
        guard checkpoint.size >= tree.size else { return false }
        var tiles = TileTree(size: checkpoint.size) { try LedgerFiles.tile($0, on: disk) }
        return try tiles.consistency(of: tree.size, in: checkpoint.size).leads(
            from: tree.root, size: tree.size, to: checkpoint.root, size: checkpoint.size)
    }
}
