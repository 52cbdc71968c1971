/// The tree while it grows: what its next leaf, its root and its unfinished tiles need, and nothing
/// else. Some 8 KB a level, whatever its size.
package struct LedgerTree: Sendable {
    /// Leaves in it.
    package private(set) var size = 0
    /// Roots of the perfect subtrees it consists of, the largest first: one for each bit of `size`.
    private var subtrees: [TreeHash] = []
    /// The hashes of each level's unfinished tile.
    private(set) var growing: [[TreeHash]] = []

    /// The tree without a leaf.
    package init() {}

    /// The tree of so many leaves with those hashes in the unfinished tiles of its levels.
    init(size: Int, growing: [[TreeHash]]) {
        self.size = size
        self.growing = growing
        subtrees = growing.reversed().flatMap { LedgerTree.subtrees(of: $0) }
    }

    /// Adds a leaf; gives the tiles that it made full, of the lowest level first.
    package mutating func append(_ leaf: TreeHash) -> [LedgerTile] {
        var full: [LedgerTile] = []
        var node = leaf
        var height = 0
        note(node, level: 0, &full)
        while size >> height & 1 == 1 {
            node = TreeHash.node(subtrees.removeLast(), node)
            height += 1
            if height % 8 == 0 { note(node, level: height / 8, &full) }
        }
        subtrees.append(node)
        size += 1
        return full
    }

    private mutating func note(_ hash: TreeHash, level: Int, _ full: inout [LedgerTile]) {
        if growing.count == level { growing.append([]) }
        growing[level].append(hash)
        guard growing[level].count == LedgerTile.fullWidth else { return }
        // This hash's own place counts the leaves before the one that is being added.
        let index = size / LedgerTile.Place.leaves(underHashOf: level) / LedgerTile.fullWidth
        full.append(LedgerTile(level: level, index: index, hashes: growing[level]))
        growing[level].removeAll(keepingCapacity: true)
    }

    /// The root (RFC 6962 §2.1).
    package var root: TreeHash {
        guard var root = subtrees.last else { return .empty }
        for left in subtrees.dropLast().reversed() { root = TreeHash.node(left, root) }
        return root
    }

    /// The tiles that are not full, of the lowest level first.
    package var unfinished: [LedgerTile] {
        growing.enumerated().compactMap { level, hashes in
            guard let place = LedgerTile.Place.growing(level: level, in: size) else { return nil }
            return LedgerTile(level: level, index: place.index, hashes: hashes)
        }
    }

    /// The audit path (RFC 6962 §2.1.1) that the next leaf will have in the tree it closes, from its
    /// sibling up: the newest leaf of a tree has nothing to its right.
    package var pathOfNext: [TreeHash] { subtrees.reversed() }
}
