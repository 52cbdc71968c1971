package import Ledger
package import Registry
internal import Seals
package import Storage
package import System
internal import Verification

/// The ledger's key, `registry/keys/ledger.key.pem`, and its name and public half,
/// `registry/ledger/key`.
///
/// Made in this order, each step durable before the next: the private key under a temporary name;
/// public half and the checkpoint of no line; the private key's own name. So a private key without a
/// checkpoint means that somebody took the checkpoint away, and a ledger is never begun twice with one
/// key.
package struct LedgerKeys {
    private let folder: Path
    private let root: Path

    private static let maxBytes = 64 << 10

    /// The keys of a workspace.
    package init(_ root: Path) {
        self.root = root
        folder = root.appending(WorkspacePaths.keys)
    }

    private var path: Path { root.appending(WorkspacePaths.ledgerPrivateKey) }
    private var temporary: Path { folder.appending(".ledger.key.pem.tmp") }

    /// What signs for the ledger; `nil` where there is none yet. Throws when the private key may be
    /// read by others or does not fit the public half.
    package func signer() throws -> NoteSigner? {
        guard try exists(path) else {
            try refuseLostKey()
            return nil
        }
        let file = try Files.open(path)
        let mode = try file.status().mode
        guard mode & 0o077 == 0 else {
            throw PipelineError.keyIsReadable(path: path.description, mode: mode)
        }
        var pem = try file.readAll(max: LedgerKeys.maxBytes)
        defer { for index in pem.indices { pem[index] = 0 } }
        let key = try LedgerKey(pem: pem)
        let name = root.appending(WorkspacePaths.ledgerKey)
        guard try exists(name) else {
            throw PipelineError.unusable(
                path: name.description,
                reason: "the ledger's name is lost; the file is published too, as "
                    + "outbox/public/ledger/key")
        }
        let verifier = try LedgerKeys.verifier(reading: Files.open(name).readAll(max: 4096))
        guard verifier.key.publicKey == key.publicKey.bytes else {
            throw PipelineError.unusable(
                path: name.description, reason: "it is not the public half of \(path)")
        }
        return LedgerKeys.signer(key, verifier)
    }

    /// The same; makes the key where the workspace has none. For who holds the workspace's lock.
    package func signer(
        for configuration: Configuration, on disk: LinuxDisk
    ) throws -> NoteSigner {
        guard let signer = try signer() else { return try make(configuration.newLedgerName, disk) }
        let name = signer.verifier.key.name
        if let origin = configuration.ledgerOrigin, origin != name {
            throw PipelineError.unusable(
                path: "registry/config.xml",
                reason: "the ledger is named \(name) and cannot be renamed to \(origin)")
        }
        return signer
    }

    /// A verifier key with its function.
    package static func verifier(reading bytes: [UInt8]) throws -> NoteVerifier {
        try verifier(VerifierKey(reading: bytes))
    }

    /// A verifier key with its function; throws for 32 bytes that libcrypto does not take as a key.
    package static func verifier(_ key: VerifierKey) throws(LedgerFault) -> NoteVerifier {
        guard let publicKey = Ed25519PublicKey(key.publicKey) else {
            throw .notKey("not an Ed25519 key")
        }
        return NoteVerifier(key: key) { publicKey.verifies($0, of: $1) }
    }

    private static func signer(_ key: LedgerKey, _ verifier: NoteVerifier) -> NoteSigner {
        NoteSigner(verifier: verifier) { key.sign($0) }
    }

    private func make(_ origin: String, _ disk: LinuxDisk) throws -> NoteSigner {
        let key = try LedgerKey.generate()
        guard let name = VerifierKey(name: origin, publicKey: key.publicKey.bytes) else {
            throw PipelineError.unusable(
                path: "registry/config.xml", reason: "\(origin) cannot name a ledger")
        }
        let signer = LedgerKeys.signer(key, try LedgerKeys.verifier(name))
        if try exists(temporary) { try Files.unlink(temporary) }
        let file = try Files.create(temporary, permissions: 0o600)
        try key.withPEM { (pem: borrowing [UInt8]) throws(SystemError) in
            try file.write(pem.span)
        }
        try file.sync()
        try LedgerFiles.begin(signer, on: disk)
        try Files.rename(temporary, to: path, replacing: false)
        try Files.openFolder(folder).sync()
        return signer
    }

    /// A ledger that went on once needs its key; the checkpoint of no line is what an interrupted
    /// `make` leaves.
    private func refuseLostKey() throws {
        let kept = root.appending(WorkspacePaths.ledgerCheckpoint)
        var isBegun = try exists(
            root.appending(WorkspacePaths.publicLedger).appending("checkpoint"))
        if try !isBegun && exists(kept) {
            let bytes = try Files.open(kept).readAll(max: LedgerKeys.maxBytes)
            let lines = bytes.split(separator: 0x0A)
            isBegun = lines.count < 2 || lines[1] != [0x30]
        }
        guard isBegun else { return }
        throw PipelineError.unusable(
            path: path.description,
            reason: "the ledger's private key is lost; restore it from a backup")
    }

    private func exists(_ path: Path) throws(SystemError) -> Bool {
        do {
            _ = try Files.status(of: path)
            return true
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }
}
