internal import Ledger
internal import Registry
internal import System

/// One copying of a workspace under way: what was taken of the journal, and which files are not yet
/// as its last line has them.
struct BackupRun {
    /// A file that could not be copied as a line names it.
    struct Pending {
        var file: JournalFile
        var line: Int
        var caseNumber: CaseNumber?
        /// What to say if no later line explains it.
        var discrepancy: Discrepancy
    }

    let source: any Disk
    let target: any Disk
    var report = BackupReport()
    /// The end of the lines that are in the copy.
    var head = JournalReader.Head()
    var cases: [CaseNumber: CaseStanding] = [:]
    /// The last line of each file that is replaced, by `CheckRun.key`.
    var newest: [String: Int] = [:]
    var pending: [String: Pending] = [:]
    /// Cases that orders destroyed: what is left of them is in the journal.
    var tombstones = Tombstones()
    /// Checkpoints that were there before this round's look at the journal.
    var witness: LedgerWitness?
    /// Where the source stood at the last round: its lines, and the redo files that lay there.
    private(set) var stand = Stand()
    private var segment: SegmentCopy?

    init(source: any Disk, target: any Disk) {
        self.source = source
        self.target = target
    }

    /// One look at the journal and a copy of what it names anew; gives whether nothing is left over.
    mutating func round(
        _ verifying: LedgerWitness.Verifying, _ progress: (Int, Int) -> Void
    ) throws(StorageError) -> Bool {
        report.roundCount += 1
        // Before the journal, so that it cannot be ahead of the lines that are read.
        witness = try LedgerWitness(source, verifying)
        let count = try RegistryReader(disk: source).lineCount()
        // A redo file is older than its lines and goes when they are applied and durable: what is not
        // covered by one that is there now is both.
        let redos = try WorkspacePaths.redoFirstLines(on: source)
        let end = min(count, redos.first ?? .max)
        stand = Stand(lineCount: count, redos: redos)
        let before = head
        var touched = Touched()
        let reader = JournalReader(disk: source, newestRedo: redos.last)
        if end > before.lineCount { try takeLines(reader, before: end, &touched) }
        _ = try reader.read(after: head, before: count) { line, _ in touched.take(line) }
        try retryPending(touched)
        if head.lineCount > before.lineCount {
            let end = head.lineCount
            _ = try JournalReader(disk: source).read(after: before, before: end) {
                line, _ throws(StorageError) in
                for file in line.entry.files { try copyIfNewest(file, of: line) }
                progress(line.number + 1, end)
            }
        }
        return pending.isEmpty && isLedgerReady
    }

    /// Reads the lines up to `end` into the copy, and learns where everything is after them.
    private mutating func takeLines(
        _ reader: JournalReader, before end: Int, _ touched: inout Touched
    ) throws(StorageError) {
        var segment = self.segment
        let isFirst = head.lineCount == 0
        let target = target
        head = try reader.read(after: head, before: end) { line, place throws(StorageError) in
            if segment?.name != place.segment {
                try segment?.finish()
                segment = try SegmentCopy(place.segment, on: target)
            }
            try segment?.append(line)
            touched.take(line)
            tombstones.take(line)
            for gone in line.entry.disposed ?? [] {
                try target.removeBag(WorkspacePaths.registry / gone.folder)
            }
            if let standing = line.entry.standing {
                if !isFirst { try move(standing) }
                cases[standing.number] = standing
            }
            for file in line.entry.files where file.manner == .replace {
                newest[CheckRun.key(file, line)] = line.number
            }
        }
        try segment?.finish()
        self.segment = segment
        report.lineCount = head.lineCount
        report.head = head.digest
    }

    /// Brings what was copied of a case to where a later line puts it.
    private mutating func move(_ standing: CaseStanding) throws(StorageError) {
        guard let before = cases[standing.number], before.folder != standing.folder else { return }
        let old = WorkspacePaths.caseFolder(before.folder, before.number)
        let new = WorkspacePaths.caseFolder(standing.folder, standing.number)
        guard try target.status(of: old) != nil else { return }
        report.againCount += 1
        if BagMember(new) != nil {
            // The ZIP is copied whole with the first of its files that the closing line names.
            try target.removeTree(old)
        } else if new.isBelow(old) {
            _ = try target.nest(old, in: new)
        } else {
            try target.renameMakingFolders(old, to: new)
        }
    }

    /// What could not be copied is tried again where a line that came since touched it, and damaged where
    /// none did.
    private mutating func retryPending(_ touched: Touched) throws(StorageError) {
        let missed = pending.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
        pending = [:]
        for (key, missed) in missed {
            // The newer version comes with its line.
            if let line = newest[key], line != missed.line { continue }
            if let number = missed.caseNumber, tombstones.stones[number] != nil,
                missed.file.place != .outbox
            {
                continue
            }
            let isTouched =
                touched.paths.contains(missed.discrepancy.path)
                || missed.caseNumber.map(touched.cases.contains) == true
            if isTouched {
                report.againCount += 1
                try copy(missed.file, key, of: missed.line, missed.caseNumber)
            } else {
                report.discrepancies.append(missed.discrepancy)
            }
        }
    }
}

extension BackupRun {
    /// Where the source of a copy stands.
    struct Stand: Hashable {
        var lineCount = 0
        var redos: [Int] = []
    }

    /// What lines touch: a case with all it holds, and files elsewhere.
    struct Touched {
        var cases: Set<CaseNumber> = []
        var paths: Set<String> = []

        mutating func take(_ line: JournalLine) {
            if let number = line.entry.standing?.number { cases.insert(number) }
            for file in line.entry.files where file.place != .caseFolder {
                paths.insert(WorkspacePaths.path(of: file, caseFolder: nil).description)
            }
        }
    }
}
