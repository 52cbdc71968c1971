package import System

// The three ways in which a whole file may come to be. Each makes the folders above it when they
// are missing. None syncs: that is the caller's, per file or by a checkpoint.

extension Disk {
    /// Makes a file whose name must be free.
    func create(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError) {
        let file = try openCreating(path, mode: mode)
        try file.write(bytes, at: 0)
    }

    /// Makes the file at `path` hold `bytes`, whatever lies there: nothing, a short or empty file
    /// that a power cut left, or other bytes.
    func createAnew(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError) {
        do {
            try create(path, bytes, mode: mode)
        } catch {
            guard error.isExists else { throw error }
            try replace(path, bytes, mode: mode)
        }
    }

    /// The verb of the protocol: keeps nothing open.
    package func applying(_ apply: () throws(StorageError) -> Void) throws(StorageError) {
        try apply()
    }

    /// The verb of the protocol, by another.
    package func statuses(
        of names: [Path], in folder: Path
    ) throws(StorageError) -> [DiskStatus?] {
        try names.map { name throws(StorageError) in try status(of: folder.appending(name)) }
    }

    /// The verb of the protocol, by the others.
    package func replace(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError) {
        let file = try openTemporary(of: path, mode: mode)
        try file.write(bytes, at: 0)
        try rename(path.temporary, to: path)
    }

    /// Makes the temporary file that is to take the place of what lies at `path`; one that a crash left
    /// goes.
    func openTemporary(of path: Path, mode: UInt32) throws(StorageError) -> any DiskFile {
        do {
            return try openCreating(path.temporary, mode: mode)
        } catch {
            guard error.isExists else { throw error }
            try remove(path.temporary)
            return try openCreating(path.temporary, mode: mode)
        }
    }

    /// Makes a folder and those above it; one that exists is fine.
    func makeFolders(_ path: Path) throws(StorageError) {
        do {
            try makeFolder(path, mode: WorkspacePaths.folderMode)
        } catch {
            if error.isExists { return }
            guard error.isMissing else { throw error }
            guard let parent = path.parent else { throw error }
            try makeFolders(parent)
            // Once: a file in the place of a folder above says "missing" again and again.
            do {
                try makeFolder(path, mode: WorkspacePaths.folderMode)
            } catch {
                if error.isExists { return }
                throw error
            }
        }
    }

    /// Renames, with the folders above the target made when missing.
    func renameMakingFolders(_ path: Path, to target: Path) throws(StorageError) {
        do {
            try rename(path, to: target)
        } catch {
            guard error.isMissing else { throw error }
            guard let parent = target.parent, try status(of: path) != nil else { throw error }
            try makeFolders(parent)
            try rename(path, to: target)
        }
    }

    /// Removes a file's name; nothing there is fine.
    func removeIfThere(_ path: Path) throws(StorageError) {
        do {
            try remove(path)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
    }

    /// Removes a folder with everything in it; links in it go, what they point to stays.
    func removeTree(_ folder: Path) throws(StorageError) {
        for entry in try entries(of: folder) {
            let path = folder.appending(entry.name)
            if entry.kind == .folder { try removeTree(path) } else { try removeIfThere(path) }
        }
        try removeFolder(folder)
    }

    /// The whole content of a small file, in a bag's ZIP or not.
    func contents(of path: Path) throws(StorageError) -> [UInt8] {
        let file = try openToRead(path)
        return try file.read(at: 0, count: try file.status().sizeBytes)
    }

    /// Makes a file whose name must be free, and the folders above it.
    func openCreating(_ path: Path, mode: UInt32) throws(StorageError) -> any DiskFile {
        do {
            return try open(path, for: .creating(mode: mode))
        } catch {
            guard error.isMissing else { throw error }
            guard let parent = path.parent else { throw error }
            try makeFolders(parent)
            return try open(path, for: .creating(mode: mode))
        }
    }
}
