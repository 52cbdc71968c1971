internal import Ledger
internal import System

/// Keeps the published ledger in step with the journal. Belongs to the thread that commits.
///
/// A commit costs the hashes of its own lines, the tiles they touched and one signature, whatever the
/// journal's length; nothing is read. Nothing is synced here either: the journal is the truth, and a
/// start makes what a crash left out.
struct LedgerKeeper {
    private let disk: any Disk
    private let signer: NoteSigner
    private var tree: LedgerTree
    /// The checkpoint that was published last.
    private(set) var checkpoint: [UInt8]

    /// Goes on with the tree of the whole journal.
    init(_ tree: LedgerTree, signer: NoteSigner, disk: any Disk) {
        self.tree = tree
        self.signer = signer
        self.disk = disk
        checkpoint = LedgerKeeper.checkpoint(of: tree, signer)
    }

    private static func checkpoint(of tree: LedgerTree, _ signer: NoteSigner) -> [UInt8] {
        Checkpoint(origin: signer.verifier.key.name, size: tree.size, root: tree.root)
            .signed(by: signer)
    }

    /// Takes in durable lines whose files are in place, and publishes: the tiles first, then the
    /// checkpoint that needs them. Lines that it has already are passed over, so that what failed can
    /// be tried again.
    mutating func take(_ lines: [JournalLine]) throws(StorageError) {
        var grown = tree
        var tiles: [LedgerTile] = []
        for line in lines where line.number >= grown.size {
            precondition(line.number == grown.size, "lines come in their order")
            tiles += grown.append(TreeHash.leaf(line.bytes))
        }
        if grown.size == tree.size { return }
        let before = Set(tree.unfinished.map(\.place))
        tiles += grown.unfinished.filter { !before.contains($0.place) }
        let checkpoint = LedgerKeeper.checkpoint(of: grown, signer)
        for tile in tiles { try LedgerFiles.publish(tile.bytes, tile.place.path, on: disk) }
        try LedgerFiles.publish(checkpoint, "checkpoint", on: disk)
        try LedgerKeeper.removeOutgrown(tiles, on: disk)
        tree = grown
        self.checkpoint = checkpoint
    }

    /// Removes the narrower files of tiles that are full. Until then they stay, because readers may
    /// still hold the checkpoint that needs one (C2SP tlog-tiles, "Partial Tiles").
    static func removeOutgrown(_ tiles: [LedgerTile], on disk: any Disk) throws(StorageError) {
        for tile in tiles where tile.place.isFull {
            do {
                try disk.removeTree(WorkspacePaths.publicLedger / tile.place.growingFolder)
            } catch {
                guard error.isObstructed else { throw error }
            }
        }
    }
}
