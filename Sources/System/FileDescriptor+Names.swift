internal import CLinux

// The calls on names in an open folder. An absolute path is taken as it is.
extension FileDescriptor {
    /// Opens what exists.
    package func open(_ name: Path, _ mode: OpenMode = .reading) throws(SystemError)
        -> FileDescriptor
    {
        try Calls.open(at: number, name, mode.flags, 0)
    }

    /// Opens a folder in this one.
    package func openFolder(_ name: Path) throws(SystemError) -> FileDescriptor {
        try Calls.open(at: number, name, OpenMode.reading.flags | O_DIRECTORY, 0)
    }

    /// Creates a file and opens it for writing; `EEXIST` when the name is taken, unless
    /// `exclusive` is false. `permissions` are lessened by the process's umask.
    package func create(
        _ name: Path, permissions: UInt32, exclusive: Bool = true, _ mode: OpenMode = .writing
    ) throws(SystemError) -> FileDescriptor {
        let flags = mode.flags | O_CREAT | (exclusive ? O_EXCL : 0)
        return try Calls.open(at: number, name, flags, permissions)
    }

    /// What a name in the folder stands for, without opening it.
    package func status(of name: Path, followingLink: Bool = false) throws(SystemError)
        -> FileStatus
    {
        try Calls.status(at: number, name, followingLink)
    }

    /// Makes a folder; `permissions` are lessened by the process's umask.
    package func makeFolder(_ name: Path, permissions: UInt32) throws(SystemError) {
        try Calls.makeFolder(at: number, name, permissions)
    }

    /// Renames inside this folder. With `replacing` false a taken target is `EEXIST`
    /// (`RENAME_NOREPLACE`).
    package func rename(_ name: Path, to target: Path, replacing: Bool) throws(SystemError) {
        try Calls.rename(at: number, name, at: number, target, replacing)
    }

    /// Moves a name of this folder into another on the same file system.
    package func rename(
        _ name: Path, to target: Path, in folder: borrowing FileDescriptor, replacing: Bool
    ) throws(SystemError) {
        try Calls.rename(at: number, name, at: folder.number, target, replacing)
    }

    /// Gives a file a second name in `folder`; `EEXIST` when that is taken.
    package func link(
        _ name: Path, to target: Path, in folder: borrowing FileDescriptor
    ) throws(SystemError) {
        try Calls.link(at: number, name, at: folder.number, target)
    }

    /// Takes away a name that is not a folder's.
    package func unlink(_ name: Path) throws(SystemError) {
        try Calls.unlink(at: number, name, 0)
    }

    /// Takes away an empty folder.
    package func removeFolder(_ name: Path) throws(SystemError) {
        try Calls.unlink(at: number, name, AT_REMOVEDIR)
    }

    /// Where a symbolic link points, as it says.
    package func target(ofLink name: Path) throws(SystemError) -> Path {
        try Calls.target(at: number, name)
    }

    /// Sets permission bits by name, following a link.
    package func setMode(of name: Path, _ mode: UInt32) throws(SystemError) {
        let number = number
        _ = try unsafe name.checked("fchmodat") { unsafe fchmodat(number, $0, mode_t(mode), 0) }
    }

    /// The names in this folder without `.` and `..`, in no order; each is bytes as stored.
    ///
    /// A folder that changes meanwhile may or may not show the change; nothing that stays is
    /// missed or given twice.
    package func names() throws(SystemError) -> [Path] {
        // A fresh open file, so that the offset of this descriptor is not shared.
        let own = try Calls.open(at: number, ".", OpenMode.reading.flags | O_DIRECTORY, 0)
        return try Calls.names(in: own.take(), subject)
    }
}
