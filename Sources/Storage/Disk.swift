package import System

/// Every effect on files, and nothing else; the real one is `LinuxDisk`, tests have one in memory
/// that loses power.
///
/// All paths are below one workspace. No verb follows a symbolic link below `inbox/`, `outbox/` or
/// `registry/`. Implementations may be used from several threads at once.
package protocol Disk: Sendable {
    /// What lies at a path; `nil` when nothing does.
    func status(of path: Path) throws(StorageError) -> DiskStatus?
    /// What lies under these names in a folder, in their order; `nil` where nothing does, all of it where
    /// the folder is not there.
    func statuses(of names: [Path], in folder: Path) throws(StorageError) -> [DiskStatus?]
    /// The entries of a folder in the order of their bytes.
    func entries(of folder: Path) throws(StorageError) -> [DiskEntry]
    /// Opens a file.
    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile
    /// Does what a batch needs, one call after the other in a few folders, which may be kept open meanwhile:
    /// nobody else gives folders below `registry/` other names in that time.
    func applying(_ apply: () throws(StorageError) -> Void) throws(StorageError)
    /// Makes one folder; its parent must be there and its name free.
    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError)
    /// Gives a file or folder another name at once; a file at `target` is replaced.
    func rename(_ path: Path, to target: Path) throws(StorageError)
    /// The same when `target` is free; taken, it is left alone and an error (`isExists`).
    func renameIfFree(_ path: Path, to target: Path) throws(StorageError)
    /// Puts `bytes` in the place of what lies at `path` at once: a reader sees the old bytes or the
    /// new ones. Folders above it are made when missing. The temporary name is `.<name>.tmp` in the
    /// same folder; a crash leaves it there until the same file is made again. Syncs nothing.
    func replace(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError)
    /// Removes a file's name.
    func remove(_ path: Path) throws(StorageError)
    /// Removes an empty folder.
    func removeFolder(_ path: Path) throws(StorageError)
    /// Makes a folder's entries durable.
    func syncFolder(_ path: Path) throws(StorageError)
    /// Makes everything durable on the file systems of `inbox/`, `outbox/` and `registry/`.
    func syncEverything() throws(StorageError)
    /// Takes the kernel's lock on a file, held until the result is let go or the process dies.
    /// `note` is written into it as information; whoever finds it taken is told the holder's note.
    func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock
}
