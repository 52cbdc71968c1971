internal import Digests
internal import Registry
internal import System
internal import WorkingDays

/// The redo file of a batch: for each line a group of `line/<number>.json`, its exact bytes, and
/// then the files whose bytes are not elsewhere, under their final paths from the workspace.
enum RedoFile {
    /// Composes the archive of a batch.
    static func compose(_ batch: [Placement]) -> [UInt8] {
        let sizeBytes = batch.reduce(0) { sum, placement in
            let line = placement.line.bytes.count + 1536
            return placement.contents.reduce(sum + line) { $0 + ($1?.count ?? 0) + 1536 }
        }
        var tar = TarWriter(reservingBytes: sizeBytes)
        for placement in batch {
            let seconds = placement.line.entry.at / 1000
            tar.append(
                TarEntry(
                    path: marker(placement.line.number), mode: WorkspacePaths.registryMode,
                    modifiedSeconds: seconds, bytes: placement.line.bytes))
            let folder = placement.caseFolder
            for (file, bytes) in zip(placement.line.entry.files, placement.contents) {
                guard let bytes else { continue }
                let path = WorkspacePaths.path(of: file, caseFolder: folder)
                tar.append(
                    TarEntry(
                        path: String(decoding: path.bytes, as: UTF8.self), mode: mode(of: file),
                        modifiedSeconds: seconds, bytes: bytes))
            }
        }
        return tar.finish()
    }

    /// One line's part of a redo file as it was found.
    struct Group {
        /// The line's bytes.
        var line: [UInt8]
        /// The files' bytes in their order.
        var files: [TarEntry]
    }

    /// The groups of an archive up to its first damage, and whether there was none. A batch that
    /// was never committed may be cut anywhere.
    static func groups(in bytes: [UInt8]) -> (groups: [Group], isWhole: Bool) {
        var reader = TarReader(bytes)
        var groups: [Group] = []
        do {
            while let entry = try reader.next() {
                if entry.path.hasPrefix("line/") {
                    groups.append(Group(line: entry.bytes, files: []))
                } else if !groups.isEmpty {
                    groups[groups.count - 1].files.append(entry)
                }
            }
            return (groups, true)
        } catch {
            // The damage itself says nothing: whether it matters depends on the journal.
            return (groups, false)
        }
    }

    /// The contents for a committed line's files, each proved by size and digest.
    static func contents(of group: Group, for line: JournalLine, in redo: Path)
        throws(StorageError) -> [[UInt8]?]
    {
        var rest = group.files[...]
        var contents: [[UInt8]?] = []
        for file in line.entry.files {
            if file.source == .claim {
                contents.append(nil)
                continue
            }
            guard let found = rest.popFirst(), found.bytes.count == file.sizeBytes,
                ContentDigest(sha256: SHA256.digest(of: found.bytes).hex) == file.digest
            else {
                throw StorageError(
                    .redoDamaged, operation: "recover", subject: redo.description,
                    cause: "line \(line.number) needs \(file.path), which is not in it whole",
                    verdict: .stop)
            }
            contents.append(found.bytes)
        }
        return contents
    }

    static func mode(of file: JournalFile) -> UInt32 {
        file.place == .outbox ? WorkspacePaths.outboxMode : WorkspacePaths.registryMode
    }

    private static func marker(_ line: Int) -> String {
        "line/" + WorkspacePaths.decimal(line) + ".json"
    }
}
