internal import Ledger
internal import System

/// What a check of the ledger goes by: keys and checkpoints as they lie, read before the journal so
/// that a running dengji cannot be ahead of it.
struct LedgerWitness {
    /// Gives a verifier key its function; throws for bytes that are no key.
    typealias Verifying = (VerifierKey) throws(LedgerFault) -> NoteVerifier

    /// Checkpoints that count, with the file each is in; the published one first.
    private(set) var checkpoints: [(file: String, checkpoint: Checkpoint)] = []
    /// The bytes of the file of each checkpoint that counts.
    private(set) var bytes: [String: [UInt8]] = [:]
    /// The bytes of the verifier key's file.
    private(set) var key: [UInt8]?
    /// What is wrong with the files themselves.
    private(set) var faults: [Discrepancy] = []

    /// `nil` for a workspace without a ledger.
    init?(_ disk: any Disk, _ verifying: Verifying) throws(StorageError) {
        if try disk.status(of: WorkspacePaths.ledger) == nil {
            let copy = WorkspacePaths.publicLedger / "checkpoint"
            let isPublished = try LedgerFiles.bytes(copy, on: disk) != nil
            let isKeyed = try LedgerWitness.hasPrivateKey(disk, ifClosed: false)
            if !isPublished, !isKeyed { return nil }
            let lost = WorkspacePaths.ledgerCheckpoint.description
            faults.append(Discrepancy(.ledgerCheckpoint, lost, found: "missing"))
            return
        }
        // Cut short while it was being made: a start makes it anew.
        let isNamed = try disk.status(of: WorkspacePaths.ledgerKey) != nil
        let isKeyed = try LedgerWitness.hasPrivateKey(disk, ifClosed: true)
        if !isNamed, !isKeyed { return nil }
        guard let verifier = try verifier(WorkspacePaths.ledgerKey, disk, verifying) else { return }
        key = verifier.key.file
        // The published one first: it is never behind the other.
        let shown = WorkspacePaths.publicLedger / "checkpoint"
        let copy = try read(shown, disk, verifier)
        let stored = try read(WorkspacePaths.ledgerCheckpoint, disk, verifier)
        if copy == nil, stored == nil { return }
        // Of a ledger that was only begun nothing is published yet.
        if stored?.size == 0 { return }
        if copy == nil, faults.allSatisfy({ $0.path != shown.description }) {
            faults.append(Discrepancy(.ledgerCheckpoint, shown.description, found: "missing"))
        }
        let copyOfKey = WorkspacePaths.publicLedger / "key"
        let published = try LedgerFiles.bytes(copyOfKey, on: disk)
        if published != verifier.key.file {
            faults.append(
                Discrepancy(
                    .ledgerKey, copyOfKey.description,
                    found: published == nil ? "missing" : "another key"))
        }
    }

    /// Whether the private key has its name. Its folder is closed to others than its owner; to them it
    /// is `ifClosed`.
    private static func hasPrivateKey(
        _ disk: any Disk, ifClosed: Bool
    ) throws(StorageError) -> Bool {
        do {
            return try disk.status(of: WorkspacePaths.ledgerPrivateKey) != nil
        } catch {
            guard error.system?.isDenied == true else { throw error }
            return ifClosed
        }
    }

    private mutating func read(
        _ path: Path, _ disk: any Disk, _ verifier: NoteVerifier
    ) throws(StorageError) -> Checkpoint? {
        guard let bytes = try LedgerFiles.bytes(path, on: disk) else {
            // It is made before the private key gets its name.
            let isKept = path == WorkspacePaths.ledgerCheckpoint
            if isKept, try LedgerWitness.hasPrivateKey(disk, ifClosed: true) {
                faults.append(
                    Discrepancy(.ledgerCheckpoint, path.description, found: "missing"))
            }
            return nil
        }
        do {
            let checkpoint = try Checkpoint(reading: bytes, verifier)
            checkpoints.append((path.description, checkpoint))
            self.bytes[path.description] = bytes
            return checkpoint
        } catch {
            faults.append(
                Discrepancy(.ledgerCheckpoint, path.description, found: error.description))
            return nil
        }
    }

    private mutating func verifier(
        _ path: Path, _ disk: any Disk, _ verifying: Verifying
    ) throws(StorageError) -> NoteVerifier? {
        guard let bytes = try LedgerFiles.bytes(path, on: disk) else {
            faults.append(Discrepancy(.ledgerKey, path.description, found: "missing"))
            return nil
        }
        do {
            return try verifying(try VerifierKey(reading: bytes))
        } catch {
            faults.append(Discrepancy(.ledgerKey, path.description, found: error.description))
            return nil
        }
    }
}
