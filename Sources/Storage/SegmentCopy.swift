internal import Registry
internal import System

/// A segment of the journal as it is written anew, line by line as they were proved.
final class SegmentCopy {
    /// The segment's name.
    let name: String
    private let file: any DiskFile
    private var size = 0
    private var buffer: [UInt8] = []

    private static let blockBytes = 1 << 20

    init(_ name: String, on disk: any Disk) throws(StorageError) {
        self.name = name
        try disk.makeFolders(WorkspacePaths.journal)
        file = try disk.open(
            WorkspacePaths.journal / name, for: .creating(mode: WorkspacePaths.journalMode))
    }

    /// Appends a line.
    func append(_ line: JournalLine) throws(StorageError) {
        buffer += line.bytes
        buffer.append(0x0A)
        if buffer.count >= SegmentCopy.blockBytes { try finish() }
    }

    /// Writes what was appended; more may follow.
    func finish() throws(StorageError) {
        if buffer.isEmpty { return }
        try file.write(buffer, at: size)
        size += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
