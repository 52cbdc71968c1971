internal import Registry
internal import System
internal import Tables

/// The files that rows refer to: opened once, digested once, never outside of their folder.
final class TableFiles {
    private let folders: [RowFile.Place: Path]
    private var known: [RowFile.Place: [String: Known]] = [:]

    private struct Known {
        let outcome: RowFile.Outcome
        let file: OpenedFile?
    }

    /// Files below the folder of the table, and below that of the common values if there is one.
    init(table: Path, defaults: Path?) throws {
        var folders = [RowFile.Place.table: try Files.realPath(table.folder)]
        if let defaults { folders[.defaults] = try Files.realPath(defaults.folder) }
        self.folders = folders
    }

    /// What is at a path.
    func look(_ path: String, _ place: RowFile.Place) throws -> RowFile.Outcome {
        try find(path, place).outcome
    }

    /// The file at a path that was found.
    func file(_ row: RowFile) throws -> OpenedFile? { try find(row.path, row.place).file }

    private func find(_ path: String, _ place: RowFile.Place) throws -> Known {
        if let found = known[place]?[path] { return found }
        let found = try open(path, place)
        known[place, default: [:]][path] = found
        return found
    }

    /// The real path counts: a link may point anywhere.
    private func open(_ path: String, _ place: RowFile.Place) throws -> Known {
        guard let folder = folders[place] else { return Known(outcome: .missing, file: nil) }
        let isPlain =
            !path.hasPrefix("/") && !path.isEmpty && !path.utf8.contains(0)
            && !path.split(separator: "/").contains("..")
        guard isPlain else { return Known(outcome: .refused, file: nil) }
        let whole = folder.appending(Path(path))
        guard try WorkspaceFolder.exists(whole) else { return Known(outcome: .missing, file: nil) }
        let real = try Files.realPath(whole)
        let above = folder.bytes.last == 0x2F ? folder.bytes : folder.bytes + [0x2F]
        let kind = try Files.status(of: real).kind
        guard real.bytes.starts(with: above), kind == .file else {
            return Known(outcome: .refused, file: nil)
        }
        let file = try OpenedFile(real)
        return Known(
            outcome: .found(sizeBytes: file.sizeBytes, digest: try file.digest().text), file: file)
    }
}
