internal import Registry
internal import System

/// Copies what no journal line names and a workspace cannot do without: keys, seals for print, the data
/// of the rules, and the empty drop folders.
///
/// They are copied after the last line was taken, so that the keys are never older than the papers that
/// they signed.
struct BackupExtras {
    let source: any Disk
    let target: any Disk
    let keys: KeyCopying
    private(set) var keysLeftOut: [String] = []
    private(set) var leftOut: [String] = []

    init(source: any Disk, target: any Disk, keys: KeyCopying) {
        self.source = source
        self.target = target
        self.keys = keys
    }

    /// Copies all of them.
    mutating func copy() throws(StorageError) {
        for folder in [WorkspacePaths.keys, WorkspacePaths.seals, WorkspacePaths.schemas] {
            try copyTree(folder)
        }
        for entry in try entries(of: WorkspacePaths.inbox) where entry.kind == .folder {
            let folder = WorkspacePaths.inbox.appending(entry.name)
            let mode = try source.status(of: folder)?.mode ?? WorkspacePaths.folderMode
            try target.makeFolder(folder, mode: mode & 0o777)
        }
    }

    private mutating func copyTree(_ folder: Path) throws(StorageError) {
        guard let status = try source.status(of: folder) else { return }
        if status.kind == .folder {
            try target.makeFolder(folder, mode: status.mode & 0o777)
        } else if folder == WorkspacePaths.schemas {
            // A link to where the rules are kept.
            try target.makeFolder(folder, mode: WorkspacePaths.folderMode)
        } else {
            leftOut.append(folder.description)
            return
        }
        for entry in try entries(of: folder) {
            let path = folder.appending(entry.name)
            switch entry.kind {
            case .folder: try copyTree(path)
            case .file where BackupManifest.canName(path): try copyFile(path)
            case .file, .other: leftOut.append(path.description)
            }
        }
    }

    private mutating func copyFile(_ path: Path) throws(StorageError) {
        // A file that is being written elsewhere is not there yet.
        if path.lastName.bytes.first == 0x2E, path.lastName.bytes.suffix(4) == Array(".tmp".utf8) {
            return
        }
        let file: any DiskFile
        do {
            file = try source.open(path, for: .reading)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
        let status = try file.status()
        if path.isBelow(WorkspacePaths.keys) {
            let bytes = try file.read(at: 0, count: status.sizeBytes)
            guard keys.takes(bytes, named: path.description) else {
                keysLeftOut.append(path.description)
                return
            }
        }
        _ = try FileCopy.copy(file, to: path, on: target, mode: status.mode & 0o777)
    }

    private func entries(of folder: Path) throws(StorageError) -> [DiskEntry] {
        do {
            return try source.entries(of: folder)
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }
}
