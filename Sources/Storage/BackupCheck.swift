internal import Digests
internal import Registry
internal import System

/// Proves a backup by its own list: every file is there with its digest, nothing else is, and the
/// journal is the one that the record names. That the journal vouches for the files, and the ledger
/// for the journal, is the check of a workspace, which comes besides.
package enum BackupCheck {
    /// Everything that is wrong; `progress` is told files done, of how many.
    package static func faults(
        _ record: BackupRecord, on disk: any Disk, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StorageError) -> (faults: [BackupFault], items: [BackupManifest.Item]) {
        let list = Path(BackupRecord.manifestName)
        guard let found = try digest(of: list, on: disk) else {
            return ([BackupFault(.manifest, list.description, found: "missing")], [])
        }
        guard found == record.manifest else {
            let fault = BackupFault(
                .manifest, list.description, found: found.text, expected: record.manifest.text)
            return ([fault], [])
        }
        guard let items = try BackupManifest.read(on: disk) else {
            return ([BackupFault(.manifest, list.description)], [])
        }
        var faults: [BackupFault] = []
        var known: Set<Path> = []
        for item in items {
            known.insert(item.path)
            let found = try digest(of: item.path, on: disk)
            let path = item.path.description
            if found == nil { faults.append(BackupFault(.missing, path)) }
            if let found, found != item.digest {
                faults.append(
                    BackupFault(
                        .changed, path, found: found.text, expected: item.digest.text))
            }
            progress(known.count, items.count)
        }
        for top in BackupManifest.tops {
            try BackupManifest.walk(top, disk) { path throws(StorageError) in
                if !known.contains(path) {
                    faults.append(BackupFault(.added, path.description))
                }
            }
        }
        return (faults + (try journalFaults(record, on: disk)), items)
    }

    /// A damaged journal is told by the check of a workspace.
    private static func journalFaults(
        _ record: BackupRecord, on disk: any Disk
    ) throws(StorageError) -> [BackupFault] {
        let head: JournalReader.Head
        do {
            head = try JournalReader(disk: disk).read { _, _ in }
        } catch {
            guard error.code == .journalDamaged else { throw error }
            return []
        }
        if head.lineCount == record.journalLines, head.digest == record.journalHead,
            head.tornBytes == 0
        {
            return []
        }
        return [
            BackupFault(
                .journal, WorkspacePaths.journal.description,
                found: "\(head.lineCount) lines, \(head.digest.text)",
                expected: "\(record.journalLines) lines, \(record.journalHead.text)")
        ]
    }

    /// `nil` where there is no regular file.
    private static func digest(
        of path: Path, on disk: any Disk
    ) throws(StorageError) -> ContentDigest? {
        do {
            guard try disk.status(of: path)?.kind == .file else { return nil }
            return try FileDigest.compute(path, disk)
        } catch {
            guard error.isObstructed else { throw error }
            return nil
        }
    }
}
