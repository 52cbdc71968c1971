internal import CLinux

extension FileDescriptor {
    /// A place for calls on names (`O_PATH`) in a folder at or below this one, reached through no
    /// symbolic link and never above this one (`openat2`); `ELOOP` when a link is on the way.
    package func openFolder(beneath path: Path) throws(SystemError) -> FileDescriptor {
        let number = number
        let found = try unsafe path.checked("openat2") { unsafe dengji_open_beneath(number, $0) }
        return FileDescriptor(adopting: found, subject: path)
    }
}
