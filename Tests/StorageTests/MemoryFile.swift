import System

@testable import Storage

/// An open file of a `MemoryDisk`; dead after a power cut.
final class MemoryFile: DiskFile, @unchecked Sendable {
    // Safety: the node is touched only inside the disk's `locked`.
    private let disk: MemoryDisk
    private let node: MemoryNode
    private let path: Path
    private let isWritable: Bool
    private let epoch: Int

    init(_ disk: MemoryDisk, _ node: MemoryNode, _ path: Path, isWritable: Bool) {
        self.disk = disk
        self.node = node
        self.path = path
        self.isWritable = isWritable
        epoch = disk.epoch
    }

    private func used<Result>(
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try disk.locked { () throws(StorageError) in
            try disk.requirePower(path)
            guard epoch == disk.epoch else {
                throw disk.failure("use", path, ErrorCode.deviceFailed)
            }
            return try body()
        }
    }

    func status() throws(StorageError) -> DiskStatus {
        try used { () throws(StorageError) in DiskStatus(node) }
    }

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try used { () throws(StorageError) in
            if node.kind == .folder { throw disk.failure("read", path, ErrorCode.folder) }
            disk.readCount += 1
            return Array(node.bytes.dropFirst(offset).prefix(count))
        }
    }

    private func change(_ change: MemoryNode.Change) {
        MemoryNode.apply(change, to: &node.bytes)
        node.changes.append(change)
        node.changedAt = disk.now
        node.modifiedAt = disk.now
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
        try used { () throws(StorageError) in
            precondition(isWritable, "\(path) is open for reading")
            // A write that fails, or that the power ends, leaves a part of itself.
            let part = Array(bytes.prefix(bytes.count / 2))
            do throws(StorageError) {
                try disk.effect("write", path) { change(.write(offset, part)) }
            } catch {
                if error.system != nil { change(.write(offset, part)) }
                throw error
            }
            change(.write(offset, bytes))
        }
    }

    func truncate(to sizeBytes: Int) throws(StorageError) {
        try used { () throws(StorageError) in
            try disk.effect("truncate", path)
            change(.truncate(sizeBytes))
        }
    }

    func sync() throws(StorageError) {
        try used { () throws(StorageError) in
            do throws(StorageError) {
                try disk.effect("sync", path)
            } catch {
                // The kernel marks the pages clean all the same.
                if error.code == .syncFailed { node.changes = [] }
                throw error
            }
            node.syncBytes()
        }
    }
}
