internal import Packages
internal import System

/// A file of a ZIP, read in place.
final class DiskWindow: DiskFile {
    private let file: any DiskFile
    private let member: StoredZIP.Member

    init(_ file: any DiskFile, _ member: StoredZIP.Member) {
        self.file = file
        self.member = member
    }

    func status() throws(StorageError) -> DiskStatus {
        var status = try file.status()
        status.sizeBytes = member.sizeBytes
        return status
    }

    func read(at offset: Int, count: Int) throws(StorageError) -> [UInt8] {
        let rest = max(0, member.sizeBytes - offset)
        return try file.read(at: member.offset + offset, count: min(count, rest))
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StorageError) {
        preconditionFailure("a bag's ZIP is never written into")
    }

    func truncate(to sizeBytes: Int) throws(StorageError) {
        preconditionFailure("a bag's ZIP is never cut")
    }

    func sync() throws(StorageError) { try file.sync() }
}
