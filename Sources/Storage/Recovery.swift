internal import Ledger
internal import Registry
internal import System

/// Start: makes the workspace what an uninterrupted run would have made of the durable lines.
///
/// Runs under the workspace's lock, and may itself be interrupted anywhere and run again.
struct Recovery {
    let disk: any Disk
    /// What signs for the ledger; `nil` in a workspace that has none yet.
    var signer: NoteSigner?
    /// Where settled lines are kept, if anywhere.
    var shelf: (any SettledShelf)?
    /// Settled lines up to which they are proved before the start ends.
    var provedFirst = Int.max

    /// What the store goes on from.
    struct Result {
        var index: RegistryIndex
        var head: JournalReader.Head
        var marks: JournalMarks
        var report: RecoveryReport
        var ledger: LedgerKeeper?
        /// Lines of the journal that were read.
        var linesRead: Int
        /// Whether settled lines may be kept there now.
        var isShelfOfUse: Bool
        /// Whether what is there is still to be proved.
        var isToProve: Bool
    }

    /// A durable line that a redo file may cover.
    struct Recent {
        var line: JournalLine
        var place: JournalReader.Place
    }

    /// What was read before anything is changed.
    struct Reading {
        var index: RegistryIndex
        var head: JournalReader.Head
        var marks: JournalMarks
        var ledger: LedgerStart?
        /// Claims in staging that a line has settled.
        var settledClaims: Set<String> = []
        var recent: [Recent] = []
        var foldersBefore: [CaseNumber: String] = [:]
        var linesRead = 0
        /// Whether settled lines may be kept there now.
        var isShelfOfUse = true
        /// Whether what is there is still to be proved.
        var isToProve = false
    }

    func run() throws(StorageError) -> Result {
        let redos = try WorkspacePaths.redoFirstLines(on: disk)
        let claims = ClaimRecovery(disk: disk)
        let earlier = EarlierClaims(disk: disk)
        let inFolders = try earlier.ids()
        let staged = Set(try claims.ids()).union(inFolders)
        var report = RecoveryReport()
        let start = RecoveryStart(
            disk: disk, signer: signer, shelf: shelf, redos: redos, provedFirst: provedFirst)
        let reading = try start.read(staged, &report)
        let head = reading.head
        let ledger = reading.ledger
        report.journalBytesCut = head.tornBytes
        report.ledgerLines = ledger?.begunLines ?? 0
        try earlier.takeApart(inFolders)
        try cutTornTail(head)
        try writeAgain(reading.recent)
        let placements = Placement.again(
            reading.recent.map { Placement(line: $0.line, contents: []) },
            before: reading.foldersBefore)
        let oldest = redos.first ?? .max
        for first in redos { try apply(first, placements, oldest, &report) }
        let keeper = try ledger?.complete()
        report.claimsCleaned = try claims.forgetSettledOriginals(reading.settledClaims)
        try disk.syncEverything()
        if let keeper { try ledger?.store(keeper) }
        try claims.clean(reading.settledClaims)
        for first in redos { try disk.removeIfThere(WorkspacePaths.redo(firstLine: first)) }
        (report.claimsUndone, report.claimsPending) = try claims.settleHalfMade()
        // As after a checkpoint: what the next start does not read again may not come back. Nor may what
        // was undone, once its sender has withdrawn the original.
        if !staged.isEmpty { try disk.syncFolder(WorkspacePaths.claims) }
        try disk.syncFolder(WorkspacePaths.staging)
        // Their ZIPs are durable, and no redo file packs them again.
        if try disk.status(of: WorkspacePaths.bags) != nil {
            try disk.removeTree(WorkspacePaths.bags)
        }
        return Result(
            index: reading.index, head: head, marks: reading.marks, report: report,
            ledger: keeper, linesRead: reading.linesRead, isShelfOfUse: reading.isShelfOfUse,
            isToProve: reading.isToProve)
    }

    private func cutTornTail(_ head: JournalReader.Head) throws(StorageError) {
        guard let segment = head.segment, head.tornBytes > 0 else { return }
        let file = try disk.open(WorkspacePaths.journal / segment, for: .writing)
        try file.truncate(to: head.sizeBytes)
        try file.sync()
    }

    /// Writes the youngest lines over themselves and syncs them: after a failed sync the page
    /// cache may show lines that no disk has, and a second sync alone would not write them.
    private func writeAgain(_ recent: [Recent]) throws(StorageError) {
        var rest = recent[...]
        while let first = rest.first {
            let same = rest.prefix { $0.place.segment == first.place.segment }
            let file = try disk.open(WorkspacePaths.journal / first.place.segment, for: .writing)
            var bytes: [UInt8] = []
            for recent in same { bytes += recent.line.bytes + [0x0A] }
            try file.write(bytes, at: first.place.offset)
            try file.sync()
            rest = rest.dropFirst(same.count)
        }
        if !recent.isEmpty { try disk.syncFolder(WorkspacePaths.journal) }
    }

    /// Applies the groups of one redo file whose lines are durable.
    private func apply(
        _ first: Int, _ placements: [Placement], _ oldest: Int, _ report: inout RecoveryReport
    ) throws(StorageError) {
        let path = WorkspacePaths.redo(firstLine: first)
        let (groups, isWhole) = RedoFile.groups(in: try disk.contents(of: path))
        if !isWhole && first - oldest < placements.count {
            throw StorageError(
                .redoDamaged, operation: "recover", subject: path.description,
                cause: "line \(first) is in the journal, so it was whole once", verdict: .stop)
        }
        let newest = newestVersions(placements)
        var batch: [Placement] = []
        for (offset, group) in groups.enumerated() {
            let position = first + offset - oldest
            guard position < placements.count, placements[position].line.bytes == group.line else {
                report.linesDropped += 1
                continue
            }
            var placement = placements[position]
            placement.contents = try RedoFile.contents(of: group, for: placement.line, in: path)
            for (index, file) in placement.line.entry.files.enumerated()
            where file.manner == .replace && newest[key(file, placement)] != position {
                placement.contents[index] = nil
            }
            batch.append(placement)
        }
        report.linesApplied += batch.count
        try Applying(disk: disk).apply(batch)
    }

    /// The position of the last line that writes each replaced file: only that version is made,
    /// since a checkpoint may already have dropped the redo file of a newer one.
    private func newestVersions(_ placements: [Placement]) -> [String: Int] {
        var newest: [String: Int] = [:]
        for (position, placement) in placements.enumerated() {
            for file in placement.line.entry.files where file.manner == .replace {
                newest[key(file, placement)] = position
            }
        }
        return newest
    }

    private func key(_ file: JournalFile, _ placement: Placement) -> String {
        let number = file.place == .caseFolder ? placement.line.entry.standing?.number.text : nil
        return file.place.rawValue + "/" + (number.map { $0 + "/" } ?? "") + file.path
    }
}
