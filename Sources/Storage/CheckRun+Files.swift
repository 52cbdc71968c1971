internal import Registry
internal import System

extension CheckRun {
    /// Second pass: every file that a line names, in the order of lines.
    mutating func checkFiles(_ progress: WorkspaceCheck.Progress) throws(StorageError) {
        if !isJournalCut { try findMissingCases() }
        let lineCount = report.lineCount
        do {
            _ = try JournalReader(disk: disk).read(after: start) {
                line, _ throws(StorageError) in
                if line.number >= lineCount { return }
                for file in line.entry.files { try check(file, of: line) }
                try checkBag(of: line)
                tell(progress, line.number + 1)
            }
        } catch {
            guard error.code == .journalDamaged && isJournalCut else { throw error }
            return
        }
    }

    /// The `case.xml` of every case against its last line.
    mutating func checkCaseFiles() {
        if isJournalCut { return }
        for (number, found) in cases.sorted(by: { $0.key < $1.key }) {
            if found.isMissing || found.isUnsettled || found.isInZIP { continue }
            let path = WorkspacePaths.caseFolder(found.standing.folder, number) / "case.xml"
            known.insert(path.hashValue)
            prove(
                path, found.standing.digest, sizeBytes: nil,
                Discrepancy(
                    .missing, path.description, caseNumber: number, line: found.line),
                isRead: found.line >= firstDigested)
        }
    }

    /// Of the lines read so far as many as of the files that they name are looked into.
    private func tell(_ progress: WorkspaceCheck.Progress, _ lineCount: Int) {
        let (asked, done) = proofs.counts
        let (lines, all) = (lineCount - start.lineCount, report.lineCount - start.lineCount)
        progress(asked > 0 ? lines * done / asked : lines, all)
    }

    private mutating func findMissingCases() throws(StorageError) {
        for (number, found) in cases.sorted(by: { $0.key < $1.key }) where !found.isUnsettled {
            let path = WorkspacePaths.caseFolder(found.standing.folder, number)
            if let bag = BagMember(path) {
                if try disk.status(of: bag.zip)?.kind == .file { continue }
            } else if try disk.status(of: path)?.kind == .folder {
                continue
            }
            cases[number]?.isMissing = true
            report.discrepancies.append(
                Discrepancy(
                    .caseMissing, (BagMember(path)?.zip ?? path).description, caseNumber: number,
                    line: found.line))
        }
    }

    private mutating func check(_ file: JournalFile, of line: JournalLine) throws(StorageError) {
        let number = line.entry.standing?.number
        // Of a bag that remains `checkStrays` tells.
        if tombstones.hold(file, of: line) { return }
        let found = number.flatMap { cases[$0] }
        let folder = found.map {
            WorkspacePaths.caseFolder($0.standing.folder, $0.standing.number)
        }
        let path = WorkspacePaths.path(of: file, caseFolder: folder)
        if let bag = BagMember(path) { return note(file, bag, path, of: line) }
        known.insert(path.hashValue)
        if line.number >= unsettledFrom {
            known.insert(path.temporary.hashValue)
            return
        }
        if file.place == .caseFolder {
            if file.path == "case.xml" { return }
            if found?.isMissing == true || found?.isUnsettled == true { return }
        }
        if file.manner == .replace {
            if isJournalCut || newest[Self.key(file, line)] != line.number { return }
        }
        // Lines that are not proved may have moved the case.
        if isJournalCut, file.place == .caseFolder {
            guard try disk.status(of: path) != nil else { return }
        }
        prove(
            path, file.digest, sizeBytes: file.sizeBytes,
            Discrepancy(
                .missing, path.description,
                caseNumber: number ?? line.entry.input.caseNumber, line: line.number),
            mayBeTaken: file.place == .outbox, isRead: line.number >= firstDigested)
    }

    /// Has one file compared; `missing` is what to say when it is not there.
    private func prove(
        _ path: Path, _ digest: ContentDigest, sizeBytes: Int?, _ missing: Discrepancy,
        mayBeTaken: Bool = false, isRead: Bool
    ) {
        let file = ByteProof.Subject.file(
            path, sizeBytes: sizeBytes, mayBeTaken: mayBeTaken, isRead: isRead)
        proofs.add(
            ByteProof(subject: file, digest: digest, about: missing),
            after: report.discrepancies.count)
    }

    /// Takes in what the comparisons found, each where it was asked for.
    mutating func takeProofs(_ progress: WorkspaceCheck.Progress) throws(StorageError) {
        let findings = proofs.finish { tell(progress, report.lineCount) }
        report.fileCount += findings.fileCount
        report.byteCount += findings.byteCount
        report.unreadCount += findings.unreadCount
        report.takenCount += findings.takenCount
        report.readPaths.formUnion(findings.readPaths)
        let others = report.discrepancies
        report.discrepancies = []
        var next = 0
        for bad in findings.bad {
            report.discrepancies += others[next..<bad.position]
            next = bad.position
            switch bad.problem {
            case .gone: report.discrepancies.append(bad.about)
            case .differs(let found, let expected):
                differs(bad.about, found: found, expected: expected)
            case .zipDamaged(let damage): report.discrepancies.append(damage)
            case .failed(let error):
                try unreadable(bad.about, error, expected: bad.digest.text)
            }
        }
        report.discrepancies += others[next...]
    }

    /// One file that the disk does not give must not hide what is wrong with others.
    mutating func unreadable(
        _ missing: Discrepancy, _ error: StorageError, expected: String
    ) throws(StorageError) {
        guard error.code == .disk, let system = error.system, !system.isOutOfResources else {
            throw error
        }
        differs(missing, found: "cannot be read: \(system.description)", expected: expected)
    }

    mutating func differs(_ base: Discrepancy, found: String, expected: String) {
        var discrepancy = base
        discrepancy.code = .differs
        discrepancy.found = found
        discrepancy.expected = expected
        report.discrepancies.append(discrepancy)
    }
}
