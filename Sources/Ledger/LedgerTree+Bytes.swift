extension LedgerTree {
    private static let countBytes = 8

    /// The tree as bytes, some 8 KB a level: the number of leaves, eight bytes, the highest first; then
    /// the hashes of each level's unfinished tile, the lowest level first. Its root follows from them.
    package var bytes: [UInt8] {
        let count = stride(from: 56, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: size >> $0)
        }
        return count + growing.joined().flatMap(\.bytes)
    }

    /// Reads what `bytes` gives; `nil` in any other form. Whether the tree is right its root has to say.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= Self.countBytes, bytes[0] < 0x80 else { return nil }
        let size = bytes.prefix(Self.countBytes).reduce(0) { $0 << 8 | Int($1) }
        var rest = bytes.dropFirst(Self.countBytes)
        var growing: [[TreeHash]] = []
        for level in 0..<LedgerTile.Place.levels(in: size) {
            let width = LedgerTile.Place.growing(level: level, in: size)?.width ?? 0
            guard rest.count >= width * TreeHash.sizeBytes else { return nil }
            var hashes: [TreeHash] = []
            for _ in 0..<width {
                if let hash = TreeHash(Array(rest.prefix(TreeHash.sizeBytes))) {
                    hashes.append(hash)
                }
                rest = rest.dropFirst(TreeHash.sizeBytes)
            }
            growing.append(hashes)
        }
        guard rest.isEmpty else { return nil }
        self.init(size: size, growing: growing)
    }

    /// The perfect subtrees that hashes of one level make up, the largest first.
    static func subtrees(of hashes: [TreeHash]) -> [TreeHash] {
        var roots: [TreeHash] = []
        var rest = hashes[...]
        while !rest.isEmpty {
            let width = 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount)
            roots.append(TreeHash.root(of: rest.prefix(width)))
            rest = rest.dropFirst(width)
        }
        return roots
    }
}
