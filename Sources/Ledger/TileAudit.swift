/// Judges published tiles against a checkpoint, with nothing else at hand.
///
/// Each full tile's root stands in the tile above it, and the unfinished tiles together give the
/// checkpoint's root; so every tile is proved by what is above it. Where a tile fails, those below it
/// are used to find out whether it alone is wrong.
package struct TileAudit {
    /// A tile that is not what it must be.
    package struct Fault: Hashable, Sendable {
        /// How.
        package enum Kind: String, Hashable, Sendable {
            /// Not there.
            case missing
            /// Not of its size.
            case size
            /// Other hashes than the checkpoint leads to.
            case differs
        }

        /// The tile.
        package let place: LedgerTile.Place
        /// How it is wrong.
        package let kind: Kind
    }

    private let checkpoint: Checkpoint
    private let read: TileTree.Reading
    private var faults: [Fault] = []

    /// How many tiles were read.
    package private(set) var tileCount = 0

    /// An audit of the tiles that `read` gives.
    package init(_ checkpoint: Checkpoint, read: @escaping TileTree.Reading) {
        self.checkpoint = checkpoint
        self.read = read
    }

    /// Everything that is wrong, in the order in which it was met.
    package mutating func run() throws -> [Fault] {
        let size = checkpoint.size
        let levels = LedgerTile.Place.levels(in: size)
        var grown: [Int: LedgerTile] = [:]
        for level in 0..<levels {
            guard let place = LedgerTile.Place.growing(level: level, in: size) else { continue }
            grown[level] = try tile(place)
        }
        let lacking = faults.count
        if lacking == 0 { try blame(&grown) }
        // From the top down: what is proved proves what is below it.
        for level in (1..<max(levels, 1)).reversed() {
            guard let place = LedgerTile.Place.growing(level: level, in: size) else { continue }
            for offset in 0..<place.width {
                try prove(
                    level: level - 1, index: place.index * LedgerTile.fullWidth + offset,
                    grown[level]?.hashes[offset])
            }
        }
        return faults
    }

    /// Finds the unfinished tile that does not lead to the root, and puts what the tiles below say in
    /// its place.
    private mutating func blame(_ grown: inout [Int: LedgerTile]) throws {
        if TileAudit.root(grown) == checkpoint.root { return }
        var mended = grown
        for (level, tile) in grown where level > 0 {
            var hashes = tile.hashes
            for offset in hashes.indices {
                let below = LedgerTile.Place(
                    level: level - 1, index: tile.place.index * LedgerTile.fullWidth + offset)
                if let root = try peek(below)?.root { hashes[offset] = root }
            }
            mended[level] = LedgerTile(level: level, index: tile.place.index, hashes: hashes)
        }
        let isMended = TileAudit.root(mended) == checkpoint.root
        for level in grown.keys.sorted() {
            guard let tile = grown[level] else { continue }
            let differs = mended[level] != tile || (!isMended && level == 0)
            if differs { faults.append(Fault(place: tile.place, kind: .differs)) }
        }
        if isMended { grown = mended }
    }

    /// The root that unfinished tiles give: the perfect subtrees of each, the highest level first.
    private static func root(_ grown: [Int: LedgerTile]) -> TreeHash {
        var subtrees: [TreeHash] = []
        for level in grown.keys.sorted(by: >) {
            guard var rest = grown[level]?.hashes[...] else { continue }
            while !rest.isEmpty {
                let count = 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount)
                subtrees.append(TreeHash.root(of: rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
        }
        guard var root = subtrees.popLast() else { return .empty }
        while let left = subtrees.popLast() { root = TreeHash.node(left, root) }
        return root
    }

    /// Proves a full tile by the hash above it, `nil` where that is lost, and then those below it.
    private mutating func prove(level: Int, index: Int, _ expected: TreeHash?) throws {
        let place = LedgerTile.Place(level: level, index: index)
        var hashes = try tile(place)?.hashes
        if let found = hashes, let expected, TreeHash.root(of: found[...]) != expected {
            faults.append(Fault(place: place, kind: .differs))
            if level > 0 { hashes = try mended(place, expected) }
        }
        guard level > 0 else { return }
        for offset in 0..<LedgerTile.fullWidth {
            try prove(
                level: level - 1, index: index * LedgerTile.fullWidth + offset, hashes?[offset])
        }
    }

    /// What a tile must hold by those below it; `nil` when they do not lead to `expected` either.
    private func mended(
        _ place: LedgerTile.Place, _ expected: TreeHash
    ) throws -> [TreeHash]? {
        var hashes: [TreeHash] = []
        for offset in 0..<LedgerTile.fullWidth {
            let below = LedgerTile.Place(
                level: place.level - 1, index: place.index * LedgerTile.fullWidth + offset)
            guard let root = try peek(below)?.root else { return nil }
            hashes.append(root)
        }
        return TreeHash.root(of: hashes[...]) == expected ? hashes : nil
    }

    private func peek(_ place: LedgerTile.Place) throws -> LedgerTile? {
        try read(place).flatMap { LedgerTile(place, bytes: $0) }
    }

    private mutating func tile(_ place: LedgerTile.Place) throws -> LedgerTile? {
        guard let bytes = try read(place) else {
            faults.append(Fault(place: place, kind: .missing))
            return nil
        }
        guard let tile = LedgerTile(place, bytes: bytes) else {
            faults.append(Fault(place: place, kind: .size))
            return nil
        }
        tileCount += 1
        return tile
    }
}
