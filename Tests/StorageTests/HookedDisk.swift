import System

@testable import Storage

/// A disk that does something of the test's own before a file is opened for reading: what another
/// process might do just then.
final class HookedDisk: Disk, @unchecked Sendable {
    // Safety: tests use it from one thread.
    let below: MemoryDisk
    /// Files opened for reading so far.
    private(set) var openCount = 0
    /// Is told the number of each opening, from 1, before it happens.
    var beforeOpening: (Int) -> Void = { _ in }
    /// A folder that the disk does not list.
    var unreadableFolder: Path?
    private var isInHook = false

    init(_ below: MemoryDisk) { self.below = below }

    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        if access == .reading, !isInHook {
            openCount += 1
            isInHook = true
            beforeOpening(openCount)
            isInHook = false
        }
        return try below.open(path, for: access)
    }

    func status(of path: Path) throws(StorageError) -> DiskStatus? { try below.status(of: path) }
    func entries(of folder: Path) throws(StorageError) -> [DiskEntry] {
        if folder == unreadableFolder {
            throw below.failure("entries", folder, ErrorCode.deviceFailed)
        }
        return try below.entries(of: folder)
    }
    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError) {
        try below.makeFolder(path, mode: mode)
    }
    func rename(_ path: Path, to target: Path) throws(StorageError) {
        try below.rename(path, to: target)
    }
    func renameIfFree(_ path: Path, to target: Path) throws(StorageError) {
        try below.renameIfFree(path, to: target)
    }
    func remove(_ path: Path) throws(StorageError) { try below.remove(path) }
    func removeFolder(_ path: Path) throws(StorageError) { try below.removeFolder(path) }
    func syncFolder(_ path: Path) throws(StorageError) { try below.syncFolder(path) }
    func syncEverything() throws(StorageError) { try below.syncEverything() }
    func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock {
        try below.lock(path, note: note)
    }
}
