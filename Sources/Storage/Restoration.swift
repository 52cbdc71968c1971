internal import Registry
internal import System

/// Copies a backup that was checked into an empty folder, as a workspace to be started.
package struct Restoration {
    private let source: any Disk
    private let target: any Disk

    /// From a backup to an empty folder.
    package init(from source: any Disk, to target: any Disk) {
        self.source = source
        self.target = target
    }

    /// Copies what the backup lists, each file proved once more while it is copied, and makes it
    /// durable; gives what was not the same any more, and then the copy is of no use.
    ///
    /// `checkpoint` is a younger one than the backup has. It is kept as the one that must not be
    /// contradicted: then no start goes on from this journal until it has the lines signed for.
    package func run(
        _ items: [BackupManifest.Item], checkpoint: [UInt8]?,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(StorageError) -> [BackupFault] {
        var faults: [BackupFault] = []
        for top in BackupManifest.tops { try makeFolders(like: top) }
        for (done, item) in items.enumerated() {
            let file = try source.open(item.path, for: .reading)
            let copied = try FileCopy.copy(
                file, to: item.path, on: target, mode: try file.status().mode & 0o777)
            if copied.digest != item.digest {
                faults.append(
                    BackupFault(
                        .changed, item.path.description, found: copied.digest.text,
                        expected: item.digest.text))
            }
            progress(done + 1, items.count)
        }
        if let checkpoint { try LedgerFiles.store(checkpoint, on: target) }
        try target.syncEverything()
        try target.syncFolder(.workspace)
        return faults
    }

    /// Folders of the same modes, empty ones too.
    private func makeFolders(like folder: Path) throws(StorageError) {
        guard let status = try source.status(of: folder), status.kind == .folder else { return }
        try target.makeFolder(folder, mode: status.mode & 0o777)
        for entry in try source.entries(of: folder) where entry.kind == .folder {
            try makeFolders(like: folder.appending(entry.name))
        }
    }
}
