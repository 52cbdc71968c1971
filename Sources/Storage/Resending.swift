internal import Registry
internal import System

/// Puts answers into the outbox again that their recipients took away or never got: the same bytes
/// under the same names, from the papers of the cases.
///
/// Guarantees: nothing is put there that no durable line of the journal names. A line that a redo
/// file covers may not be durable yet, so its files are left to the program that commits it; of any
/// other line the files were in place once. Every byte is proved by the journal's digest. Each file is
/// written under a name of its own beside its place, synced, and renamed only onto a free name, so a
/// watcher that works meanwhile and recipients who take files away are never in conflict with it. No
/// lock is taken and no line is written: what is sent again was said before.
///
/// Only what is made once is an answer; the anchor, the status list and the ledger, which are
/// replaced, are the watcher's own.
package struct Resending {
    private struct Wanted {
        var file: JournalFile
        var line: Int
        var caseNumber: CaseNumber?
    }

    /// A file of the registry or the outbox that has an answer's bytes.
    private struct Copy: Hashable {
        var file: JournalFile
        var caseNumber: CaseNumber?
    }

    private let disk: any Disk
    private var cases: [CaseNumber: CaseStanding] = [:]
    private var copies: [ContentDigest: [Copy]] = [:]
    private var folders: Set<Path> = []
    private var tombstones = Tombstones()

    /// For one workspace.
    package init(disk: any Disk) { self.disk = disk }

    /// Does it, in the order of lines; `progress` is told how many answers are done of how many.
    package mutating func run(
        _ wish: AnswerWish, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StorageError) -> [Resent] {
        let (wanted, unsettledFrom) = try readJournal(wish)
        try findCopies(Set(wanted.map(\.file.digest)))
        var results: [Resent] = []
        for answer in wanted {
            let outcome =
                answer.line >= unsettledFrom ? .unsettled : try put(answer, mayLookAgain: true)
            results.append(
                Resent(
                    path: (WorkspacePaths.outbox / answer.file.path).description,
                    caseNumber: answer.caseNumber, line: answer.line, digest: answer.file.digest,
                    outcome: outcome))
            progress(results.count, wanted.count)
        }
        for folder in folders.sorted() { try sync(folder) }
        return results
    }

    /// The answers, and the first line whose files the program that commits it may still be making.
    private mutating func readJournal(
        _ wish: AnswerWish
    ) throws(StorageError) -> ([Wanted], unsettledFrom: Int) {
        var wanted: [Wanted] = []
        var cases: [CaseNumber: CaseStanding] = [:]
        var tombstones = Tombstones()
        let before = try WorkspacePaths.redoFirstLines(on: disk)
        let reader = JournalReader(disk: disk, newestRedo: before.max())
        _ = try reader.read { line, _ in
            if let standing = line.entry.standing { cases[standing.number] = standing }
            tombstones.take(line)
            let number = line.entry.standing?.number ?? line.entry.input.caseNumber
            for file in line.entry.files
            where file.place == .outbox && file.manner == .create
                && wish.wants(file, of: line, number)
            {
                wanted.append(Wanted(file: file, line: line.number, caseNumber: number))
            }
        }
        self.cases = cases
        self.tombstones = tombstones
        // Looked at after the reading: a redo file is older than its lines, and goes only when they
        // and their files are durable.
        let after = try WorkspacePaths.redoFirstLines(on: disk)
        return (wanted, (before + after).min() ?? .max)
    }

    private mutating func findCopies(_ digests: Set<ContentDigest>) throws(StorageError) {
        if digests.isEmpty { return }
        var copies: [ContentDigest: [Copy]] = [:]
        _ = try JournalReader(disk: disk).read { line, _ in
            for file in line.entry.files
            where file.manner == .create && digests.contains(file.digest) {
                copies[file.digest, default: []].append(
                    Copy(file: file, caseNumber: line.entry.standing?.number))
            }
        }
        // What lies in the registry is there whatever recipients do.
        self.copies = copies.mapValues { copies in
            copies.filter { $0.file.place != .outbox } + copies.filter { $0.file.place == .outbox }
        }
    }

    private mutating func put(
        _ wanted: Wanted, mayLookAgain: Bool
    ) throws(StorageError) -> Resent.Outcome {
        let path = WorkspacePaths.outbox / wanted.file.path
        if let found = try whatLies(at: path, wanted.file) { return found }
        if let number = wanted.caseNumber, tombstones.stones[number] != nil { return .disposed }
        if let bytes = try bytes(of: wanted.file) { return try write(bytes, to: path, wanted.file) }
        guard mayLookAgain else { return .noCopy }
        // The case may have moved on since the journal was read.
        _ = try readJournal(AnswerWish())
        return try put(wanted, mayLookAgain: false)
    }

    /// `nil` where the name is free.
    private func whatLies(
        at path: Path, _ file: JournalFile
    ) throws(StorageError) -> Resent.Outcome? {
        do {
            guard let status = try disk.status(of: path) else { return nil }
            guard status.kind == .file else { return .obstructed }
            guard status.sizeBytes == file.sizeBytes else { return .differs }
            return try FileDigest.compute(path, disk) == file.digest ? .there : .differs
        } catch {
            // Taken away while it was looked at.
            if error.isMissing { return nil }
            guard error.isObstructed else { throw error }
            return .obstructed
        }
    }

    private func bytes(of file: JournalFile) throws(StorageError) -> [UInt8]? {
        for copy in copies[file.digest] ?? [] {
            let standing = copy.caseNumber.flatMap { cases[$0] }
            let folder = standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) }
            if copy.file.place == .caseFolder, folder == nil { continue }
            let path = WorkspacePaths.path(of: copy.file, caseFolder: folder)
            guard try disk.holds(file, at: path) else { continue }
            let bytes = try disk.contents(of: path)
            if FileDigest.of(bytes) == file.digest { return bytes }
        }
        return nil
    }

    private mutating func write(
        _ bytes: [UInt8], to path: Path, _ wanted: JournalFile
    ) throws(StorageError) -> Resent.Outcome {
        let folder = path.parent ?? .workspace
        // Not the name under which a watcher writes it, should it do so.
        let temporary = folder.appending(
            Path(bytes: [0x2E] + path.lastName.bytes + Array(".\(ThisProcess.pid).tmp".utf8)))
        do {
            try disk.makeFolders(folder)
            try disk.removeIfThere(temporary)
            let file = try disk.open(
                temporary, for: .creating(mode: WorkspacePaths.outboxMode))
            try file.write(bytes, at: 0)
            try file.sync()
            let isPlaced = try place(temporary, at: path)
            var above: Path? = folder
            while let next = above, next != .workspace {
                folders.insert(next)
                above = next.parent
            }
            if isPlaced { return .resent }
            return try whatLies(at: path, wanted) ?? .resent
        } catch {
            guard error.isObstructed else { throw error }
            return .obstructed
        }
    }

    /// Gives `false` where the name was taken meanwhile.
    private func place(_ temporary: Path, at path: Path) throws(StorageError) -> Bool {
        do {
            try disk.renameIfFree(temporary, to: path)
            return true
        } catch {
            guard error.isNoFreeName else { throw error }
            // Some file systems cannot say that a name must be free.
            let isSomethingThere = try disk.status(of: path) != nil
            if !error.isExists, !isSomethingThere {
                try disk.rename(temporary, to: path)
                return true
            }
            try disk.removeIfThere(temporary)
            return false
        }
    }

    /// A folder that a recipient removed meanwhile has nothing to be made durable.
    private func sync(_ folder: Path) throws(StorageError) {
        do {
            try disk.syncFolder(folder)
        } catch {
            guard error.isObstructed else { throw error }
        }
    }
}
