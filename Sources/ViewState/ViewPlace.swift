package import Registry

/// How far into the journal what views remember has come.
package struct ViewPlace: Hashable, Sendable {
    /// The place after the last line; the line before it proves that it is the same journal.
    package var mark: JournalMark
    /// The ledger's tree over its lines, in the form of `LedgerTree.bytes`.
    package var tree: [UInt8]

    /// A place.
    package init(mark: JournalMark, tree: [UInt8]) {
        self.mark = mark
        self.tree = tree
    }
}
