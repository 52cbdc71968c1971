/// That a leaf stands in a tree (RFC 6962 §2.1.1).
package struct InclusionProof: Hashable, Sendable {
    /// The leaf's number, from 0.
    package let index: Int
    /// Hashes from the leaf's sibling up to the root's child.
    package let path: [TreeHash]

    /// A proof as it was received; it proves nothing before `leads` says so.
    package init(index: Int, path: [TreeHash]) {
        self.index = index
        self.path = path
    }

    /// Whether it leads from that leaf to that root of a tree of `size` leaves (RFC 9162 §2.1.3.2).
    package func leads(from leaf: TreeHash, to root: TreeHash, size: Int) -> Bool {
        guard index >= 0, index < size else { return false }
        var (number, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            if last == 0 { return false }
            if number & 1 == 1 || number == last {
                hash = TreeHash.node(sibling, hash)
                while number & 1 == 0, number != 0 {
                    number >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash.node(hash, sibling)
            }
            number >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
