internal import CLinux

extension Files {
    /// What kind of share a folder lies on, where it is one on which inotify does not tell what
    /// other machines write: by the magic number of statfs(2). `nil` for a file system of this
    /// machine's own.
    package static func share(of folder: Path) throws(SystemError) -> String? {
        var found = statfs()
        _ = try unsafe folder.checked("statfs") { unsafe statfs($0, &found) }
        return shares[UInt32(truncatingIfNeeded: found.f_type)]
    }

    /// From linux/magic.h and the file systems' own headers.
    private static let shares: [UInt32: String] = [
        0x6969: "NFS", 0xFF53_4D42: "SMB", 0xFE53_4D42: "SMB", 0x517B: "SMB",
        0x6573_5546: "FUSE", 0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
        0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS",
    ]
}
