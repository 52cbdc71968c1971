internal import Ledger
internal import Registry
internal import System

/// The ledger at a start: the tree of the journal as it is read, held against the checkpoints that
/// were signed before, and then whatever of the published files is not in place.
///
/// Nothing is written before `check`, so that a journal that is not the one the checkpoints speak of
/// finds everything as it was.
struct LedgerStart {
    private let disk: any Disk
    private let signer: NoteSigner
    /// The checkpoints that must hold, with the file each is in.
    private var checkpoints: [(file: Path, checkpoint: Checkpoint)] = []
    /// Tiles of so many lines were durable when the stored checkpoint was written.
    private var settled = 0
    private var stored: [UInt8]?
    private var tree: LedgerTree
    private var roots: [Int: TreeHash] = [:]
    /// Tiles that have to be written.
    private var due: [LedgerTile] = []

    /// Lines that a ledger which was begun just now takes in; 0 for any other.
    var begunLines: Int { settled == 0 && checkpoints.count == 1 ? tree.size : 0 }

    /// Reads the checkpoints. Throws `ledgerLost` when the stored one is missing or is not one that
    /// the key signed; a published one of that kind is only made anew, because a power cut may leave
    /// it so.
    ///
    /// `tree` is that of lines which are not read again.
    init(
        _ signer: NoteSigner, disk: any Disk, after tree: LedgerTree = LedgerTree()
    ) throws(StorageError) {
        self.disk = disk
        self.signer = signer
        self.tree = tree
        let kept = WorkspacePaths.ledgerCheckpoint
        stored = try LedgerFiles.bytes(kept, on: disk)
        guard let stored else {
            throw LedgerStart.lost(kept, "it is not there although the ledger has a key")
        }
        do {
            let checkpoint = try Checkpoint(reading: stored, signer.verifier)
            checkpoints.append((kept, checkpoint))
            settled = checkpoint.size
        } catch {
            throw LedgerStart.lost(kept, error.description)
        }
        let copy = WorkspacePaths.publicLedger / "checkpoint"
        if let bytes = try LedgerFiles.bytes(copy, on: disk) {
            do {
                checkpoints.append((copy, try Checkpoint(reading: bytes, signer.verifier)))
            } catch {
                // Made anew by `complete`.
            }
        }
        roots[tree.size] = tree.root
    }

    /// Whether nothing of the ledger rests on the lines that are not read again: no checkpoint is of
    /// fewer of them, and every tile that they filled is there in its size.
    func isSettled() throws(StorageError) -> Bool {
        guard checkpoints.allSatisfy({ $0.checkpoint.size >= tree.size }) else { return false }
        for level in 0..<LedgerTile.Place.levels(in: tree.size) {
            let count = LedgerTile.Place.fullCount(level: level, in: tree.size)
            for first in stride(from: 0, to: count, by: LedgerTile.Place.perFolder) {
                let last = min(first + LedgerTile.Place.perFolder, count)
                guard try areInPlace((first..<last).map { .init(level: level, index: $0) })
                else { return false }
            }
        }
        return true
    }

    /// Lines over which the stored checkpoint was signed: what follows from them is durable.
    var durableLines: Int { settled }

    private static func lost(_ path: Path, _ cause: String) -> StorageError {
        StorageError(
            .ledgerLost, operation: "open", subject: path.description, cause: cause, verdict: .stop)
    }

    /// Takes in the next line of the journal.
    mutating func take(_ line: JournalLine) throws(StorageError) {
        let full = tree.append(TreeHash.leaf(line.bytes))
        for tile in full where try !areInPlace([tile.place]) { due.append(tile) }
        if checkpoints.contains(where: { $0.checkpoint.size == tree.size }) {
            roots[tree.size] = tree.root
        }
    }

    /// Whether none of these full tiles, of one folder, need be written. What they hold is not looked at: the
    /// check of a whole workspace does that.
    private func areInPlace(_ places: [LedgerTile.Place]) throws(StorageError) -> Bool {
        guard let last = places.last, last.entries.upperBound <= settled else { return false }
        let paths = places.map { WorkspacePaths.publicLedger / $0.path }
        do {
            return try disk.statuses(of: paths.map(\.lastName), in: paths[0].parent ?? .workspace)
                .allSatisfy {
                    $0?.kind == .file
                        && $0?.sizeBytes == LedgerTile.fullWidth * TreeHash.sizeBytes
                }
        } catch {
            guard error.isObstructed else { throw error }
            return false
        }
    }

    /// Throws `ledgerContradicted` when the journal that was read to its end is not one that every
    /// checkpoint can be true of, and names the first line that is wrong. `torn` are bytes after its
    /// last whole line.
    func check(torn: Int) throws(StorageError) {
        for (file, checkpoint) in checkpoints {
            let root = checkpoint.size == 0 ? .empty : roots[checkpoint.size]
            if root == checkpoint.root { continue }
            var search = LedgerComparison(checkpoint, disk: disk)
            _ = try JournalReader(disk: disk).read(before: tree.size) {
                line, place throws(StorageError) in try search.take(line, in: place.segment)
            }
            let (found, cause) = try search.verdict(
                lineCount: tree.size, torn: torn, file: file.description)
            throw StorageError(
                .ledgerContradicted, operation: "open",
                subject: found?.subject ?? WorkspacePaths.journal.description,
                cause: cause, verdict: .stop)
        }
    }

    /// What to say of a journal whose chain broke: where a line was changed the chain breaks at the
    /// next one, and the tiles know better.
    func sharpened(_ error: StorageError) throws(StorageError) -> StorageError {
        guard error.code == .journalDamaged, let (file, checkpoint) = checkpoints.last else {
            return error
        }
        var search = LedgerComparison(checkpoint, disk: disk)
        do {
            _ = try JournalReader(disk: disk).read { line, place throws(StorageError) in
                try search.take(line, in: place.segment)
            }
        } catch {
            guard error.code == .journalDamaged else { throw error }
        }
        guard let found = search.firstDifference, try search.areTilesProved() else { return error }
        var sharp = error
        sharp.subject = found.subject
        sharp.cause = "it is not the line over which \(file) was signed; " + error.cause
        return sharp
    }

    /// Publishes what is not in place, and gives what keeps the ledger from now on.
    func complete() throws(StorageError) -> LedgerKeeper {
        let keeper = LedgerKeeper(tree, signer: signer, disk: disk)
        try publish(signer.verifier.key.file, "key")
        for tile in due + tree.unfinished { try publish(tile.bytes, tile.place.path) }
        for tile in tree.unfinished { try publishNarrower(tile) }
        try publish(keeper.checkpoint, "checkpoint")
        try LedgerKeeper.removeOutgrown(due, on: disk)
        try removeHalfWritten()
        return keeper
    }

    /// Publishes again the narrower files of a growing tile, which readers of earlier checkpoints may
    /// still want: a power cut may have torn those that are younger than the stored checkpoint.
    private func publishNarrower(_ tile: LedgerTile) throws(StorageError) {
        if settled == tree.size { return }
        let names = try LedgerFiles.widths(of: tile.place, on: disk)
        for place in tile.place.narrower(among: names) where place.entries.upperBound > settled {
            try publish(Array(tile.bytes.prefix(place.width * TreeHash.sizeBytes)), place.path)
        }
    }

    /// After an orderly stop what lies there is durable and is only looked at, so that a start needs no
    /// room on a full disk. Else it is written whatever it looks like: after a failed sync the page cache
    /// shows bytes that no disk has.
    private func publish(_ bytes: [UInt8], _ path: String) throws(StorageError) {
        let place = WorkspacePaths.publicLedger / path
        if settled == tree.size, try LedgerFiles.bytes(place, on: disk) == bytes { return }
        try LedgerFiles.publish(bytes, path, on: disk)
    }

    /// A growing tile is written under another name each time, so what a crash left of one is not
    /// written over.
    private func removeHalfWritten() throws(StorageError) {
        for tile in tree.unfinished {
            let folder = WorkspacePaths.publicLedger / tile.place.growingFolder
            for entry in try disk.entries(of: folder)
            where entry.kind == .file && entry.name.bytes.first == 0x2E {
                try disk.removeIfThere(folder.appending(entry.name))
            }
        }
    }

    /// Keeps the checkpoint of the whole journal, once what it speaks of is durable.
    func store(_ keeper: LedgerKeeper) throws(StorageError) {
        if keeper.checkpoint == stored { return }
        try LedgerFiles.store(keeper.checkpoint, on: disk)
    }
}
