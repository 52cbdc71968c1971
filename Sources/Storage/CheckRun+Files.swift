internal import Registry
internal import System

extension CheckRun {
    /// Second pass: every file that a line names, in the order of lines.
    mutating func checkFiles(_ progress: (CheckReport) -> Void) throws(StorageError) {
        if !isJournalCut { try findMissingCases() }
        let lineCount = report.lineCount
        do {
            _ = try JournalReader(disk: disk).read(after: start) {
                line, _ throws(StorageError) in
                if line.number >= lineCount { return }
                for file in line.entry.files { try check(file, of: line) }
                try checkBag(of: line)
                progress(report)
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
    mutating func takeProofs() throws(StorageError) {
        let found = proofs.finish()
        report.fileCount += found.fileCount
        report.byteCount += found.byteCount
        report.unreadCount += found.unreadCount
        report.takenCount += found.takenCount
        report.readPaths.formUnion(found.readPaths)
        let others = report.discrepancies
        report.discrepancies = []
        var next = 0
        for bad in found.bad {
            report.discrepancies += others[next..<bad.job.position]
            next = bad.job.position
            let about = bad.job.proof.about
            switch bad.problem {
            case .gone: report.discrepancies.append(about)
            case .differs(let found, let expected):
                differs(about, found: found, expected: expected)
            case .zipDamaged(let damage): report.discrepancies.append(damage)
            case .failed(let error):
                try unreadable(about, error, expected: bad.job.proof.digest.text)
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
