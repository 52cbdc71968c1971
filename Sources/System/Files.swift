internal import CLinux

/// The calls on paths from the process's working folder or from `/`; see the same names on
/// `FileDescriptor`, which are better where a folder is open.
package enum Files {
    /// Opens what exists.
    package static func open(_ path: Path, _ mode: OpenMode = .reading) throws(SystemError)
        -> FileDescriptor
    {
        try Calls.open(at: AT_FDCWD, path, mode.flags, 0)
    }

    /// Opens a folder, following a link.
    package static func openFolder(_ path: Path) throws(SystemError) -> FileDescriptor {
        let flags = OpenMode.followingLink.flags | O_DIRECTORY
        return try Calls.open(at: AT_FDCWD, path, flags, 0)
    }

    /// Creates a file and opens it for writing; `EEXIST` when the name is taken, unless
    /// `exclusive` is false. `permissions` are lessened by the process's umask.
    package static func create(
        _ path: Path, permissions: UInt32, exclusive: Bool = true, _ mode: OpenMode = .writing
    ) throws(SystemError) -> FileDescriptor {
        let flags = mode.flags | O_CREAT | (exclusive ? O_EXCL : 0)
        return try Calls.open(at: AT_FDCWD, path, flags, permissions)
    }

    /// What a path stands for, without opening it.
    package static func status(of path: Path, followingLink: Bool = false) throws(SystemError)
        -> FileStatus
    {
        try Calls.status(at: AT_FDCWD, path, followingLink)
    }

    /// Makes a folder; `permissions` are lessened by the process's umask.
    package static func makeFolder(_ path: Path, permissions: UInt32) throws(SystemError) {
        try Calls.makeFolder(at: AT_FDCWD, path, permissions)
    }

    /// Renames. With `replacing` false a taken target is `EEXIST` (`RENAME_NOREPLACE`).
    package static func rename(_ path: Path, to target: Path, replacing: Bool) throws(SystemError) {
        try Calls.rename(at: AT_FDCWD, path, at: AT_FDCWD, target, replacing)
    }

    /// Gives a file a second name; `EEXIST` when that is taken.
    package static func link(_ path: Path, to target: Path) throws(SystemError) {
        try Calls.link(at: AT_FDCWD, path, at: AT_FDCWD, target)
    }

    /// Takes away a name that is not a folder's.
    package static func unlink(_ path: Path) throws(SystemError) {
        try Calls.unlink(at: AT_FDCWD, path, 0)
    }

    /// Takes away an empty folder.
    package static func removeFolder(_ path: Path) throws(SystemError) {
        try Calls.unlink(at: AT_FDCWD, path, AT_REMOVEDIR)
    }

    /// Where a symbolic link points, as it says.
    package static func target(ofLink path: Path) throws(SystemError) -> Path {
        try Calls.target(at: AT_FDCWD, path)
    }

    /// Makes a symbolic link at `path` that says `target`.
    package static func makeLink(_ path: Path, to target: Path) throws(SystemError) {
        try Calls.makeLink(path, target)
    }

    /// The names in a folder without `.` and `..`, in no order; each is bytes as stored.
    package static func names(in path: Path) throws(SystemError) -> [Path] {
        let folder = try openFolder(path)
        return try Calls.names(in: folder.take(), path)
    }

    /// Room on the file system a path lies on, as an ordinary user may use it.
    package static func space(at path: Path) throws(SystemError) -> FileSystemSpace {
        var found = statvfs()
        _ = try unsafe path.checked("statvfs") { unsafe statvfs($0, &found) }
        return FileSystemSpace(found)
    }

    /// The absolute path without links, `.` and `..`; every part of it must exist.
    package static func realPath(_ path: Path) throws(SystemError) -> Path {
        var found = [CChar](repeating: 0, count: Int(PATH_MAX))
        _ = try unsafe path.checked("realpath") { name -> Int in
            unsafe realpath(name, &found) == nil ? -1 : 0
        }
        return Path(bytes: found.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    /// A file without a name that lives in memory and goes with its last descriptor; `label` is
    /// for `/proc` only.
    package static func memoryFile(_ label: Path) throws(SystemError) -> FileDescriptor {
        let number = try unsafe label.checked("memfd_create") {
            unsafe dengji_memory_file($0)
        }
        return FileDescriptor(adopting: number, subject: label)
    }

    /// Sets which permission bits new files and folders of this process never get; gives what
    /// was set before.
    @discardableResult
    package static func setMask(_ mask: UInt32) -> UInt32 {
        UInt32(umask(mode_t(mask)))
    }
}
