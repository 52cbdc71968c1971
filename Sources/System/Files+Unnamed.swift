internal import CLinux

extension Files {
    /// A file in a folder that no name leads to and that goes with its descriptor (`O_TMPFILE`), so that
    /// nobody who looks into the folder meets it. `EOPNOTSUPP` where the file system has none.
    package static func createUnnamed(in folder: Path) throws(SystemError) -> FileDescriptor {
        // O_TMPFILE, which glibc has under _GNU_SOURCE alone; asm-generic/fcntl.h. It holds O_DIRECTORY.
        let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
        return try Calls.open(at: AT_FDCWD, folder, O_RDWR | O_CLOEXEC | unnamed, 0o600)
    }
}

extension ThisProcess {
    /// The user whose rights it has.
    package static var user: UInt32 { geteuid() }
}
