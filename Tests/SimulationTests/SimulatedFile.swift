import System

@testable import Storage

/// An open file of a `SimulatedDisk`; dead once its process is.
final class SimulatedFile: DiskFile, @unchecked Sendable {
    // Safety: a world is used from one thread.
    private let disk: SimulatedDisk
    private let node: SimulatedNode
    private let path: Path
    private let isWritable: Bool
    private let epoch: Int
    /// The losses of bytes that this open file was told of.
    private var knownLosses: Int

    init(_ disk: SimulatedDisk, _ node: SimulatedNode, _ path: Path, isWritable: Bool) {
        self.disk = disk
        self.node = node
        self.path = path
        self.isWritable = isWritable
        epoch = disk.epoch
        knownLosses = node.lossesKnownWhenOpened
    }

    private func requireUse() throws(StorageError) {
        try disk.requirePower(path)
        if epoch != disk.epoch { throw disk.failure("use", path, ErrorCode.deviceFailed) }
    }

    func status() throws(StorageError) -> DiskStatus {
        try requireUse()
        return DiskStatus(node)
    }

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        try requireUse()
        if node.kind == .folder { throw disk.failure("read", path, ErrorCode.folder) }
        if let code = disk.fault("read", path, disk.effectCount) {
            throw disk.failure("read", path, code)
        }
        if offset == 0, count >= node.bytes.count { return node.bytes }
        let end = min(offset + count, node.bytes.count)
        return offset < end ? Array(node.bytes[offset..<end]) : []
    }

    private func change(_ bytes: [UInt8], _ offset: Int) {
        let before = node.bytes.count
        node.write(bytes, at: offset)
        touched(before)
    }

    private func touched(_ before: Int) {
        node.changedAt = disk.time.stampNanoseconds
        node.modifiedAt = disk.time.stampNanoseconds
        disk.noteDirty(node, grownBy: node.bytes.count - before)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
        try requireUse()
        precondition(isWritable, "\(path) is open for reading")
        // A write that fails, or that the power ends, leaves a part of itself.
        let part = Array(bytes.prefix(bytes.count / 2))
        do throws(StorageError) {
            try disk.effect("write", path) { change(part, offset) }
        } catch {
            if error.system != nil { change(part, offset) }
            throw error
        }
        let room = disk.quotaBytes == .max ? .max : disk.quotaBytes - disk.usedBytes
        let growth = max(0, offset + bytes.count - node.bytes.count)
        if growth > room {
            change(Array(bytes.prefix(bytes.count - growth + max(0, room))), offset)
            throw disk.failure("write", path, ErrorCode.outOfSpace)
        }
        change(bytes, offset)
    }

    func truncate(to sizeBytes: Int) throws(StorageError) {
        try requireUse()
        try disk.effect("truncate", path)
        let before = node.bytes.count
        node.truncate(to: sizeBytes)
        touched(before)
    }

    func sync() throws(StorageError) {
        try requireUse()
        do throws(StorageError) {
            try disk.effect("sync", path)
        } catch {
            // The kernel marks the pages clean all the same.
            if error.code == .syncFailed {
                node.loseDirt()
                disk.forgetSynced()
                noteLosses()
            }
            throw error
        }
        node.syncBytes()
        disk.noteSynced()
        if knownLosses < node.lossCount {
            noteLosses()
            throw disk.failure("sync", path, ErrorCode.deviceFailed)
        }
    }

    private func noteLosses() {
        knownLosses = node.lossCount
        node.noteTold()
    }
}

/// The lock of a `SimulatedDisk`; the end of its process lets it go.
final class SimulatedLock: DiskLock, @unchecked Sendable {
    // Safety: a world is used from one thread.
    private let disk: SimulatedDisk
    private let path: Path
    private let epoch: Int

    init(_ disk: SimulatedDisk, _ path: Path, _ epoch: Int) {
        self.disk = disk
        self.path = path
        self.epoch = epoch
    }

    deinit { disk.unlock(path, epoch) }
}
