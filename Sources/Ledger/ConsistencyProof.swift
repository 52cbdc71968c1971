/// That a tree begins with all leaves of an earlier one (RFC 6962 §2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    /// The hashes, in the order of the RFC; none for equal sizes and for the empty tree.
    package let path: [TreeHash]

    /// A proof as it was received; it proves nothing before `leads` says so.
    package init(path: [TreeHash]) { self.path = path }

    /// Whether the tree of `size` leaves under `root` begins with the one of `earlier` leaves under
    /// `earlierRoot` (RFC 9162 §2.1.4.2).
    package func leads(
        from earlierRoot: TreeHash, size earlier: Int, to root: TreeHash, size: Int
    ) -> Bool {
        guard earlier >= 0, earlier <= size else { return false }
        if earlier == size { return path.isEmpty && earlierRoot == root }
        if earlier == 0 { return path.isEmpty && earlierRoot == .empty }
        var steps = path[...]
        // The earlier tree is a whole subtree of the later one: its root is not repeated.
        if earlier & (earlier - 1) == 0 { steps = [earlierRoot] + steps }
        guard let start = steps.popFirst() else { return false }
        var (number, last) = (earlier - 1, size - 1)
        while number & 1 == 1 {
            number >>= 1
            last >>= 1
        }
        var (left, whole) = (start, start)
        for step in steps {
            if last == 0 { return false }
            if number & 1 == 1 || number == last {
                left = TreeHash.node(step, left)
                whole = TreeHash.node(step, whole)
                while number & 1 == 0, number != 0 {
                    number >>= 1
                    last >>= 1
                }
            } else {
                whole = TreeHash.node(whole, step)
            }
            number >>= 1
            last >>= 1
        }
        return last == 0 && left == earlierRoot && whole == root
    }
}
