/// An open file, closed when it is let go.
package protocol DiskFile: AnyObject, Sendable {
    /// Status of the open file, whatever its name is now.
    func status() throws(StorageError) -> DiskStatus
    /// Bytes from `offset`; fewer than `count` only at the end.
    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8]
    /// Writes all bytes at `offset`, or throws.
    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError)
    /// Cuts the file, or fills it with zeros, to a size.
    func truncate(to sizeBytes: Int) throws(StorageError)
    /// Makes bytes and size durable (fdatasync); a failure is final.
    func sync() throws(StorageError)
    /// Has what was written go to the disk meanwhile; nothing is durable by it, and nothing is told.
    func beginSync()
    /// Sets room aside for so many bytes; the size stays what it is. `false` where that cannot be done.
    func reserve(_ sizeBytes: Int) throws(StorageError) -> Bool
    /// Number of the open descriptor, to lend to another process as long as the file is held; `nil`
    /// where there is none.
    var descriptorNumber: Int32? { get }
}

extension DiskFile {
    /// Nothing, where there is no disk to go to meanwhile.
    package func beginSync() {}

    /// Room is not set aside.
    package func reserve(_ sizeBytes: Int) throws(StorageError) -> Bool { false }

    /// None, as in memory.
    package var descriptorNumber: Int32? { nil }

    /// Hands on every byte from the first to the last in blocks of so many bytes, of which the last may be
    /// shorter, each with the place where it begins.
    func forEachBlock(
        of blockBytes: Int = 256 << 10, _ body: ([UInt8], Int) throws(StorageError) -> Void
    ) throws(StorageError) {
        var position = 0
        while true {
            let block = try read(at: position, count: blockBytes)
            if !block.isEmpty { try body(block, position) }
            position += block.count
            if block.count < blockBytes { return }
        }
    }
}
