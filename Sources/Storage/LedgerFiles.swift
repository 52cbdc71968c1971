package import Ledger
internal import System

/// The ledger's files: tiles, checkpoint and verifier key in `outbox/public/ledger/`, the key and the
/// last checkpoint in `registry/ledger/`.
package enum LedgerFiles {
    /// Gives a workspace a ledger: its verifier key and the checkpoint of no line, durably.
    ///
    /// Comes before the private key gets its name, so that a key without a checkpoint is one whose
    /// checkpoint somebody took away.
    package static func begin(_ signer: NoteSigner, on disk: any Disk) throws(StorageError) {
        try disk.makeFolders(WorkspacePaths.ledger)
        try disk.replaceDurably(
            WorkspacePaths.ledgerKey, signer.verifier.key.file, mode: WorkspacePaths.registryMode)
        let nothing = Checkpoint(
            origin: signer.verifier.key.name, size: 0, root: LedgerTree().root)
        try store(nothing.signed(by: signer), on: disk)
        try disk.syncFolder(WorkspacePaths.registry)
    }

    /// Keeps a checkpoint that is not to be contradicted, durably.
    static func store(_ checkpoint: [UInt8], on disk: any Disk) throws(StorageError) {
        try disk.replaceDurably(
            WorkspacePaths.ledgerCheckpoint, checkpoint, mode: WorkspacePaths.registryMode)
    }

    /// Puts a file of the ledger into the outbox, whatever lies in the way.
    static func publish(
        _ bytes: [UInt8], _ path: String, on disk: any Disk
    ) throws(StorageError) {
        try Applying(disk: disk).deliver(bytes, to: WorkspacePaths.publicLedger / path)
    }

    /// The bytes of a file; `nil` where there is none, or something that is no file.
    static func bytes(_ path: Path, on disk: any Disk) throws(StorageError) -> [UInt8]? {
        do {
            guard try disk.status(of: path)?.kind == .file else { return nil }
            return try disk.contents(of: path)
        } catch {
            guard error.isObstructed else { throw error }
            return nil
        }
    }

    /// A published tile's file: of a growing one the full one where that has replaced it, or any wider
    /// one, which begins with the same hashes.
    static func tile(
        _ place: LedgerTile.Place, on disk: any Disk
    ) throws(StorageError) -> [UInt8]? {
        let ledger = WorkspacePaths.publicLedger
        if let bytes = try bytes(ledger / place.path, on: disk) { return bytes }
        if place.isFull { return nil }
        if let bytes = try bytes(ledger / place.filled.path, on: disk) { return bytes }
        for wider in place.filled.narrower(among: try widths(of: place, on: disk))
        where wider.width > place.width {
            if let bytes = try bytes(ledger / wider.path, on: disk) { return bytes }
        }
        return nil
    }

    /// Names in the folder of a tile that grows or grew; none where there is no such folder.
    static func widths(
        of place: LedgerTile.Place, on disk: any Disk
    ) throws(StorageError) -> [String] {
        do {
            return try disk.entries(of: WorkspacePaths.publicLedger / place.growingFolder)
                .compactMap(\.name.text)
        } catch {
            guard error.isObstructed else { throw error }
            return []
        }
    }
}

extension Disk {
    /// Replaces a file so that after a power cut its old bytes or its new ones are there whole.
    func replaceDurably(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError) {
        let temporary = path.temporary
        try removeIfThere(temporary)
        let file = try open(temporary, for: .creating(mode: mode))
        try file.write(bytes, at: 0)
        try file.sync()
        try rename(temporary, to: path)
        if let folder = path.parent { try syncFolder(folder) }
    }
}
