/// Where the settled part of the index is kept: derived data, made anew from the journal whenever it is
/// gone or not of this journal. May be used from several threads, but put into from one at a time.
package protocol SettledShelf: Sendable {
    /// Opens what is there for reading; `nil` where nothing was put. What is given goes on to what is
    /// put there later.
    func open() throws(SettledFault) -> SettledState?
    /// Begins anew with nothing, in the place of whatever is there; what was opened of that is closed.
    func begin() throws(SettledFault)
    /// Adds what further lines changed, all of it or nothing: the changes, the place after those lines,
    /// and marks for reading back, in the order of the lines.
    func put(
        _ changes: SettledChanges, at head: SettledHead, marks: [JournalMark]
    ) throws(SettledFault)
    /// Holds all that lies there against what was put; a start reads only a part of it. May go on beside
    /// who puts and who asks. Throws a fault that is damage where something was changed otherwise;
    /// returns early when it is not wanted any more.
    func prove(while isWanted: () -> Bool) throws(SettledFault)
    /// The same to the end, for who waits: it may take two processors.
    func prove() throws(SettledFault)
    /// Takes away what is there, if anything. Who reads it goes on with it as it is.
    func remove() throws(SettledFault)
    /// Ends all reading and writing of what was opened; every later question to it fails.
    func close()
}

/// What lies on a shelf, open.
package struct SettledState: Sendable {
    /// The lookups.
    package var index: any SettledIndex
    /// What belongs into memory.
    package var base: SettledBase
    /// How far it has come.
    package var head: SettledHead

    /// A state.
    package init(index: any SettledIndex, base: SettledBase, head: SettledHead) {
        self.index = index
        self.base = base
        self.head = head
    }
}

/// How far into the journal a settled index has come.
package struct SettledHead: Hashable, Sendable {
    /// The place after its last line.
    package var place: JournalMark
    /// The place before its last line, from where that line is read to prove that it is the same
    /// journal.
    package var before: JournalMark
    /// The ledger's tree over its lines, in the form of `LedgerTree.bytes`.
    package var tree: [UInt8]

    /// A head.
    package init(place: JournalMark, before: JournalMark, tree: [UInt8]) {
        self.place = place
        self.before = before
        self.tree = tree
    }
}

/// Why a settled index could not be read or written. Only what was altered stops the registry, and only
/// where lines may rest on it.
package struct SettledFault: Error, Hashable, CustomStringConvertible {
    /// What was done.
    package let operation: String
    /// What went wrong, in English.
    package let cause: String
    /// Whether what is there is damaged or of another form: begun anew, it is well again.
    package let isDamaged: Bool
    /// Whether it is damaged by what somebody wrote there: all can be read, and is not what was put.
    package let isAltered: Bool

    /// A fault.
    package init(
        _ operation: String, _ cause: String, isDamaged: Bool, isAltered: Bool = false
    ) {
        self.operation = operation
        self.cause = cause
        self.isDamaged = isDamaged
        self.isAltered = isAltered
    }

    /// One sentence.
    package var description: String { "standing index, \(operation): \(cause)" }
}
