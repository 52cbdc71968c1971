import System

extension SimulatedDisk {
    /// What `statvfs` says; no effect, and nothing that fails.
    func space() -> FileSystemSpace {
        asked()
        guard showsQuota, quotaBytes != .max else {
            return FileSystemSpace(
                sizeBytes: capacityBytes, freeBytes: .max / 2, freeFiles: nil)
        }
        return FileSystemSpace(
            sizeBytes: capacityBytes, freeBytes: max(0, quotaBytes - usedBytes), freeFiles: nil)
    }
}
