internal import Digests
package import Registry
package import System

/// The list of a copy's files in the form of `sha256sum`: 64 hexadecimal digits, two spaces, a path.
package enum BackupManifest {
    /// One line of it.
    package struct Item: Hashable, Sendable {
        /// The file, from the copy's folder.
        package var path: Path
        /// SHA-256 of its bytes.
        package var digest: ContentDigest
    }

    private static let blockBytes = 1 << 20
    /// Longest list that is read, in bytes: some ten million files.
    private static let maxBytes = 2 << 30

    /// Whether a line can name a path: `sha256sum` writes backslashes and line ends otherwise.
    static func canName(_ path: Path) -> Bool {
        path.text != nil && !path.bytes.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x7F }
    }

    /// Lists every file below `inbox`, `outbox`, `registry` and `schemas` of a copy, durably; counts
    /// them, and gives the list's own digest.
    ///
    /// What is listed is read back, so that a copy which did not arrive is noticed now.
    static func write(
        on disk: any Disk, _ report: inout BackupReport
    ) throws(StorageError) -> ContentDigest {
        let path = Path(BackupRecord.manifestName)
        try disk.removeIfThere(path)
        let file = try disk.open(path, for: .creating(mode: WorkspacePaths.registryMode))
        let stream = DigestStream(.sha256)
        var buffer: [UInt8] = []
        var size = 0
        func flush() throws(StorageError) {
            stream.update(buffer)
            try file.write(buffer, at: size)
            size += buffer.count
            buffer.removeAll(keepingCapacity: true)
        }
        var (files, bytes) = (0, 0)
        for top in tops {
            try walk(top, disk) { path throws(StorageError) in
                let listed = try disk.open(path, for: .reading)
                files += 1
                bytes += try listed.status().sizeBytes
                buffer += Array(try FileDigest.compute(listed).hex.utf8) + [0x20, 0x20]
                buffer += path.bytes + [0x0A]
                if buffer.count >= blockBytes { try flush() }
            }
        }
        try flush()
        try file.sync()
        report.fileCount = files
        report.byteCount = bytes
        return ContentDigest(sha256: stream.finish().hex)
    }

    /// The folders of a copy in which files lie.
    static let tops = [
        WorkspacePaths.inbox, WorkspacePaths.outbox, WorkspacePaths.registry,
        WorkspacePaths.schemas,
    ]

    /// Calls `body` with everything below a folder that is no folder.
    static func walk(
        _ folder: Path, _ disk: any Disk, _ body: (Path) throws(StorageError) -> Void
    ) throws(StorageError) {
        let entries: [DiskEntry]
        do {
            entries = try disk.entries(of: folder)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
        for entry in entries {
            let path = folder.appending(entry.name)
            if entry.kind == .folder { try walk(path, disk, body) } else { try body(path) }
        }
    }

    /// Reads the list of a copy; `nil` when a line is not of its form.
    package static func read(on disk: any Disk) throws(StorageError) -> [Item]? {
        let path = Path(BackupRecord.manifestName)
        let file = try disk.open(path, for: .reading)
        let size = try file.status().sizeBytes
        guard size <= maxBytes else { return nil }
        var items: [Item] = []
        for line in try file.read(at: 0, count: size).split(separator: 0x0A) {
            let hex = String(decoding: line.prefix(64), as: UTF8.self)
            guard line.count > 66, line.dropFirst(64).prefix(2).elementsEqual([0x20, 0x20]),
                let digest = ContentDigest("sha256:" + hex)
            else { return nil }
            let name = Path(bytes: Array(line.dropFirst(66)))
            guard let text = name.text, Path.isPlain(text) else { return nil }
            items.append(Item(path: name, digest: digest))
        }
        return items
    }
}
