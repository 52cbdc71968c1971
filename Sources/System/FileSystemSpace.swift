internal import CLinux

/// Room on a file system.
package struct FileSystemSpace: Hashable, Sendable {
    /// Bytes it holds in all.
    package let sizeBytes: Int
    /// Bytes an ordinary user may still write.
    package let freeBytes: Int
    /// Files an ordinary user may still create; `nil` where the file system does not count them.
    package let freeFiles: Int?

    /// A file system's room.
    package init(sizeBytes: Int, freeBytes: Int, freeFiles: Int?) {
        self.sizeBytes = sizeBytes
        self.freeBytes = freeBytes
        self.freeFiles = freeFiles
    }

    init(_ found: statvfs) {
        sizeBytes = Int(clamping: UInt64(found.f_blocks) * UInt64(found.f_frsize))
        freeBytes = Int(clamping: UInt64(found.f_bavail) * UInt64(found.f_frsize))
        freeFiles = found.f_files == 0 ? nil : Int(clamping: UInt64(found.f_favail))
    }
}
