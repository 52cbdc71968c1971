/// A tree as its published tiles have it, read where they are needed: proofs between any two sizes,
/// and the roots of earlier trees.
///
/// What it gives is only as good as the tiles; whoever relies on it checks it against a checkpoint.
package struct TileTree {
    /// Reads a tile's file, that of a wider tile of the same number where the one named is gone; `nil`
    /// when there is none.
    package typealias Reading = (LedgerTile.Place) throws -> [UInt8]?

    /// Leaves in it.
    package let size: Int
    private let read: Reading
    private var tiles: [LedgerTile.Place: LedgerTile] = [:]

    /// The tree of `size` leaves whose tiles `read` gives.
    package init(size: Int, read: @escaping Reading) {
        self.size = size
        self.read = read
    }

    /// The root of the first `size` leaves.
    package mutating func root(of size: Int) throws -> TreeHash {
        try size == 0 ? .empty : root(of: 0..<size)
    }

    /// The proof of a leaf in the tree of `size` leaves.
    package mutating func inclusion(of index: Int, in size: Int) throws -> InclusionProof {
        precondition(0 <= index && index < size && size <= self.size, "the leaf is in the tree")
        var path: [TreeHash] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = TileTree.split(range)
            if index < middle {
                path.append(try root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(try root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return InclusionProof(index: index, path: path.reversed())
    }

    /// The proof that the tree of `size` leaves begins with the one of `earlier` leaves.
    package mutating func consistency(of earlier: Int, in size: Int) throws -> ConsistencyProof {
        precondition(0 <= earlier && earlier <= size && size <= self.size, "both are in the tree")
        if earlier == 0 { return ConsistencyProof(path: []) }
        var path: [TreeHash] = []
        var range = 0..<size
        var isWhole = true
        while earlier < range.upperBound {
            let middle = TileTree.split(range)
            if earlier <= middle {
                path.append(try root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(try root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
                isWhole = false
            }
        }
        if !isWhole { path.append(try root(of: range)) }
        return ConsistencyProof(path: path.reversed())
    }

    /// Where the RFC divides a range: its first part is the largest perfect tree smaller than it.
    private static func split(_ range: Range<Int>) -> Int {
        var part = 1
        while part * 2 < range.count { part *= 2 }
        return range.lowerBound + part
    }

    private mutating func root(of range: Range<Int>) throws -> TreeHash {
        let count = range.count
        if count & (count - 1) == 0 {
            let height = count.trailingZeroBitCount
            return try subtree(height: height, index: range.lowerBound >> height)
        }
        let middle = TileTree.split(range)
        return TreeHash.node(
            try root(of: range.lowerBound..<middle), try root(of: middle..<range.upperBound))
    }

    /// The root over 2^height leaves, from the hashes of the tile level below or at it.
    private mutating func subtree(height: Int, index: Int) throws -> TreeHash {
        let level = height / 8
        let count = 1 << (height % 8)
        let first = index * count
        guard
            let place = LedgerTile.Place.tile(
                level: level, index: first / LedgerTile.fullWidth, in: size)
        else { preconditionFailure("a subtree of the tree has a tile") }
        let tile = try tile(at: place)
        let start = first % LedgerTile.fullWidth
        return TreeHash.root(of: tile.hashes[start..<(start + count)])
    }

    private mutating func tile(at place: LedgerTile.Place) throws -> LedgerTile {
        if let tile = tiles[place] { return tile }
        guard let bytes = try read(place), let tile = LedgerTile(place, bytes: bytes) else {
            throw LedgerFault.noTile(place.path)
        }
        tiles[place] = tile
        return tile
    }
}
