internal import CLinux

/// Room on a file system.
package struct FileSystemSpace: Hashable, Sendable {
    /// Bytes an ordinary user may still write.
    package let freeBytes: Int
    /// Files an ordinary user may still create; `nil` where the file system does not count them.
    package let freeFiles: Int?

    init(_ found: statvfs) {
        freeBytes = Int(clamping: UInt64(found.f_bavail) * UInt64(found.f_frsize))
        freeFiles = found.f_files == 0 ? nil : Int(clamping: UInt64(found.f_favail))
    }
}
