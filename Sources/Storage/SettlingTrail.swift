internal import Ledger
internal import Registry

/// Follows the journal line by line beside an index, and puts what lines changed on a shelf, a portion at
/// a time.
struct SettlingTrail: Sendable {
    /// Lines of a portion that a start or a rebuilding puts at once.
    static let portion = 20_000

    /// The end of the lines that it took in.
    private(set) var head = JournalReader.Head()
    /// Lines that are on the shelf.
    private(set) var settledLines = 0
    private var before = JournalReader.Head()
    private var tree = LedgerTree()
    private var small: [String: String] = [:]
    private var marks: [JournalMark] = []

    /// Before the first line, the shelf empty.
    init() {}

    /// Goes on from what lies on a shelf; `nil` where its tree is not of the form, or of other lines.
    init?(after state: SettledState) {
        guard let tree = LedgerTree(bytes: state.head.tree),
            tree.size == state.head.place.lineCount,
            state.base.lineCount == state.head.place.lineCount
        else { return nil }
        head = JournalReader.Head(state.head.place)
        before = JournalReader.Head(state.head.before)
        settledLines = head.lineCount
        small = state.base.small
        self.tree = tree
    }

    /// The ledger's tree over the lines that it took in.
    var ledgerTree: LedgerTree { tree }

    /// Lines that are not on the shelf.
    var waitingLines: Int { head.lineCount - settledLines }

    /// Takes in the next line, after which the journal's head is that.
    mutating func take(_ line: JournalLine, _ head: JournalReader.Head) {
        before = self.head
        self.head = head
        _ = tree.append(TreeHash.leaf(line.bytes))
        if head.lineCount % JournalMarks.interval == 0 { marks.append(head.mark) }
    }

    /// Puts on the shelf what the lines changed that are not there, and lets the index, which has taken in
    /// exactly the lines that this did, rest on it. After a failure all is as before.
    mutating func settle(
        _ index: inout RegistryIndex, on shelf: any SettledShelf
    ) throws(SettledFault) {
        precondition(index.lineCount == head.lineCount, "an index and its trail go together")
        if waitingLines == 0 { return }
        var small = small
        let changes = index.changes(since: settledLines, small: &small)
        let settled = SettledHead(place: head.mark, before: before.mark, tree: tree.bytes)
        try shelf.put(changes, at: settled, marks: marks)
        self.small = small
        settledLines = head.lineCount
        marks = []
        var reader = index.settled
        if reader == nil { reader = try shelf.open()?.index }
        if let reader { index.rest(on: reader, before: settledLines) }
    }
}
