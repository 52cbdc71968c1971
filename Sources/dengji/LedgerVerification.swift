internal import Ledger
internal import Pipeline
internal import System

/// A published ledger by itself: `checkpoint`, `key` and `tile/` in one folder, wherever it lies.
struct LedgerVerification {
    private let folder: Path
    private let verifier: NoteVerifier?
    private let earlier: Path?

    /// The most bytes that a file of a ledger has.
    private static let maxBytes = 64 << 10

    /// Whether a folder is a published ledger.
    static func isLedger(_ folder: Path) throws -> Bool {
        guard try WorkspaceFolder.exists(folder.appending("checkpoint")) else { return false }
        return try WorkspaceFolder.exists(folder.appending("tile"))
            || WorkspaceFolder.exists(folder.appending("key"))
    }

    /// A folder, judged by `verifier` or, without, by the key that lies in it; `earlier` is a
    /// checkpoint that somebody kept, with which the ledger must begin.
    init(_ folder: Path, verifier: NoteVerifier?, earlier: Path?) {
        self.folder = folder
        self.verifier = verifier
        self.earlier = earlier
    }

    /// Reads a verifier key's file.
    static func verifier(_ path: Path) throws -> NoteVerifier {
        do {
            return try LedgerKeys.verifier(
                reading: try WorkspaceFolder.bytes(of: path, max: maxBytes))
        } catch let fault as LedgerFault {
            throw CommandError.environment(
                Message(zh: "\(path)：\(fault.chinese)", en: "\(path): \(fault.description)"),
                advice: Message(
                    zh: "用 --ledger-key 指明登记机构公布的 ledger/key。",
                    en: "Name the ledger/key that the registry publishes with --ledger-key."))
        }
    }

    /// Everything that is wrong with it.
    func run() throws -> LedgerVerdict {
        var verdict = LedgerVerdict(path: folder.description, isKeyGiven: verifier != nil)
        let verifier = try verifier ?? LedgerVerification.verifier(folder.appending("key"))
        let file = folder.appending("checkpoint")
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(
                reading: try WorkspaceFolder.bytes(of: file, max: LedgerVerification.maxBytes),
                verifier)
        } catch let fault as LedgerFault {
            verdict.add(fault, "ledger-checkpoint", file.description)
            return verdict
        }
        verdict.ledger = checkpoint.origin
        verdict.lines = checkpoint.size
        var audit = TileAudit(checkpoint) { try tile($0) }
        for fault in try audit.run() { verdict.add(fault) }
        verdict.tiles = audit.tileCount
        try compareEarlier(checkpoint, &verdict)
        if let earlier { try compare(earlier, with: checkpoint, verifier, &verdict) }
        return verdict
    }

    /// Tiles that earlier checkpoints published begin as the widest of the same number does.
    private func compareEarlier(_ checkpoint: Checkpoint, _ verdict: inout LedgerVerdict) throws {
        let faulty = Set(verdict.problems.map(\.path))
        for level in 0..<LedgerTile.Place.levels(in: checkpoint.size) {
            guard let place = LedgerTile.Place.growing(level: level, in: checkpoint.size),
                !faulty.contains("\(folder.description)/\(place.path)"),
                let whole = try tile(place)
            else { continue }
            let growing = folder.appending(Path(place.growingFolder))
            // Gone where the full tile has replaced it meanwhile.
            guard try WorkspaceFolder.exists(growing) else { continue }
            let names = try Files.names(in: growing).compactMap(\.text)
            for earlier in place.narrower(among: names) {
                let path = folder.appending(Path(earlier.path))
                let bytes = try WorkspaceFolder.bytes(of: path, max: LedgerVerification.maxBytes)
                if earlier.isBeginning(bytes, of: whole) { continue }
                verdict.problems.append(
                    LedgerVerdict.Problem(
                        code: "ledger-tile", path: path.description,
                        firstLine: earlier.entries.lowerBound, endLine: earlier.entries.upperBound,
                        zh: "早先公布的瓦片与后来的不一致",
                        en: "a tile published earlier is not how the later one begins"))
            }
        }
    }

    private func compare(
        _ earlier: Path, with checkpoint: Checkpoint, _ verifier: NoteVerifier,
        _ verdict: inout LedgerVerdict
    ) throws {
        do {
            let kept = try Checkpoint(
                reading: try WorkspaceFolder.bytes(of: earlier, max: LedgerVerification.maxBytes),
                verifier)
            verdict.earlierLines = kept.size
            guard kept.size <= checkpoint.size else {
                verdict.problems.append(
                    LedgerVerdict.Problem(
                        code: "ledger-contradicted", path: earlier.description,
                        firstLine: checkpoint.size, endLine: kept.size,
                        zh: "账本比保留的检查点短",
                        en: "the ledger is shorter than the checkpoint that was kept"))
                return
            }
            // What a faulty tile would give says nothing.
            guard verdict.isWhole else { return }
            var tree = TileTree(size: checkpoint.size) { try tile($0) }
            let proof = try tree.consistency(of: kept.size, in: checkpoint.size)
            guard
                proof.leads(
                    from: kept.root, size: kept.size, to: checkpoint.root, size: checkpoint.size)
            else {
                verdict.problems.append(
                    LedgerVerdict.Problem(
                        code: "ledger-contradicted", path: earlier.description, firstLine: 0,
                        endLine: kept.size, zh: "账本不是由保留的检查点延续而来",
                        en: "the ledger does not go on from the checkpoint that was kept"))
                return
            }
        } catch let fault as LedgerFault {
            verdict.add(fault, "ledger-checkpoint", earlier.description)
        }
    }

    /// A tile's file, or that of the full tile which has replaced a growing one meanwhile.
    private func tile(_ place: LedgerTile.Place) throws -> [UInt8]? {
        for path in [place.path, place.filled.path].map({ folder.appending(Path($0)) })
        where try WorkspaceFolder.exists(path) {
            return try WorkspaceFolder.bytes(of: path, max: LedgerVerification.maxBytes)
        }
        return nil
    }
}
