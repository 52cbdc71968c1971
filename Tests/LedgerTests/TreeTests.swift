import Digests
import Testing

@testable import Ledger

@Suite("The tree is that of RFC 6962")
struct TreeTests {
    /// The leaves of the known-answer tests that implementations of Certificate Transparency share.
    private static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("known roots")
    func knownRoots() throws {
        var tree = LedgerTree()
        #expect(Hexadecimal.text(tree.root.bytes) == Self.roots[0])
        for (leaf, root) in zip(Self.leaves, Self.roots.dropFirst()) {
            _ = tree.append(TreeHash.leaf(try #require(Hexadecimal.bytes(leaf))))
            #expect(Hexadecimal.text(tree.root.bytes) == root, "\(tree.size)")
        }
    }

    @Test("root, path of the newest leaf and proofs are the RFC's own for every small size")
    func everySmallSize() throws {
        let leaves = (0..<300).map { TreeHash.leaf(MemoryLedger.entry($0)) }
        var tree = LedgerTree()
        for size in 1...leaves.count {
            let path = tree.pathOfNext
            _ = tree.append(leaves[size - 1])
            let part = leaves[..<size]
            #expect(tree.root == Naive.root(part), "\(size)")
            #expect(path == Naive.path(size - 1, part), "\(size)")
            let last = InclusionProof(index: size - 1, path: path)
            #expect(last.leads(from: leaves[size - 1], to: tree.root, size: size))
        }
    }

    @Test("proofs read from tiles", arguments: [1, 2, 3, 7, 8, 255, 256, 257, 300])
    func proofsFromTiles(size: Int) throws {
        let ledger = MemoryLedger(size: size)
        let leaves = (0..<size).map { TreeHash.leaf(MemoryLedger.entry($0)) }
        var published = ledger.published
        for index in 0..<size {
            let proof = try published.inclusion(of: index, in: size)
            #expect(proof.path == Naive.path(index, leaves[...]), "\(index) of \(size)")
            #expect(proof.leads(from: leaves[index], to: ledger.tree.root, size: size))
        }
        for earlier in 0...size {
            let root = Naive.root(leaves[..<earlier])
            #expect(try published.root(of: earlier) == root)
            let proof = try published.consistency(of: earlier, in: size)
            if earlier > 0 { #expect(proof.path == Naive.proof(earlier, leaves[...])) }
            #expect(
                proof.leads(from: root, size: earlier, to: ledger.tree.root, size: size),
                "\(earlier) of \(size)")
        }
    }

    @Test("a proof for another leaf, root, size or index, or with a hash more or less, fails")
    func wrongInclusion() throws {
        let size = 13
        let ledger = MemoryLedger(size: size)
        let root = ledger.tree.root
        var published = ledger.published
        for index in 0..<size {
            let leaf = TreeHash.leaf(MemoryLedger.entry(index))
            let proof = try published.inclusion(of: index, in: size)
            func leads(_ path: [TreeHash], _ index: Int, _ leaf: TreeHash, _ size: Int) -> Bool {
                InclusionProof(index: index, path: path).leads(from: leaf, to: root, size: size)
            }
            #expect(leads(proof.path, index, leaf, size))
            #expect(!leads(proof.path, index, TreeHash.leaf([]), size))
            #expect(!leads(proof.path, index, leaf, 40))
            #expect(!leads(proof.path, -1, leaf, size) && !leads(proof.path, size, leaf, size))
            #expect(!leads(proof.path + [root], index, leaf, size))
            #expect(!leads(proof.path.dropLast(), index, leaf, size))
            #expect(!leads(proof.path.reversed(), index, leaf, size))
            for other in 0..<size where other != index {
                #expect(!leads(proof.path, other, leaf, size), "\(index) as \(other)")
            }
        }
    }

    @Test("a tree that does not begin with the earlier one has no proof that leads")
    func wrongConsistency() throws {
        let ledger = MemoryLedger(size: 13)
        var published = ledger.published
        for earlier in 1..<13 {
            let root = try published.root(of: earlier)
            let proof = try published.consistency(of: earlier, in: 13)
            func leads(_ path: [TreeHash], _ root: TreeHash, _ size: Int) -> Bool {
                ConsistencyProof(path: path).leads(
                    from: root, size: size, to: ledger.tree.root, size: 13)
            }
            #expect(leads(proof.path, root, earlier))
            #expect(!leads(proof.path, TreeHash.leaf([]), earlier))
            #expect(!leads(proof.path.dropLast(), root, earlier))
            #expect(!leads(proof.path + [root], root, earlier))
            #expect(!leads(proof.path, root, earlier + 1) && !leads(proof.path, root, 14))
        }
    }

    @Test("tiles have the names and widths of the specification's examples")
    func tilePlaces() {
        #expect(LedgerTile.Place(level: 0, index: 1_234_067).path == "tile/0/x001/x234/067")
        #expect(LedgerTile.Place(level: 0, index: 0, width: 1).path == "tile/0/000.p/1")
        #expect(LedgerTile.Place(level: 1, index: 999, width: 17).path == "tile/1/999.p/17")
        #expect(LedgerTile.Place(level: 2, index: 1000).path == "tile/2/x001/000")
        #expect(LedgerTile.Place.fullCount(level: 0, in: 70_000) == 273)
        #expect(LedgerTile.Place.fullCount(level: 1, in: 70_000) == 1)
        let growing = (0..<3).compactMap { LedgerTile.Place.growing(level: $0, in: 70_000) }
        #expect(growing.map(\.width) == [112, 17, 1])
        #expect(LedgerTile.Place.levels(in: 70_000) == 3)
        #expect(LedgerTile.Place.growing(level: 0, in: 256) == nil)
        #expect(LedgerTile.Place.growing(level: 1, in: 256)?.width == 1)
        #expect(LedgerTile.Place(level: 1, index: 1, width: 2).entries == 65_536..<66_048)
    }
}
