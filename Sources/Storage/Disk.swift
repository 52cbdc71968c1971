package import System

/// Every effect on files, and nothing else; the real one is `LinuxDisk`, tests have one in memory
/// that loses power.
///
/// All paths are below one workspace. No verb follows a symbolic link below `inbox/`, `outbox/` or
/// `registry/`. Implementations may be used from several threads at once.
package protocol Disk: Sendable {
    /// What lies at a path; `nil` when nothing does.
    func status(of path: Path) throws(StorageError) -> DiskStatus?
    /// The entries of a folder in the order of their bytes.
    func entries(of folder: Path) throws(StorageError) -> [DiskEntry]
    /// Opens a file.
    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile
    /// Makes one folder; its parent must be there and its name free.
    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError)
    /// Gives a file or folder another name at once; a file at `target` is replaced.
    func rename(_ path: Path, to target: Path) throws(StorageError)
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

/// A lock that lives as long as this object.
package protocol DiskLock: AnyObject, Sendable {}

/// How a file is opened.
package enum DiskAccess: Hashable, Sendable {
    /// For reading.
    case reading
    /// For reading and writing a file that exists.
    case writing
    /// Makes a file of this mode for writing; the name must be free.
    case creating(mode: UInt32)
}

/// An open file, closed when it is let go.
package protocol DiskFile: AnyObject, Sendable {
    /// Status of the open file, whatever its name is now.
    func status() throws(StorageError) -> DiskStatus
    /// Bytes from `offset`; fewer than `count` only at the end.
    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8]
    /// Writes all bytes at `offset`, or throws.
    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError)
    /// Cuts the file, or fills it with zeros, to a size.
    func truncate(to sizeBytes: Int) throws(StorageError)
    /// Makes bytes and size durable (fdatasync); a failure is final.
    func sync() throws(StorageError)
}
