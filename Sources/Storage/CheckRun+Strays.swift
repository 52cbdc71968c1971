internal import Registry
internal import System

extension CheckRun {
    /// Walks `registry/` for what no line names; where not all lines were read, only what is not named by
    /// lines at all.
    mutating func checkStrays() throws(StorageError) {
        if isJournalCut { return }
        let allowed: Set<Path> = [
            WorkspacePaths.lock, WorkspacePaths.keys, WorkspacePaths.viewPosition,
            // Being written now, or left by a crash or a full disk until the next writing.
            WorkspacePaths.viewPosition.temporary,
            WorkspacePaths.siteState, WorkspacePaths.siteState.temporary,
            WorkspacePaths.printPosition, WorkspacePaths.printPosition.temporary,
            WorkspacePaths.proofPosition, WorkspacePaths.proofPosition.temporary,
            WorkspacePaths.seals,
            WorkspacePaths.deskPosition, WorkspacePaths.deskPosition.temporary,
            WorkspacePaths.heldState, WorkspacePaths.heldState.temporary,
            WorkspacePaths.index,
            WorkspacePaths.registry / "index.sqlite-wal",
            WorkspacePaths.registry / "index.sqlite-shm",
            WorkspacePaths.standing,
            WorkspacePaths.registry / "standing.sqlite-wal",
            WorkspacePaths.registry / "standing.sqlite-shm",
            WorkspacePaths.viewState,
            WorkspacePaths.registry / "views.sqlite-wal",
            WorkspacePaths.registry / "views.sqlite-shm",
        ]
        for entry in try entries(of: WorkspacePaths.registry) {
            let path = WorkspacePaths.registry.appending(entry.name)
            switch path {
            case WorkspacePaths.journal: try checkJournalFolder()
            case WorkspacePaths.ledger: try checkLedgerFolder()
            case WorkspacePaths.staging: try checkStaging()
            case _ where allowed.contains(path): continue
            case _ where start.lineCount > 0: continue
            default: try walk(path, entry.kind)
            }
        }
        if start.lineCount > 0 { try checkTombstones() }
    }

    /// Looks at the places of the bags that were destroyed, where nobody comes by on a walk.
    private mutating func checkTombstones() throws(StorageError) {
        for (number, stone) in tombstones.stones.sorted(by: { $0.key < $1.key }) {
            let path = WorkspacePaths.registry / stone.folder
            guard try disk.status(of: path) != nil else { continue }
            _ = try isRightCase(number, path)
        }
    }

    private mutating func walk(_ path: Path, _ kind: DiskStatus.Kind) throws(StorageError) {
        guard kind == .folder else {
            if known.contains(path.hashValue) { return }
            guard kind == .file, let number = ArchivePlace.caseNumber(ofZIPNamed: path.lastName),
                cases[number]?.isInZIP == true || tombstones.stones[number] != nil
            else { return stray(path) }
            _ = try isRightCase(number, path)
            return
        }
        // What came from elsewhere may be called as a case of ours is.
        let isImported = path.isBelow(WorkspacePaths.registry / ArchivePlace.imports)
        if !isImported, let name = path.lastName.text, let number = CaseNumber(name) {
            guard try isRightCase(number, path) else { return }
        }
        for entry in try entries(of: path) {
            try walk(path.appending(entry.name), entry.kind)
        }
    }

    /// Whether a case's folder lies where its last line says; reports it when not.
    private mutating func isRightCase(
        _ number: CaseNumber, _ path: Path
    ) throws(StorageError) -> Bool {
        if let line = tombstones.stones[number]?.line {
            // A redo file that is still there has the next start finish it.
            if line < unsettledFrom {
                report.discrepancies.append(
                    Discrepancy(
                        .disposedPresent, path.description, caseNumber: number, line: line))
            }
            return false
        }
        guard let found = cases[number] else {
            report.discrepancies.append(
                Discrepancy(.stray, path.description, caseNumber: number))
            return false
        }
        let expected = WorkspacePaths.caseRoot(found.standing.folder, number)
        if path == expected && !found.isUnsettled { return true }
        if !found.isUnsettled {
            report.discrepancies.append(
                Discrepancy(
                    .caseMisplaced, path.description, caseNumber: number, line: found.line,
                    expected: expected.description))
        }
        return false
    }

    private mutating func checkJournalFolder() throws(StorageError) {
        for entry in try entries(of: WorkspacePaths.journal) {
            let isSegment = entry.name.text.map(JournalSegments.isName) ?? false
            if !isSegment || entry.kind != .file {
                stray(WorkspacePaths.journal.appending(entry.name))
            }
        }
    }

    /// Redo files and claims are a commit's own business; anything else is not.
    private mutating func checkStaging() throws(StorageError) {
        for entry in try entries(of: WorkspacePaths.staging) {
            let path = WorkspacePaths.staging.appending(entry.name)
            if path == WorkspacePaths.claims || isRedo(entry) { continue }
            if path == WorkspacePaths.bags, entry.kind == .folder { continue }
            stray(path)
        }
        for entry in try entries(of: WorkspacePaths.bags) {
            // Left by a crash, it goes at the next start.
            let isCase = entry.name.text.flatMap { CaseNumber($0) } != nil
            if entry.kind != .folder || !isCase {
                stray(WorkspacePaths.bags.appending(entry.name))
            }
        }
        for entry in try entries(of: WorkspacePaths.claims) {
            // An earlier version's goes at the next start.
            let isPart = ClaimFile.named(entry.name)?.file.isKind(entry.kind) ?? false
            if !isPart, !EarlierClaims.isFolder(entry) {
                stray(WorkspacePaths.claims.appending(entry.name))
            }
        }
    }

    private func isRedo(_ entry: DiskEntry) -> Bool {
        entry.kind == .file && entry.name.text.flatMap(WorkspacePaths.redoFirstLine) != nil
    }

    mutating func stray(_ path: Path) {
        report.discrepancies.append(Discrepancy(.stray, path.description))
    }

    /// What lies in a folder; nothing where there is none. One that the disk does not give must not
    /// hide what is wrong elsewhere.
    private mutating func entries(of path: Path) throws(StorageError) -> [DiskEntry] {
        do {
            return try disk.entries(of: path)
        } catch {
            if error.isMissing { return [] }
            try unreadable(
                Discrepancy(.missing, path.description), error, expected: "a folder")
            return []
        }
    }
}
