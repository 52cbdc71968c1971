internal import System

/// An open file of a `LinuxDisk`.
final class LinuxFile: DiskFile {
    private let path: Path
    private let descriptor: FileDescriptor

    init(_ path: Path, _ descriptor: consuming FileDescriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    func status() throws(StorageError) -> DiskStatus {
        do {
            return DiskStatus(try descriptor.status())
        } catch {
            throw .disk("look at", path, error)
        }
    }

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        do {
            return try descriptor.read(count, at: offset)
        } catch {
            throw .disk("read", path, error)
        }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
        do {
            try descriptor.write(bytes, at: offset)
        } catch {
            throw .disk("write", path, error)
        }
    }

    func truncate(to sizeBytes: Int) throws(StorageError) {
        do {
            try descriptor.truncate(to: sizeBytes)
        } catch {
            throw .disk("truncate", path, error)
        }
    }

    func beginSync() { descriptor.beginSync() }

    func reserve(_ sizeBytes: Int) throws(StorageError) -> Bool {
        do {
            return try descriptor.reserve(sizeBytes)
        } catch {
            throw .disk("set room aside for", path, error)
        }
    }

    var descriptorNumber: Int32? { descriptor.number }

    func sync() throws(StorageError) {
        do {
            try descriptor.syncData()
        } catch {
            throw .sync("sync", path, error)
        }
    }
}

extension DiskStatus {
    init(_ status: FileStatus) {
        let kind: Kind =
            switch status.kind {
            case .file: .file
            case .folder: .folder
            case .symbolicLink, .other: .other
            }
        self.init(
            kind: kind, device: status.device, inode: status.inode, sizeBytes: status.sizeBytes,
            changedAtNanoseconds: status.changedNanoseconds,
            modifiedAtNanoseconds: status.modifiedNanoseconds, mode: status.mode & 0o7777)
    }
}
