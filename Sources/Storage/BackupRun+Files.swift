internal import Registry
internal import System

extension BackupRun {
    /// Copies what a line names, unless a later one replaced it.
    mutating func copyIfNewest(
        _ file: JournalFile, of line: JournalLine
    ) throws(StorageError) {
        if tombstones.hold(file, of: line) { return }
        let key = CheckRun.key(file, line)
        if file.manner == .replace, newest[key] != line.number { return }
        let number =
            file.place == .caseFolder
            ? line.entry.standing?.number
            : line.entry.standing?.number ?? line.entry.input.caseNumber
        try copy(file, key, of: line.number, number)
    }

    /// Copies a file as it lies after the last line taken; what is not what it should be waits for the
    /// lines that explain it.
    mutating func copy(
        _ file: JournalFile, _ key: String, of line: Int, _ number: CaseNumber?
    ) throws(StorageError) {
        let standing = number.flatMap { cases[$0] }
        let path = WorkspacePaths.path(
            of: file,
            caseFolder: standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) })
        var missed = Discrepancy(.missing, path.description, caseNumber: number, line: line)
        do {
            guard try !attempt(path, file, &missed) else { return }
        } catch {
            guard error.isObstructed else { throw error }
        }
        if missed.code == .missing, file.place == .outbox {
            report.takenCount += 1
            return
        }
        pending[key] = Pending(file: file, line: line, caseNumber: number, discrepancy: missed)
    }

    /// Gives whether the copy is what the journal names; what is not is no part of the copy.
    private mutating func attempt(
        _ path: Path, _ file: JournalFile, _ missed: inout Discrepancy
    ) throws(StorageError) -> Bool {
        if let bag = BagMember(path) { return try attempt(bag, path, file, &missed) }
        let opened = try source.open(path, for: .reading)
        let status = try opened.status()
        guard status.kind == .file else {
            missed.code = .differs
            missed.found = "not a file"
            return false
        }
        guard status.sizeBytes == file.sizeBytes else {
            missed.code = .differs
            missed.found = "\(status.sizeBytes) bytes"
            missed.expected = "\(file.sizeBytes) bytes"
            return false
        }
        let copied = try FileCopy.copy(
            opened, to: path, on: target, mode: status.mode & 0o777)
        guard copied.digest == file.digest else {
            try target.removeIfThere(path)
            missed.code = .differs
            missed.found = copied.digest.text
            missed.expected = file.digest.text
            return false
        }
        return true
    }

    /// The same for a file of a bag that is one ZIP: the ZIP is copied once, as it is, and each file is
    /// proved in the copy.
    private func attempt(
        _ bag: BagMember, _ path: Path, _ file: JournalFile, _ missed: inout Discrepancy
    ) throws(StorageError) -> Bool {
        if try target.status(of: bag.zip) == nil {
            let opened = try source.open(bag.zip, for: .reading)
            let mode = try opened.status().mode & 0o777
            _ = try FileCopy.copy(opened, to: bag.zip, on: target, mode: mode)
        }
        if try target.holds(file, at: path) { return true }
        // A damaged ZIP is no part of the copy; nor is one that is not there yet.
        try target.removeIfThere(bag.zip)
        missed.code = .differs
        missed.expected = file.digest.text
        return false
    }
}
