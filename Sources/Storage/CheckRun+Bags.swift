internal import Packages
internal import Registry
internal import System
internal import WorkingDays

extension CheckRun.KnownCase {
    /// Whether its bag is one ZIP.
    var isInZIP: Bool {
        BagMember(WorkspacePaths.caseFolder(standing.folder, standing.number)) != nil
    }
}

// Bags that are ZIPs: each is read once, from its first byte to its last, when the line comes that
// closed its case. Every byte is either of a content, proved by digest, or one that is laid out anew
// and compared.
extension CheckRun {
    /// Keeps what a line says of a file in a ZIP.
    mutating func note(
        _ file: JournalFile, _ bag: BagMember, _ path: Path, of line: JournalLine
    ) {
        known.insert(bag.zip.hashValue)
        if line.number >= unsettledFrom {
            known.insert(bag.zip.temporary.hashValue)
            return
        }
        guard let number = line.entry.standing?.number, let found = cases[number] else { return }
        if found.isMissing || found.isUnsettled { return }
        // Only the last one is there, and the standing has its digest.
        if file.place == .caseFolder, file.path == "case.xml" { return }
        bagFiles[number, default: []].append(
            BagFile(
                name: bag.name, path: path, digest: file.digest, sizeBytes: file.sizeBytes,
                line: line.number))
    }

    /// Checks the ZIP of the case that this line closed.
    mutating func checkBag(of line: JournalLine) throws(StorageError) {
        guard let number = line.entry.standing?.number, let found = cases[number],
            found.line == line.number
        else { return }
        let path = WorkspacePaths.caseFolder(found.standing.folder, number) / "case.xml"
        guard let bag = BagMember(path) else { return }
        var expected = bagFiles.removeValue(forKey: number) ?? []
        if found.isMissing || found.isUnsettled { return }
        // That it is there was seen.
        guard line.number >= firstDigested else {
            return report.unreadCount += expected.count + 1
        }
        expected.append(
            BagFile(
                name: bag.name, path: path, digest: found.standing.digest, sizeBytes: nil,
                line: line.number))
        let damage = Discrepancy(
            .zipDamaged, bag.zip.description, caseNumber: number, line: line.number)
        let file: any DiskFile
        let zip: StoredZIP
        do {
            file = try disk.open(bag.zip, for: .reading)
            zip = try file.storedZIP(bag.zip)
        } catch {
            // Of a journal that is cut `findMissingCases` judges nothing.
            if error.isMissing { return }
            if error.code == .disk, error.system?.isSymbolicLink != true { throw error }
            return damaged(damage, error.cause)
        }
        try checkLayout(of: zip, file, at: line.entry.at, damage)
        try checkContents(of: zip, file, expected, bag, damage)
    }

    private mutating func checkLayout(
        of zip: StoredZIP, _ file: any DiskFile, at milliseconds: Int64, _ damage: Discrepancy
    ) throws(StorageError) {
        let size = try file.status().sizeBytes
        let fault: StoredZIPFault?
        do {
            fault = try zip.fault(sizeBytes: size) { try file.read(at: $0, count: $1) }
        } catch let error as StorageError {
            throw error
        } catch {
            preconditionFailure("only the read throws: \(error)")
        }
        if let fault { return damaged(damage, fault.english) }
        if zip.time != BagPacking.time(Instant(milliseconds: milliseconds)) {
            damaged(damage, "its time is not that of the line")
        }
    }

    private mutating func checkContents(
        of zip: StoredZIP, _ file: any DiskFile, _ expected: [BagFile], _ bag: BagMember,
        _ damage: Discrepancy
    ) throws(StorageError) {
        var rest = Dictionary(expected.map { ($0.name, $0) }) { first, _ in first }
        for member in zip.members {
            guard let wanted = rest.removeValue(forKey: member.name) else {
                // A line that was not read may name it.
                if start.lineCount > 0 {
                    report.unreadCount += 1
                } else {
                    stray(bag.zip.appending(Path(bytes: member.name)))
                }
                continue
            }
            report.fileCount += 1
            report.byteCount += member.sizeBytes
            let base = Discrepancy(
                .differs, wanted.path.description, caseNumber: damage.caseNumber,
                line: wanted.line)
            if let size = wanted.sizeBytes, size != member.sizeBytes {
                differs(base, found: "\(member.sizeBytes) bytes", expected: "\(size) bytes")
                continue
            }
            proofs.add(
                ByteProof(
                    subject: .member(DiskWindow(file, member), member, damage: damage),
                    digest: wanted.digest, about: base),
                after: report.discrepancies.count)
        }
        // The ZIP is open until they are made.
        proofs.handOver()
        for wanted in rest.values.sorted(by: { $0.path < $1.path }) {
            report.discrepancies.append(
                Discrepancy(
                    .missing, wanted.path.description, caseNumber: damage.caseNumber,
                    line: wanted.line))
        }
    }

    private mutating func damaged(_ base: Discrepancy, _ found: String) {
        var discrepancy = base
        discrepancy.found = found
        report.discrepancies.append(discrepancy)
    }
}
