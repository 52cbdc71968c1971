package import System

/// A piece of a view that is put together out of others.
package enum ViewPiece: Sendable {
    /// These bytes.
    case bytes([UInt8])
    /// What stands in another view below `outbox/`, without so many bytes at its beginning and its
    /// end.
    case part(of: Path, skipping: Int, leaving: Int)
}

extension ViewFiles {
    /// Puts a view in the place of what lies at a path, out of pieces, block by block: it may be
    /// larger than memory. Gives `false`, and changes nothing, when a view that it needs is not
    /// there, because its recipient took it away.
    package func join(_ pieces: [ViewPiece], to path: Path) throws(StorageError) -> Bool {
        let target = WorkspacePaths.outbox.appending(path)
        let temporary = target.temporary
        try disk.removeIfThere(temporary)
        try disk.create(temporary, [], mode: WorkspacePaths.outboxMode)
        let file = try disk.open(temporary, for: .writing)
        var end = 0
        for piece in pieces {
            guard let size = try append(piece, to: file, at: end) else {
                try disk.remove(temporary)
                return false
            }
            end += size
        }
        try disk.rename(temporary, to: target)
        return true
    }

    /// Copies a piece; gives its size, or `nil` when it is not there or shorter than it must be.
    private func append(
        _ piece: ViewPiece, to file: any DiskFile, at start: Int
    ) throws(StorageError) -> Int? {
        switch piece {
        case .bytes(let bytes):
            try file.write(bytes, at: start)
            return bytes.count
        case .part(let path, let skipped, let left):
            let source: any DiskFile
            do {
                source = try disk.open(WorkspacePaths.outbox.appending(path), for: .reading)
            } catch {
                guard error.isMissing else { throw error }
                return nil
            }
            let end = try source.status().sizeBytes - left
            guard end >= skipped else { return nil }
            var offset = skipped
            while offset < end {
                let block = try source.read(
                    at: offset, count: min(ViewFiles.blockBytes, end - offset))
                guard !block.isEmpty else { return nil }
                try file.write(block, at: start + offset - skipped)
                offset += block.count
            }
            return end - skipped
        }
    }

    private static let blockBytes = 256 << 10
}
