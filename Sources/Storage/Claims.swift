internal import Digests
package import Registry
package import System
package import WorkingDays

/// Takes dropped files into the registry. May be used from several threads at once.
///
/// A claim is a record first, then a copy (a rename would leave the inode in its sender's hands), both
/// and their names synced, then the original moved aside, looked at once more, and
/// unlinked. A claim that fails leaves the original where it was; what a crash leaves,
/// `ClaimRecovery` settles.
package struct Claims: Sendable {
    let disk: any Disk
    let queue: SyncQueue?
    static let blockBytes = 256 << 10
    /// Is told of a claim's id, the file's name, and how many of how many bytes are copied; by the thread
    /// that copies, after each block.
    private let progress: Progress?

    /// See `init`.
    package typealias Progress =
        @Sendable (_ id: String, _ name: Path, _ copiedBytes: Int, _ sizeBytes: Int) -> Void

    /// Claims of a workspace that a `Store` holds open. The names of those that several threads make at
    /// once are synced together, where `isShared` says that there are such threads. `progress` is told how far the
    /// copy of a single file has come.
    package init(disk: any Disk, isShared: Bool = false, progress: Progress? = nil) {
        self.disk = disk
        self.progress = progress
        queue = isShared ? SyncQueue(disk: disk, folder: WorkspacePaths.claims) : nil
    }

    /// Claims the file `name` of the inbox, or of a party's folder in it.
    ///
    /// `markers` are the names of its done-markers, which go with it; what they hold is kept in the
    /// claim's record. `seen` is the file that was found ready; another one under its name is not
    /// claimed. `id` is new and names the claim. The time of receipt is the latest of the ctimes of
    /// file and markers, unless `receivedAt` overrules it (a workspace with a clock of its own).
    ///
    /// Throws `claimChanged` when the file or a marker changed, went or was replaced meanwhile,
    /// `claimNotFile` for what is no regular file, both with `park`; `retryLater` when there is no
    /// room or the inbox has vanished; `stop` after a failed sync.
    package func claim(
        _ name: Path, in folder: PartyID?, markers: [Path], seen: SeenFile? = nil, id: String,
        receivedAt: Instant? = nil
    ) throws(StorageError) -> Claim {
        precondition(Claim.isID(id), "a claim's id names its files")
        let inboxFolder = WorkspacePaths.inboxFolder(of: folder)
        let path = inboxFolder.appending(name)
        let (source, mark) = try original(path, seen)
        var found: [ClaimRecord.Marker] = []
        for name in markers { found.append(try marker(name, in: inboxFolder)) }
        let changed =
            found.map(\.mark.changedAtNanoseconds).reduce(mark.changedAtNanoseconds, max)
        let record = ClaimRecord(
            id: id, folder: folder, name: name, original: mark, markers: found,
            receivedAt: receivedAt ?? Instant(milliseconds: changed.floorDivided(by: 1_000_000)))
        do {
            let digest = try copy(source, record)
            try takeAway(record, source)
            return Claim(
                id: id, folder: folder, name: name, receivedAt: record.receivedAt,
                sizeBytes: mark.sizeBytes, digest: digest,
                controls: found.compactMap(\.control))
        } catch {
            try undo(id, after: error)
            throw error
        }
    }

    /// The same with one done-marker or none.
    package func claim(
        _ name: Path, in folder: PartyID?, marker: Path?, seen: SeenFile? = nil, id: String,
        receivedAt: Instant? = nil
    ) throws(StorageError) -> Claim {
        try claim(
            name, in: folder, markers: marker.map { [$0] } ?? [], seen: seen, id: id,
            receivedAt: receivedAt)
    }

    /// Removes an empty done-marker that came after its file was taken; `false` when it is gone or
    /// has content meanwhile. Throws as a claim does.
    package func removeLateMarker(_ name: Path, in folder: PartyID?) throws(StorageError) -> Bool {
        let path = WorkspacePaths.inboxFolder(of: folder).appending(name)
        do throws(StorageError) {
            guard let status = try disk.status(of: path), status.kind == .file,
                status.sizeBytes == 0
            else { return false }
            try disk.removeIfThere(path)
            return true
        } catch {
            throw ofSender(error)
        }
    }

    /// A done-marker with what it holds.
    private func marker(_ name: Path, in folder: Path) throws(StorageError) -> ClaimRecord.Marker {
        let path = folder.appending(name)
        // An empty one is not opened: it need not be readable.
        if let status = try disk.status(of: path), status.kind == .file, status.sizeBytes == 0 {
            return ClaimRecord.Marker(name: name, mark: FileMark(status))
        }
        let (file, mark) = try original(path, nil)
        do throws(StorageError) {
            let content = try file.read(
                at: 0, count: min(mark.sizeBytes, Claim.Control.keptBytes))
            return ClaimRecord.Marker(name: name, mark: mark, content: content)
        } catch {
            throw ofSender(error)
        }
    }

    /// Opens the original and proves that what was opened is what lies at the path.
    private func original(
        _ path: Path, _ seen: SeenFile?
    ) throws(StorageError) -> (any DiskFile, FileMark) {
        do throws(StorageError) {
            guard let status = try disk.status(of: path) else { throw changed(path, "it is gone") }
            guard status.kind == .file else {
                throw StorageError(
                    .claimNotFile, operation: "claim", subject: path.description,
                    cause: "it is a \(status.kind == .folder ? "folder" : "link or device")",
                    verdict: .park)
            }
            if let seen, seen != SeenFile(status) {
                throw changed(path, "it is not the file that was seen")
            }
            let file = try disk.open(path, for: .reading)
            guard FileMark(try file.status()) == FileMark(status) else {
                throw changed(path, "another file took its name")
            }
            return (file, FileMark(status))
        } catch {
            throw ofSender(error)
        }
    }

    /// Makes record and copy, durable when it returns; gives the digest of what was copied.
    private func copy(_ source: any DiskFile, _ record: ClaimRecord)
        throws(StorageError) -> ContentDigest
    {
        let note = try write(record)
        let package = try disk.open(
            WorkspacePaths.claimPackage(record.id),
            for: .creating(mode: WorkspacePaths.registryMode))
        let stream = DigestStream(.sha256)
        var position = 0
        while position < record.original.sizeBytes {
            let block: [UInt8]
            do {
                block = try source.read(
                    at: position,
                    count: min(Self.blockBytes, record.original.sizeBytes - position))
            } catch {
                throw ofSender(error)
            }
            if block.isEmpty { throw changed(record.path, "it became shorter") }
            stream.update(block)
            try package.write(block, at: position)
            position += block.count
            progress?(record.id, record.name, position, record.original.sizeBytes)
        }
        package.beginSync()
        try syncBytes([package, note])
        try syncNames()
        return ContentDigest(sha256: stream.finish().hex)
    }

    /// Makes the record; its bytes go to the disk while the file is copied.
    func write(_ record: ClaimRecord) throws(StorageError) -> any DiskFile {
        let note = try disk.open(
            WorkspacePaths.claimRecord(record.id),
            for: .creating(mode: WorkspacePaths.registryMode))
        try note.write(record.bytes, at: 0)
        note.beginSync()
        return note
    }

    /// Makes a claim's bytes durable, each thread its own: the file system writes its journal for those
    /// who wait at once. After a failure no other claim is made.
    func syncBytes(_ files: [any DiskFile]) throws(StorageError) {
        do {
            for file in files { try file.sync() }
        } catch {
            queue?.refuse(after: error)
            throw error
        }
    }

    /// Makes the names of claims' files durable, after their bytes.
    func syncNames() throws(StorageError) {
        if let queue { try queue.sync() } else { try disk.syncFolder(WorkspacePaths.claims) }
    }

    /// Removes what a failed claim made. After a failed sync nothing is touched: restart decides.
    func undo(_ id: String, after error: StorageError) throws(StorageError) {
        if error.verdict == .stop || error.isExists { return }
        do {
            try ClaimRecovery(disk: disk).remove(id)
        } catch {
            throw error.with(.stop)
        }
    }

    func changed(_ path: Path, _ cause: String) -> StorageError {
        StorageError(
            .claimChanged, operation: "claim", subject: path.description, cause: cause,
            verdict: .park)
    }

    /// A failure at the sender's file: of a share that vanished or of the machine, later; else of
    /// this file alone.
    func ofSender(_ error: StorageError) -> StorageError {
        guard error.code == .disk, let system = error.system else { return error }
        if system.isLack { return error }
        return error.with(system.isVanished ? .retryLater : .park)
    }
}

extension Int64 {
    /// The quotient rounded down, before 1970 too.
    func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
