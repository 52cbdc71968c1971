internal import Ledger
internal import Registry
internal import Storage
internal import System
internal import ViewState

/// What views remember of the lines before the one they go on with: what the catalogue, the pages of
/// entries and the desks rest on, and the ledger's tree. In memory are open matters and what the lines of
/// one portion changed, the rest lies in `registry/views.sqlite`. Belongs to the thread of views.
///
/// A start goes on from the file where it is of no later line than views, the journal has the line before
/// its place, and the signed ledger begins with its tree. Otherwise, and for lines that the file lacks, the
/// journal is read, in portions. Positions of views are noted before a portion is kept, so that the file
/// is ahead of them only where somebody, or a power cut, put them back.
final class ViewMemory {
    /// What the city's catalogue rests on.
    var catalogue: CatalogueLedger
    /// Which entries rest on which.
    var links: EntryLinks
    /// What desks rest on.
    var desks: DeskLedger
    /// The ledger's tree over the lines that were taken in.
    var tree = LedgerTree()
    /// The lines that were taken in and kept.
    private(set) var cursor = JournalCursor()
    /// Whether something failed since it was read last: what it says may be too little.
    private(set) var isLost = false

    private let file: ViewStateFile
    private let reader: RegistryReader
    private let verifier: NoteVerifier
    private let parties: [PartyID: Party]
    private let authority: PartyID
    private var isRead = false
    /// Whether the file is of no use any more.
    private var isSpoilt = false

    /// Lines that are recalled at once.
    private static let portion = 2_000

    /// Nothing is read yet.
    init(workspace: Workspace, reader: RegistryReader, verifier: NoteVerifier) {
        self.reader = reader
        self.verifier = verifier
        parties = workspace.parties
        authority = workspace.configuration.authority
        file = ViewStateFile(workspace.root.appending(WorkspacePaths.viewState))
        catalogue = CatalogueLedger(on: file)
        links = EntryLinks(on: file)
        desks = DeskLedger(parties, authority: authority)
    }

    /// Recalls the lines before one whose views are to be made next, as far as there are so many.
    func recall(before line: Int) throws {
        while try recallNext(before: line) {}
    }

    /// Recalls one portion of them; gives whether there are more.
    func recallNext(before line: Int) throws -> Bool {
        if !isRead { try read(before: line) }
        if cursor.lineCount >= line { return false }
        var after = cursor
        var lines: [JournalLine] = []
        try reader.journal(
            after: &after, before: min(line, cursor.lineCount + ViewMemory.portion)
        ) { lines.append($0) }
        if lines.isEmpty { return false }
        for line in lines { try recall(line) }
        try keep(upTo: after)
        return cursor.lineCount < line
    }

    /// Keeps what was taken in, all lines up to a place.
    func keep(upTo after: JournalCursor) throws {
        guard let mark = after.mark, after.lineCount > cursor.lineCount else { return }
        precondition(tree.size == after.lineCount, "every line was taken in")
        var changes = ViewChanges()
        catalogue.add(to: &changes)
        links.add(to: &changes)
        desks.add(to: &changes)
        try file.put(
            changes, since: cursor.lineCount, at: ViewPlace(mark: mark, tree: tree.bytes))
        catalogue.rest()
        links.rest()
        desks.rest()
        cursor = after
    }

    /// Forgets what is not kept, after a failure; the next `recall` reads the file again, or makes it anew
    /// where it is of no use.
    func lose(_ error: ViewStateError) {
        isSpoilt = isSpoilt || error.isDamaged
        isLost = true
        isRead = false
        file.close()
    }

    /// Lets the file go.
    func close() { file.close() }

    // MARK: Reading

    private func read(before line: Int) throws {
        forget()
        if isSpoilt {
            try file.begin()
        } else if let place = try file.open(), try !resume(place, before: line) {
            forget()
            try file.begin()
        }
        isSpoilt = false
        isLost = false
        isRead = true
    }

    private func forget() {
        catalogue.rest()
        links.rest()
        desks = DeskLedger(parties, authority: authority)
        tree = LedgerTree()
        cursor = JournalCursor()
    }

    /// Goes on from a place, unless views are behind it, or it is not of this journal.
    private func resume(_ place: ViewPlace, before line: Int) throws -> Bool {
        let lineCount = place.mark.lineCount
        guard lineCount <= line, let tree = LedgerTree(bytes: place.tree), tree.size == lineCount,
            let cursor = try reader.cursor(at: place.mark),
            try reader.ledgerBegins(with: tree, under: verifier),
            let desks = DeskLedger(
                DeskLedger.Kept(try file.desks()), before: lineCount, parties,
                authority: authority)
        else { return false }
        self.tree = tree
        self.cursor = cursor
        self.desks = desks
        return true
    }

    /// Takes in a line whose views were made by an earlier run.
    private func recall(_ line: JournalLine) throws {
        _ = try catalogue.take(line.entry)
        _ = try links.take(line.entry)
        if line.number == tree.size { _ = tree.append(TreeHash.leaf(line.bytes)) }
        _ = desks.take(line)
        if let standing = line.entry.standing, !standing.isOpen {
            desks.pagesWereMade(of: standing.number)
        }
    }
}
