/// A run of hashes of one height, as it is published (C2SP tlog-tiles): up to 256 of them.
package struct LedgerTile: Hashable, Sendable {
    /// Hashes of a full tile.
    package static let fullWidth = 256

    /// Where a tile lies and how wide it is.
    package struct Place: Hashable, Sendable {
        /// Level: a hash of level L is the root over 256^L leaves.
        package let level: Int
        /// Its number in the level, from 0.
        package let index: Int
        /// Hashes in it, 1 to 256.
        package let width: Int

        /// A place; the width is 1 to 256.
        package init(level: Int, index: Int, width: Int = LedgerTile.fullWidth) {
            precondition((1...LedgerTile.fullWidth).contains(width), "a tile has 1 to 256 hashes")
            self.level = level
            self.index = index
            self.width = width
        }

        /// Whether it never changes any more.
        package var isFull: Bool { width == LedgerTile.fullWidth }

        /// The same tile once it is full.
        package var filled: Place { Place(level: level, index: index) }

        /// Leaves under it, half open.
        package var entries: Range<Int> {
            let one = Place.leaves(underHashOf: level)
            let start = index * LedgerTile.fullWidth * one
            return start..<(start + width * one)
        }

        /// How many leaves are under one hash of a level.
        static func leaves(underHashOf level: Int) -> Int { 1 << (8 * level) }
    }

    /// Where it lies.
    package let place: Place
    /// Its hashes, `place.width` of them.
    package let hashes: [TreeHash]

    init(level: Int, index: Int, hashes: [TreeHash]) {
        place = Place(level: level, index: index, width: hashes.count)
        self.hashes = hashes
    }

    /// Reads a file; `nil` when its size is not the place's. A wider tile's first hashes are those of a
    /// narrower one of the same number.
    package init?(_ place: Place, bytes: [UInt8]) {
        guard bytes.count >= place.width * TreeHash.sizeBytes,
            bytes.count % TreeHash.sizeBytes == 0
        else { return nil }
        self.place = place
        hashes = (0..<place.width).compactMap {
            let start = $0 * TreeHash.sizeBytes
            return TreeHash(Array(bytes[start..<(start + TreeHash.sizeBytes)]))
        }
    }

    /// What its file holds: the hashes one after the other.
    package var bytes: [UInt8] { hashes.flatMap(\.bytes) }

    /// The root over a full tile.
    var root: TreeHash { TreeHash.root(of: hashes[...]) }
}

extension LedgerTile.Place {
    /// The path below the ledger's folder: `tile/0/x001/234`, `tile/1/000.p/17`.
    package var path: String { isFull ? folder : "\(growingFolder)/\(width)" }

    /// How many tiles a folder holds: those of which an index divided by it is the same.
    package static let perFolder = 1000

    /// The path of the full tile.
    package var folder: String {
        var parts = [LedgerTile.Place.threeDigits(index % LedgerTile.Place.perFolder)]
        var rest = index / LedgerTile.Place.perFolder
        while rest > 0 {
            parts.insert("x" + LedgerTile.Place.threeDigits(rest % 1000), at: 0)
            rest /= 1000
        }
        return "tile/\(level)/" + parts.joined(separator: "/")
    }

    /// The folder that holds narrower versions of it, and itself while it grows.
    package var growingFolder: String { folder + ".p" }

    /// The narrower versions of it among the names in its `growingFolder`, the narrowest first. Each must
    /// begin as it does (`isBeginning`).
    package func narrower(among names: [String]) -> [LedgerTile.Place] {
        names.compactMap { Int($0) }.sorted().filter { (1..<width).contains($0) }.map {
            LedgerTile.Place(level: level, index: index, width: $0)
        }
    }

    /// Whether the bytes of this tile are how those of a wider one of the same number begin.
    package func isBeginning(_ bytes: [UInt8]?, of wider: [UInt8]) -> Bool {
        bytes == Array(wider.prefix(width * TreeHash.sizeBytes))
    }

    private static func threeDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// The tile of a level that grows in a tree of `size` leaves; `nil` when none does.
    package static func growing(level: Int, in size: Int) -> LedgerTile.Place? {
        let hashes = size / leaves(underHashOf: level)
        let width = hashes % LedgerTile.fullWidth
        guard width > 0 else { return nil }
        return LedgerTile.Place(level: level, index: hashes / LedgerTile.fullWidth, width: width)
    }

    /// Full tiles of a level in a tree of `size` leaves.
    package static func fullCount(level: Int, in size: Int) -> Int {
        size / leaves(underHashOf: level) / LedgerTile.fullWidth
    }

    /// Levels of a tree of `size` leaves.
    package static func levels(in size: Int) -> Int {
        var levels = 0
        while levels < 8, size / leaves(underHashOf: levels) > 0 { levels += 1 }
        return levels
    }

    /// The tile of that number in a tree of `size` leaves, full or growing; `nil` when it has none.
    package static func tile(level: Int, index: Int, in size: Int) -> LedgerTile.Place? {
        if index < fullCount(level: level, in: size) {
            return LedgerTile.Place(level: level, index: index)
        }
        guard let growing = growing(level: level, in: size), growing.index == index else {
            return nil
        }
        return growing
    }
}
