internal import Ledger
internal import Registry
internal import System

/// One check under way: what the journal says, gathered in a first pass, and what was found.
struct CheckRun {
    /// What the journal says of a case.
    struct KnownCase {
        var standing: CaseStanding
        var line: Int
        /// Other folders it may still lie in, because a line that moves it is unsettled.
        var isUnsettled = false
        var isMissing = false
    }

    /// A file that a bag in a ZIP must have.
    struct BagFile {
        var name: [UInt8]
        var path: Path
        var digest: ContentDigest
        var sizeBytes: Int?
        var line: Int
    }

    let disk: any Disk
    /// Where the look at what files hold begins.
    let since: CheckStart
    /// Where the journal is read from: at its beginning, unless the ledger vouches for what comes before.
    var start = JournalReader.Head()
    var report = CheckReport()
    /// What compares the bytes of files.
    let proofs: ByteProofs
    var cases: [CaseNumber: KnownCase] = [:]
    /// Cases that orders destroyed.
    var tombstones = Tombstones()
    /// What lines before the last one say of cases whose bags are ZIPs; gone once that is checked.
    var bagFiles: [CaseNumber: [BagFile]] = [:]
    /// The last line of each file that is replaced, by `key`.
    var newest: [String: Int] = [:]
    /// Hashes of the paths that lines name; a collision would hide one stray file.
    var known: Set<Int> = []
    /// From this line on files may not be in place yet: a redo file covers them.
    var unsettledFrom = Int.max
    /// No line from a wrong one on says anything: nothing can be called stray, and what later lines may
    /// have moved or replaced is not judged.
    var isJournalCut = false
    /// Where the chain broke.
    private var chainFault: StorageError?

    /// Keys and checkpoints of the ledger; `nil` without one.
    var witness: LedgerWitness?
    /// The journal against each of the checkpoints, as it was read, with the file of each.
    var comparisons: [(file: String, with: LedgerComparison)] = []

    init(disk: any Disk, since: CheckStart, threads: Int) {
        self.disk = disk
        self.since = since
        proofs = ByteProofs(on: disk, threads: threads, keepsPaths: since != .beginning)
    }

    /// The first line of whose files the bytes are looked at.
    var firstDigested: Int { report.sinceLine ?? (since == .beginning ? 0 : .max) }

    /// First pass: proves the chain and learns where everything should be.
    mutating func readJournal() throws(StorageError) {
        let before = try WorkspacePaths.redoFirstLines(on: disk)
        let reader = JournalReader(disk: disk, newestRedo: before.max())
        report.lineCount = start.lineCount
        do {
            let head = try reader.read(after: start) { line, place throws(StorageError) in
                learn(line)
                for index in comparisons.indices {
                    try comparisons[index].with.take(line, in: place.segment)
                }
            }
            if head.tornBytes > 0, before.isEmpty, let segment = head.segment {
                let path = (WorkspacePaths.journal / segment).description
                report.discrepancies.append(
                    Discrepancy(
                        .journalTorn, path, line: head.lineCount,
                        found: "\(head.tornBytes) bytes"))
            }
        } catch {
            guard error.code == .journalDamaged else { throw error }
            isJournalCut = true
            chainFault = error
        }
        // A batch appended while the journal was read has its redo file by now, or is settled.
        let covered = try before + WorkspacePaths.redoFirstLines(on: disk)
        unsettledFrom = covered.min() ?? Int.max
        report.unsettledCount = max(
            0, report.lineCount - max(unsettledFrom, start.lineCount))
        for (number, known) in cases where known.line >= unsettledFrom {
            cases[number]?.isUnsettled = true
        }
    }

    /// Says where the chain broke, and keeps of the journal only what is proved: a changed line breaks
    /// the chain at the next one, and the tiles know better.
    mutating func judgeChain() throws(StorageError) {
        guard let fault = chainFault else { return }
        for (file, comparison) in comparisons {
            guard let found = comparison.firstDifference else { continue }
            guard try comparison.areTilesProved() else { continue }
            report.discrepancies.append(
                Discrepancy(
                    .journalDamaged, found.subject, line: found.line,
                    found: "it is not the line over which \(file) was signed; \(fault.cause)"))
            return try keepLines(before: found.line)
        }
        report.discrepancies.append(
            Discrepancy(
                .journalDamaged, fault.subject, line: report.lineCount, found: fault.cause))
        // The line before is proved by the one that is damaged, unless tiles have it.
        var isProved = false
        for (_, comparison) in comparisons where comparison.firstDifference == nil {
            guard comparison.checkpoint.size >= report.lineCount else { continue }
            if try comparison.areTilesProved() { isProved = true }
        }
        if !isProved { try keepLines(before: max(0, report.lineCount - 1)) }
    }

    /// Forgets what lines from that one on said.
    mutating func keepLines(before end: Int) throws(StorageError) {
        isJournalCut = true
        guard end < report.lineCount else { return }
        cases = [:]
        newest = [:]
        tombstones = Tombstones()
        report.lineCount = 0
        _ = try JournalReader(disk: disk).read(before: end) { line, _ throws(StorageError) in
            learn(line)
        }
    }

    private mutating func learn(_ line: JournalLine) {
        report.lineCount = line.number + 1
        if report.sinceLine == nil, since.isReached(by: line) { report.sinceLine = line.number }
        if let standing = line.entry.standing {
            cases[standing.number] = KnownCase(standing: standing, line: line.number)
        }
        tombstones.take(line)
        for gone in line.entry.disposed ?? [] { cases[gone.number] = nil }
        for file in line.entry.files where file.manner == .replace {
            newest[Self.key(file, line)] = line.number
        }
    }

    /// Names a file over all places a case may lie in.
    static func key(_ file: JournalFile, _ line: JournalLine) -> String {
        let number = file.place == .caseFolder ? line.entry.standing?.number.text : nil
        return file.place.rawValue + "/" + (number.map { $0 + "/" } ?? "") + file.path
    }

    /// Leaves out what a running dengji touched while this check read: those files are newer than
    /// the journal as it was read.
    mutating func leaveOutWhatMoved() throws(StorageError) {
        if report.discrepancies.isEmpty || isJournalCut { return }
        let lineCount = report.lineCount
        var movedCases: Set<CaseNumber> = []
        var movedPaths: Set<String> = []
        let head = try JournalReader(disk: disk).read(after: start) {
            line, _ throws(StorageError) in
            guard line.number >= lineCount else { return }
            if let number = line.entry.standing?.number { movedCases.insert(number) }
            movedCases.formUnion((line.entry.disposed ?? []).map(\.number))
            for file in line.entry.files where file.place != .caseFolder {
                movedPaths.insert(WorkspacePaths.path(of: file, caseFolder: nil).description)
            }
        }
        report.discrepancies.removeAll { found in
            movedPaths.contains(found.path)
                || found.caseNumber.map(movedCases.contains) == true
        }
        report.unsettledCount += max(0, head.lineCount - lineCount)
    }
}
