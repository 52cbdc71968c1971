import Storage
import System

/// A disk with files at their paths, of which one only reads.
struct ReadOnlyDisk: Disk {
    let files: [Path: [UInt8]]

    private final class File: DiskFile {
        private let bytes: [UInt8]

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func status() throws(StorageError) -> DiskStatus { ReadOnlyDisk.status(bytes) }

        func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
            Array(bytes[min(offset, bytes.count)...].prefix(count))
        }

        func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
            preconditionFailure("read only")
        }

        func truncate(to sizeBytes: Int) throws(StorageError) { preconditionFailure("read only") }

        func sync() throws(StorageError) { preconditionFailure("read only") }
    }

    func status(of path: Path) throws(StorageError) -> DiskStatus? {
        files[path].map(ReadOnlyDisk.status)
    }

    func entries(of folder: Path) throws(StorageError) -> [DiskEntry] {
        files.keys.filter { $0.folder == folder }.sorted().map {
            DiskEntry(name: $0.lastName, kind: .file)
        }
    }

    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        guard let bytes = files[path] else { preconditionFailure("\(path) was not listed") }
        return File(bytes)
    }

    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError) {
        preconditionFailure("read only")
    }

    func rename(_ path: Path, to target: Path) throws(StorageError) {
        preconditionFailure("read only")
    }

    func renameIfFree(_ path: Path, to target: Path) throws(StorageError) {
        preconditionFailure("read only")
    }

    func remove(_ path: Path) throws(StorageError) { preconditionFailure("read only") }

    func removeFolder(_ path: Path) throws(StorageError) { preconditionFailure("read only") }

    func syncFolder(_ path: Path) throws(StorageError) { preconditionFailure("read only") }

    func syncEverything() throws(StorageError) { preconditionFailure("read only") }

    func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock {
        preconditionFailure("read only")
    }

    private static func status(_ bytes: [UInt8]) -> DiskStatus {
        DiskStatus(
            kind: .file, device: 1, inode: 1, sizeBytes: bytes.count, changedAtNanoseconds: 0,
            modifiedAtNanoseconds: 0, mode: 0o440)
    }
}
