import Ledger

/// A ledger in memory, of which an input damages tiles and proofs.
final class SampleLedger {
    static let name = "example.com/ledger"
    private static let size = 600

    private var files: [String: [UInt8]] = [:]
    private var roots: [TreeHash] = [.empty]

    init() {
        var tree = LedgerTree()
        for number in 0..<SampleLedger.size {
            for tile in tree.append(TreeHash.leaf(SampleLedger.entry(number))) { add(tile) }
            roots.append(tree.root)
        }
        for tile in tree.unfinished { add(tile) }
    }

    private func add(_ tile: LedgerTile) { files[tile.place.path] = tile.bytes }

    private static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

    /// What a leaf says; `nil` for one that is not there.
    func entry(_ number: Int) -> [UInt8]? {
        (0..<SampleLedger.size).contains(number) ? SampleLedger.entry(number) : nil
    }

    /// The root at a size; `nil` beyond the ledger's own.
    func root(of size: Int) -> TreeHash? { roots.indices.contains(size) ? roots[size] : nil }

    private func tile(_ place: LedgerTile.Place) -> [UInt8]? {
        files[place.path] ?? files[place.filled.path]
            ?? files.first { $0.key.hasPrefix(place.growingFolder + "/") }?.value
    }

    private var tree: TileTree { TileTree(size: SampleLedger.size) { self.tile($0) } }

    /// The proof of a leaf.
    func inclusion(of index: Int, in size: Int) throws -> InclusionProof {
        var tree = tree
        return try tree.inclusion(of: index, in: size)
    }

    static let seeds: [[UInt8]] = [
        [0x01, 0x00, 0x00, 0x10, 0x20], [0x02, 0x04, 0x80, 0x01, 0x05, 0x01],
        [0x03, 0x00, 0x10, 0x02, 0x03, 0x00, 0xFF],
    ]

    /// Takes the first byte for what is tried, the next four for two numbers, the rest for damage:
    /// places and bytes.
    func check(
        _ input: [UInt8], _ hold: (Bool, @autoclosure () -> String) throws -> Void
    ) throws -> Bool {
        guard input.count >= 5 else { return false }
        let size = (Int(input[1]) << 8 | Int(input[2])) % (SampleLedger.size + 1)
        let other = (Int(input[3]) << 8 | Int(input[4])) % (SampleLedger.size + 1)
        switch input[0] {
        case 1 where size > 0: try checkInclusion(other % size, size, input.dropFirst(5), hold)
        case 2: try checkConsistency(min(size, other), max(size, other), input.dropFirst(5), hold)
        case 3: try checkTiles(size, input.dropFirst(5), hold)
        default: return false
        }
        return true
    }

    private func checkInclusion(
        _ index: Int, _ size: Int, _ damage: ArraySlice<UInt8>,
        _ hold: (Bool, @autoclosure () -> String) throws -> Void
    ) throws {
        let proof = try inclusion(of: index, in: size)
        let leaf = TreeHash.leaf(SampleLedger.entry(index))
        try hold(proof.leads(from: leaf, to: roots[size], size: size), "a proof proves")
        let path = SampleLedger.damaged(proof.path, damage)
        let number = damage.first.map { index ^ Int($0 >> 4) } ?? index
        let changed = InclusionProof(index: number, path: path)
        if changed != proof {
            try hold(
                !changed.leads(from: leaf, to: roots[size], size: size),
                "another proof proves nothing")
        }
    }

    private func checkConsistency(
        _ earlier: Int, _ size: Int, _ damage: ArraySlice<UInt8>,
        _ hold: (Bool, @autoclosure () -> String) throws -> Void
    ) throws {
        var tree = tree
        let proof = try tree.consistency(of: earlier, in: size)
        func leads(_ proof: ConsistencyProof) -> Bool {
            proof.leads(from: roots[earlier], size: earlier, to: roots[size], size: size)
        }
        try hold(leads(proof), "a proof proves: \(earlier) to \(size)")
        let changed = ConsistencyProof(path: SampleLedger.damaged(proof.path, damage))
        if changed != proof { try hold(!leads(changed), "another proof proves nothing") }
    }

    private func checkTiles(
        _ size: Int, _ damage: ArraySlice<UInt8>,
        _ hold: (Bool, @autoclosure () -> String) throws -> Void
    ) throws {
        let checkpoint = Checkpoint(origin: SampleLedger.name, size: size, root: roots[size])
        var isChanged = false
        var audit = TileAudit(checkpoint) { place in
            guard var bytes = self.tile(place) else { return nil }
            for edit in stride(from: damage.startIndex, to: damage.endIndex - 3, by: 4)
            where Int(damage[edit]) % 8 == place.level * 4 + place.index % 4 {
                let offset = (Int(damage[edit + 1]) << 8 | Int(damage[edit + 2])) % bytes.count
                bytes[offset] ^= damage[edit + 3]
            }
            let used = place.width * TreeHash.sizeBytes
            if bytes.prefix(used) != self.tile(place)?.prefix(used) { isChanged = true }
            return bytes
        }
        let faults = try audit.run()
        try hold(faults.isEmpty != isChanged, "a damaged tile is found, and no other: \(size)")
    }

    /// Changes, drops or adds hashes.
    private static func damaged(_ path: [TreeHash], _ damage: ArraySlice<UInt8>) -> [TreeHash] {
        guard let place = damage.first, let how = damage.dropFirst().first else { return path }
        var path = path
        let index = Int(place & 15)
        switch how {
        case 0 where index < path.count: path.remove(at: index)
        case 1 where index <= path.count: path.insert(.empty, at: index)
        case 2 where index < path.count: path.swapAt(index, 0)
        case 3...:
            guard index < path.count else { return path }
            var bytes = path[index].bytes
            bytes[Int(how) % bytes.count] ^= 1
            if let hash = TreeHash(bytes) { path[index] = hash }
        default: return path
        }
        return path
    }
}
