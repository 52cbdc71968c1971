import System

@testable import Storage

/// A disk that hands everything on; a mistake is what a subclass does otherwise.
class PassingDisk: Disk, @unchecked Sendable {
    // Safety: a world is used from one thread.
    let below: SimulatedDisk

    required init(_ below: SimulatedDisk) { self.below = below }

    func status(of path: Path) throws(StorageError) -> DiskStatus? { try below.status(of: path) }

    func entries(of folder: Path) throws(StorageError) -> [DiskEntry] {
        try below.entries(of: folder)
    }

    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        PassingFile(try below.open(path, for: access), path, self)
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

    /// A file of this disk is written to.
    func write(
        _ bytes: [UInt8], at offset: Int, to file: any DiskFile, _ path: Path
    ) throws(StorageError) { try file.write(bytes, at: offset) }

    /// A file of this disk is synced.
    func sync(_ file: any DiskFile, _ path: Path) throws(StorageError) { try file.sync() }
}

/// A file of a `PassingDisk`.
private final class PassingFile: DiskFile, @unchecked Sendable {
    // Safety: a world is used from one thread.
    private let file: any DiskFile
    private let path: Path
    private let disk: PassingDisk

    init(_ file: any DiskFile, _ path: Path, _ disk: PassingDisk) {
        self.file = file
        self.path = path
        self.disk = disk
    }

    func status() throws(StorageError) -> DiskStatus { try file.status() }

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try file.read(at: offset, count: count)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
        try disk.write(bytes, at: offset, to: file, path)
    }

    func truncate(to sizeBytes: Int) throws(StorageError) { try file.truncate(to: sizeBytes) }

    func sync() throws(StorageError) { try disk.sync(file, path) }
}
