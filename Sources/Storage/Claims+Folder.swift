internal import Digests
package import Registry
package import System
package import WorkingDays

extension Claims {
    /// Claims a folder that somebody dropped, as a tar archive of the regular files in it.
    ///
    /// A folder is no package: it is kept, so that nothing is lost, and sent back. The archive gets
    /// the name of a package only when it is whole; then the folder leaves the inbox by one rename.
    /// Links and devices in it are left out. Throws as `claim(_:in:markers:seen:id:receivedAt:)`, and
    /// `claimTooLarge` with `park`, before anything is copied, where it holds more than `limits`.
    package func claim(
        folder name: Path, in party: PartyID?, limits: FolderLimits, id: String,
        receivedAt: Instant? = nil
    ) throws(StorageError) -> Claim {
        precondition(Claim.isID(id), "a claim's id names its files")
        let path = WorkspacePaths.inboxFolder(of: party).appending(name)
        guard let status = try disk.status(of: path), status.kind == .folder else {
            throw changed(path, "it is gone")
        }
        let mark = FileMark(status)
        let record = ClaimRecord(
            id: id, folder: party, name: name, original: mark,
            receivedAt: receivedAt
                ?? Instant(milliseconds: mark.changedAtNanoseconds / 1_000_000),
            isFolder: true)
        do throws(StorageError) {
            let before = try marks(below: path, limits)
            let (digest, size) = try archive(record, limits)
            guard try marks(below: path, limits) == before else {
                throw changed(path, "something in it changed while it was copied")
            }
            try takeAway(record, unchangedSince: before, limits)
            return Claim(
                id: id, folder: party, name: name, receivedAt: record.receivedAt,
                sizeBytes: size, digest: digest, isFolder: true)
        } catch {
            try undo(id, after: error)
            throw error
        }
    }

    /// Moves the folder aside and removes it if nothing in it changed since it was archived.
    ///
    /// Gap: after a crash between the two the folder counts as unchanged; what was added to it in
    /// the instants before is then not in the archive.
    private func takeAway(
        _ record: ClaimRecord, unchangedSince before: [Path: FileMark], _ limits: FolderLimits
    ) throws(StorageError) {
        guard try disk.status(of: record.path).map(FileMark.init) == record.original else {
            throw changed(record.path, "it changed while it was copied")
        }
        let aside = ClaimAside(disk: disk, record: record)
        let path = try moveAside(aside)
        do throws(StorageError) {
            if try isSame(path, as: before, limits) { return try aside.remove(path) }
            try aside.putBack(path)
        } catch {
            throw error.with(.stop)
        }
        throw changed(record.path, "something in it changed while it was claimed")
    }

    /// Whether nothing in a folder changed; one that has more than may be taken by now did.
    private func isSame(
        _ path: Path, as before: [Path: FileMark], _ limits: FolderLimits
    ) throws(StorageError) -> Bool {
        do {
            return try marks(below: path, limits) == before
        } catch {
            guard error.code == .claimTooLarge else { throw error }
            return false
        }
    }

    private func tooLarge(_ path: Path, _ cause: String) -> StorageError {
        StorageError(
            .claimTooLarge, operation: "claim", subject: path.description, cause: cause,
            verdict: .park)
    }

    /// The state of everything in a folder, by path in it: whoever still copies into it changes some
    /// of it.
    private func marks(
        below top: Path, _ limits: FolderLimits
    ) throws(StorageError) -> [Path: FileMark] {
        var marks: [Path: FileMark] = [:]
        var bytes = 0
        var open = [Path(bytes: [])]
        do throws(StorageError) {
            while let folder = open.popLast() {
                let path = folder.bytes.isEmpty ? top : top.appending(folder)
                for entry in try disk.entries(of: path) {
                    guard let status = try disk.status(of: path.appending(entry.name)) else {
                        continue
                    }
                    let below = folder.appending(entry.name)
                    marks[below] = FileMark(status)
                    if marks.count > limits.entries {
                        throw tooLarge(top, "more than \(limits.entries) names are in it")
                    }
                    let size = status.kind == .file ? status.sizeBytes : 0
                    if size > limits.bytes - bytes {
                        throw tooLarge(top, "more than \(limits.bytes) bytes are in it")
                    }
                    bytes += size
                    if status.kind == .folder { open.append(below) }
                }
            }
        } catch {
            throw ofSender(error)
        }
        return marks
    }

    private func archive(
        _ record: ClaimRecord, _ limits: FolderLimits
    ) throws(StorageError) -> (digest: ContentDigest, sizeBytes: Int) {
        let note = try write(record)
        let part = ClaimFile.part.path(of: record.id)
        let file = try disk.open(part, for: .creating(mode: WorkspacePaths.registryMode))
        var output = ArchiveOutput(file: file, limits: limits)
        try add(record.path, as: record.name, to: &output)
        try output.write(TarWriter.end)
        try syncBytes([file, note])
        try disk.rename(part, to: WorkspacePaths.claimPackage(record.id))
        try syncNames()
        return (ContentDigest(sha256: output.digest.finish().hex), output.sizeBytes)
    }

    private func add(_ path: Path, as name: Path, to output: inout ArchiveOutput)
        throws(StorageError)
    {
        do throws(StorageError) {
            for entry in try disk.entries(of: path) {
                let below = path.appending(entry.name)
                let shown = name.appending(entry.name)
                switch entry.kind {
                case .folder: try add(below, as: shown, to: &output)
                case .file: try copy(below, as: shown, to: &output)
                case .other: continue
                }
            }
        } catch {
            throw ofSender(error)
        }
    }

    private func copy(_ path: Path, as name: Path, to output: inout ArchiveOutput)
        throws(StorageError)
    {
        let source = try disk.open(path, for: .reading)
        let status = try source.status()
        guard output.takes(status.sizeBytes) else {
            throw changed(path, "it grew while it was copied")
        }
        // The name as people see it: bytes that are no UTF-8 are written as \xHH.
        try output.write(
            TarWriter.header(
                path: name.description, mode: 0o644,
                modifiedSeconds: Int64(status.changedAtNanoseconds / 1_000_000_000),
                sizeBytes: status.sizeBytes))
        var position = 0
        while position < status.sizeBytes {
            let block = try source.read(
                at: position, count: min(Claims.blockBytes, status.sizeBytes - position))
            if block.isEmpty { throw changed(path, "it became shorter") }
            try output.write(block)
            position += block.count
        }
        try output.write(TarWriter.padding(status.sizeBytes))
    }
}

/// An archive under way: where it goes, how far it is, and its digest.
private struct ArchiveOutput {
    let file: any DiskFile
    let limits: FolderLimits
    let digest = DigestStream(.sha256)
    var sizeBytes = 0
    private var filesBytes = 0

    init(file: any DiskFile, limits: FolderLimits) {
        self.file = file
        self.limits = limits
    }

    /// Whether a file of that size may come besides those before it.
    mutating func takes(_ fileBytes: Int) -> Bool {
        if fileBytes > limits.bytes - filesBytes { return false }
        filesBytes += fileBytes
        return true
    }

    mutating func write(_ bytes: [UInt8]) throws(StorageError) {
        if bytes.isEmpty { return }
        try file.write(bytes, at: sizeBytes)
        digest.update(bytes)
        sizeBytes += bytes.count
    }
}
