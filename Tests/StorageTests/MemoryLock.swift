import System

@testable import Storage

/// The lock of a `MemoryDisk`; a crash of the disk lets it go.
final class MemoryLock: DiskLock, @unchecked Sendable {
    // Safety: never changes.
    private let disk: MemoryDisk
    private let path: Path
    private let epoch: Int

    init(_ disk: MemoryDisk, _ path: Path, _ epoch: Int) {
        self.disk = disk
        self.path = path
        self.epoch = epoch
    }

    deinit { disk.unlock(path, epoch) }
}
