import Testing

@testable import Ledger

@Suite("The tree as bytes")
struct TreeBytesTests {
    private func tree(_ size: Int) -> LedgerTree {
        var tree = LedgerTree()
        for index in 0..<size { _ = tree.append(TreeHash.leaf(MemoryLedger.entry(index))) }
        return tree
    }

    @Test(
        "goes on as if it had never been put down",
        arguments: [0, 1, 2, 3, 254, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_800])
    func goesOn(size: Int) throws {
        var tree = tree(size)
        var read = try #require(LedgerTree(bytes: tree.bytes))
        for index in size..<size + 300 {
            #expect(read.root == tree.root && read.size == index)
            #expect(read.unfinished == tree.unfinished)
            #expect(read.pathOfNext == tree.pathOfNext)
            let leaf = TreeHash.leaf(MemoryLedger.entry(index))
            #expect(read.append(leaf) == tree.append(leaf))
        }
    }

    @Test("bytes too few, too many, or of a negative count are no tree")
    func damaged() {
        let bytes = tree(300).bytes
        #expect(LedgerTree(bytes: bytes) != nil)
        #expect(LedgerTree(bytes: Array(bytes.dropLast())) == nil)
        #expect(LedgerTree(bytes: bytes + [0]) == nil)
        #expect(LedgerTree(bytes: []) == nil)
        #expect(LedgerTree(bytes: [0x80] + bytes.dropFirst()) == nil)
    }
}
