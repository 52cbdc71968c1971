internal import Ledger
internal import Pipeline
internal import Storage
internal import System

/// Checkpoints of a ledger that lie outside its registry.
struct KeptCheckpoints {
    /// One of them.
    struct Kept {
        var path: Path
        var bytes: [UInt8]
        var checkpoint: Checkpoint
    }

    private let key: Path

    private static let maxBytes = 64 << 10

    /// Of the ledger whose verifier key lies in a workspace or a backup.
    init(ledgerOf root: Path) { key = root.appending(WorkspacePaths.ledgerKey) }

    /// Reads one; throws for a file that the ledger's key did not sign.
    func read(_ path: Path) throws -> Kept {
        do {
            return try kept(path)
        } catch let fault as LedgerFault {
            throw CommandError.usage(
                Message(
                    zh: "\(path) 不是该账本的检查点：\(fault.chinese)",
                    en: "\(path) is no checkpoint of this ledger: \(fault.description)"),
                advice: Message(
                    zh: "检查点是登记机构公布的 outbox/public/ledger/checkpoint。",
                    en:
                        "A checkpoint is what the registry publishes as outbox/public/ledger/checkpoint."
                ))
        }
    }

    /// What is left in the workspace that a backup was made of; nothing where it is gone, may not be
    /// read, or is another registry by now.
    func left(in workspace: Path) throws -> [Kept] {
        var found: [Kept] = []
        for path in [
            WorkspacePaths.publicLedger.appending("checkpoint"), WorkspacePaths.ledgerCheckpoint,
        ] {
            do {
                found.append(try kept(workspace.appending(path)))
            } catch let error as SystemError {
                guard error.isMissing || error.isDenied || error.isFolder else { throw error }
            } catch is LedgerFault {
                continue
            }
        }
        return found
    }

    private func kept(_ path: Path) throws -> Kept {
        let bytes = try WorkspaceFolder.bytes(of: path, max: KeptCheckpoints.maxBytes)
        let verifier = try LedgerVerification.verifier(key)
        return Kept(
            path: path, bytes: bytes, checkpoint: try Checkpoint(reading: bytes, verifier))
    }
}
