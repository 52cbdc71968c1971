internal import Registry
internal import System

/// Brings files of the registry back that are gone or changed: the bytes that the journal names, from
/// wherever they still lie, in the workspace itself, in `schemas/` or in backups.
///
/// Nothing but the digest decides, so a file is either the one that was committed or is left as it
/// is. For who holds the workspace's lock. What lies in `outbox/` belongs to its recipients: that is
/// `Resending`.
package struct Mending {
    private struct Wanted {
        var file: JournalFile
        var path: Path
        var line: Int
        var caseNumber: CaseNumber?
    }

    /// A file that may have the bytes.
    private struct Copy {
        var disk: any Disk
        var path: Path
        var place: String
    }

    private let disk: any Disk
    private let backups: [(name: String, disk: any Disk)]
    private var cases: [CaseNumber: CaseStanding] = [:]
    private var newest: [String: Int] = [:]
    private var tombstones = Tombstones()

    /// For one workspace; `backups` are looked through in their order, by their own lists.
    package init(disk: any Disk, backups: [(name: String, disk: any Disk)]) {
        self.disk = disk
        self.backups = backups
    }

    /// Does it; gives every file that was not as the journal says, with what became of it, and how many
    /// were looked at. `progress` is told lines done, of how many.
    package mutating func run(
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StorageError) -> (mended: [Mended], looked: Int) {
        let settled = try readJournal()
        var looked = 0
        var wanted: [Wanted] = []
        _ = try JournalReader(disk: disk).read(before: settled) { line, _ throws(StorageError) in
            for file in line.entry.files where file.place != .outbox {
                if tombstones.hold(file, of: line) { continue }
                if file.manner == .replace, newest[CheckRun.key(file, line)] != line.number {
                    continue
                }
                looked += 1
                let standing = line.entry.standing.flatMap { cases[$0.number] }
                let folder = standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) }
                let path = WorkspacePaths.path(of: file, caseFolder: folder)
                if try disk.holds(file, at: path) { continue }
                wanted.append(
                    Wanted(
                        file: file, path: path, line: line.number,
                        caseNumber: standing?.number ?? line.entry.input.caseNumber))
            }
            progress(line.number + 1, settled)
        }
        if wanted.isEmpty { return ([], looked) }
        let copies = try findCopies(Set(wanted.map(\.file.digest)), before: settled)
        var mended: [Mended] = []
        for item in wanted { mended.append(try mend(item, from: copies[item.file.digest] ?? [])) }
        try disk.syncEverything()
        return (mended, looked)
    }

    /// Gives the first line whose files a start still has to make: those are not looked at, nor are
    /// older versions of what it replaces.
    private mutating func readJournal() throws(StorageError) -> Int {
        let redos = try WorkspacePaths.redoFirstLines(on: disk)
        var cases: [CaseNumber: CaseStanding] = [:]
        var newest: [String: Int] = [:]
        var tombstones = Tombstones()
        let reader = JournalReader(disk: disk, newestRedo: redos.last)
        let head = try reader.read { line, _ in
            if let standing = line.entry.standing { cases[standing.number] = standing }
            tombstones.take(line)
            for file in line.entry.files where file.manner == .replace {
                newest[CheckRun.key(file, line)] = line.number
            }
        }
        self.cases = cases
        self.newest = newest
        self.tombstones = tombstones
        return min(head.lineCount, redos.first ?? .max)
    }

    private func findCopies(
        _ digests: Set<ContentDigest>, before end: Int
    ) throws(StorageError) -> [ContentDigest: [Copy]] {
        var copies: [ContentDigest: [Copy]] = [:]
        _ = try JournalReader(disk: disk).read(before: end) { line, _ in
            for file in line.entry.files where digests.contains(file.digest) {
                let standing = line.entry.standing.flatMap { cases[$0.number] }
                let folder = standing.map { WorkspacePaths.caseFolder($0.folder, $0.number) }
                let path = WorkspacePaths.path(of: file, caseFolder: folder)
                copies[file.digest, default: []].append(
                    Copy(disk: disk, path: path, place: path.description))
            }
        }
        try BackupManifest.walk(WorkspacePaths.schemas, disk) { path throws(StorageError) in
            guard try disk.status(of: path)?.kind == .file else { return }
            let digest = try FileDigest.compute(path, disk)
            guard digests.contains(digest) else { return }
            copies[digest, default: []].append(
                Copy(disk: disk, path: path, place: path.description))
        }
        for backup in backups {
            for item in try BackupManifest.read(on: backup.disk) ?? []
            where digests.contains(item.digest) {
                copies[item.digest, default: []].append(
                    Copy(
                        disk: backup.disk, path: item.path,
                        place: "\(backup.name)/\(item.path.description)"))
            }
        }
        return copies
    }

    private func mend(_ item: Wanted, from copies: [Copy]) throws(StorageError) -> Mended {
        var mended = Mended(
            path: item.path.description, kind: item.file.kind,
            isInput: item.file.source == .claim, caseNumber: item.caseNumber, line: item.line,
            digest: item.file.digest)
        if BagMember(item.path) != nil { mended.lack = .zipped }
        if let bag = BagMember(item.path) {
            mended.source = try mend(bag.zip, with: item)
            return mended
        }
        for copy in copies {
            guard try copy.disk.holds(item.file, at: copy.path) else { continue }
            let temporary = item.path.temporary
            let copied = try FileCopy.copy(
                try copy.disk.openToRead(copy.path), to: temporary, on: disk,
                mode: WorkspacePaths.registryMode)
            guard copied.digest == item.file.digest else { continue }
            try disk.rename(temporary, to: item.path)
            mended.source = copy.place
            break
        }
        return mended
    }

    /// Brings the whole ZIP of a bag back from the first backup in which it has the file; gives where from.
    private func mend(_ zip: Path, with item: Wanted) throws(StorageError) -> String? {
        // An earlier file of it has brought it back.
        if try disk.holds(item.file, at: item.path) { return zip.description }
        for backup in backups {
            guard try backup.disk.holds(item.file, at: item.path) else { continue }
            let temporary = zip.temporary
            _ = try FileCopy.copy(
                try backup.disk.open(zip, for: .reading), to: temporary, on: disk,
                mode: WorkspacePaths.registryMode)
            try disk.rename(temporary, to: zip)
            return "\(backup.name)/\(zip.description)"
        }
        return nil
    }

    /// Puts bytes that were made anew in the place of a file that is nowhere. What is not the journal's
    /// is refused, and so is a file in the ZIP of a bag; gives whether it is there now.
    ///
    /// Not durable before `syncEverything`.
    package static func place(
        _ bytes: [UInt8], as lost: Mended, on disk: any Disk
    ) throws(StorageError) -> Bool {
        let path = Path(lost.path)
        guard FileDigest.of(bytes) == lost.digest, BagMember(path) == nil else { return false }
        if let folder = path.parent { try disk.makeFolders(folder) }
        try disk.replace(path, bytes, mode: WorkspacePaths.registryMode)
        return true
    }

    /// Forgets how far pages, PDFs, proofs and desks have come, so that the next start makes all of
    /// them anew.
    package static func forgetViews(on disk: any Disk) throws(StorageError) {
        for path in [
            WorkspacePaths.viewPosition, WorkspacePaths.printPosition,
            WorkspacePaths.proofPosition, WorkspacePaths.deskPosition, WorkspacePaths.siteState,
        ] {
            try disk.removeIfThere(path)
        }
        try disk.syncFolder(WorkspacePaths.registry)
    }
}
