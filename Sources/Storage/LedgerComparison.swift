internal import Ledger
internal import Registry
internal import System

/// Holds the journal's lines against the published tiles of one checkpoint: which line is the first
/// that is not the one the ledger has.
struct LedgerComparison {
    /// A line of the journal and the segment it lies in.
    struct Found: Hashable {
        var line: Int
        var segment: String?

        /// For messages.
        var subject: String {
            let folder = WorkspacePaths.journal
            return "\(segment.map { folder / $0 } ?? folder) line \(line)"
        }
    }

    /// What is compared with.
    let checkpoint: Checkpoint
    private let disk: any Disk
    private var tree = LedgerTree()
    private var tile: LedgerTile?
    /// The first line that differs from its tile.
    private(set) var firstDifference: Found?
    /// Published tiles that are not what the journal's lines give.
    private(set) var wrong: [(place: LedgerTile.Place, entry: Int?)] = []
    /// The root of the lines up to the checkpoint's size, once they were read.
    private(set) var root: TreeHash?

    init(_ checkpoint: Checkpoint, disk: any Disk) {
        self.checkpoint = checkpoint
        self.disk = disk
        if checkpoint.size == 0 { root = .empty }
    }

    /// One that begins at a line of the checkpoint, with the tree that tiles give of the lines before;
    /// `nil` where they do not. That they are the right ones the root will say.
    init?(_ checkpoint: Checkpoint, disk: any Disk, at line: Int) throws(StorageError) {
        self.checkpoint = checkpoint
        self.disk = disk
        let earlier = try LedgerTree(size: line) { place throws(StorageError) in
            // That of the checkpoint begins with the same hashes as the narrower one of then.
            let own = LedgerTile.Place.tile(
                level: place.level, index: place.index, in: checkpoint.size)
            return try LedgerFiles.tile(own ?? place, on: disk)
        }
        guard let earlier else { return nil }
        tree = earlier
        tile = try self.read(level: 0, index: line / LedgerTile.fullWidth)
    }

    /// Takes in the next line; those after the checkpoint are passed over.
    mutating func take(_ line: JournalLine, in segment: String) throws(StorageError) {
        guard line.number < checkpoint.size else { return }
        let leaf = TreeHash.leaf(line.bytes)
        let offset = line.number % LedgerTile.fullWidth
        if offset == 0 { tile = try read(level: 0, index: line.number / LedgerTile.fullWidth) }
        if firstDifference == nil, let tile, tile.hashes[offset] != leaf {
            firstDifference = Found(line: line.number, segment: segment)
        }
        for full in tree.append(leaf) { try compare(full) }
        guard tree.size == checkpoint.size else { return }
        root = tree.root
        for growing in tree.unfinished {
            try compare(growing)
            try compareEarlier(growing)
        }
    }

    /// Compares what earlier checkpoints published of a tile that still grows.
    private mutating func compareEarlier(_ own: LedgerTile) throws(StorageError) {
        let names = try LedgerFiles.widths(of: own.place, on: disk)
        for place in own.place.narrower(among: names) {
            // One that is gone by now was outgrown.
            let path = WorkspacePaths.publicLedger / place.path
            guard let bytes = try LedgerFiles.bytes(path, on: disk) else { continue }
            if !place.isBeginning(bytes, of: own.bytes) { wrong.append((place, nil)) }
        }
    }

    private mutating func compare(_ own: LedgerTile) throws(StorageError) {
        let bytes = try LedgerFiles.tile(own.place, on: disk)
        let published = bytes.flatMap { LedgerTile(own.place, bytes: $0) }
        if published == own { return }
        var entry: Int?
        if let published {
            let offset = own.hashes.indices.first { own.hashes[$0] != published.hashes[$0] }
            entry = offset.map { own.place.entries.lowerBound + $0 << (8 * own.place.level) }
        }
        wrong.append((own.place, entry))
    }

    private func read(level: Int, index: Int) throws(StorageError) -> LedgerTile? {
        guard let place = LedgerTile.Place.tile(level: level, index: index, in: checkpoint.size)
        else { return nil }
        return try LedgerFiles.tile(place, on: disk).flatMap { LedgerTile(place, bytes: $0) }
    }

    /// Whether the published leaves lead to the checkpoint's root: what they say then is what was
    /// signed.
    func areTilesProved() throws(StorageError) -> Bool {
        var published = LedgerTree()
        for index in 0..<((checkpoint.size + LedgerTile.fullWidth - 1) / LedgerTile.fullWidth) {
            guard let tile = try read(level: 0, index: index) else { return false }
            for hash in tile.hashes { _ = published.append(hash) }
        }
        return published.root == checkpoint.root
    }

    /// The first line that is wrong, where it can be known, and why, for a journal of `lineCount`
    /// whole lines that does not have the checkpoint's root. `file` is where the checkpoint lies.
    func verdict(
        lineCount: Int, torn: Int, file: String
    ) throws(StorageError) -> (found: Found?, cause: String) {
        let signed = "\(file) was signed over \(checkpoint.size) lines"
        if try areTilesProved(), let found = firstDifference {
            return (found, "\(signed); line \(found.line) is not the one of which it speaks")
        }
        if lineCount < checkpoint.size {
            let end = torn > 0 ? " and \(torn) bytes of a torn one" : ""
            return (
                Found(line: lineCount),
                "\(signed); the journal has \(lineCount)\(end): line \(lineCount) is the first "
                    + "that is missing"
            )
        }
        let known = firstDifference.map {
            "; the first that the tiles do not have is line \($0.line)"
        }
        return (
            firstDifference,
            "\(signed), and these lines are not those; the tiles do not lead to it either"
                + (known ?? "")
        )
    }
}
