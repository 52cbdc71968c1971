internal import Digests
internal import Registry
internal import System

/// What becomes of claims besides being adopted: cleaned once a line settled them, undone
/// when half-made, examined again when whole.
///
/// | record | package | original | line | then |
/// |---|---|---|---|---|
/// | any | any | same | settled | the original goes, then the claim |
/// | any | any | gone or other | settled | the claim goes |
/// | cut or missing | any | – | none | undone |
/// | whole | missing or short | – | none | undone |
/// | whole | whole | same | none | undone: it was never taken away |
/// | whole | whole | gone or other | none | pending |
///
/// A dropped folder that is the original but was emptied is one whose removal a power cut undid in
/// part, where a file system keeps no order between folders: it goes, and counts as gone.
///
/// What was moved aside (`ClaimAside`) is removed when it is the original; another file that had
/// taken its name is put back first.
struct ClaimRecovery {
    let disk: any Disk

    /// Removes from the inbox what settled claims took and a power cut brought back.
    func forgetSettledOriginals(_ settled: Set<String>) throws(StorageError) -> Int {
        var count = 0
        for id in try ids() where settled.contains(id) {
            count += 1
            guard let record = try record(of: id) else { continue }
            // Its bytes may have gone to where the line put them.
            _ = try settleAside(record, isCopied: true)
            if try isOriginalThere(record) { try removeOriginal(record) }
            try removeEmptied(record)
            try removeMarkers(record)
        }
        return count
    }

    /// Removes what is left of settled claims; their files are durable where they belong.
    ///
    /// Record and package go by their names, whatever a listing says: one that stayed would be answered
    /// again, since no start reads a line that has settled.
    func clean(_ settled: Set<String>) throws(StorageError) {
        if settled.isEmpty { return }
        let found = try parts()
        for id in settled.sorted() {
            try remove(found[id, default: []] + [.package, .record], of: id)
        }
    }

    /// Undoes or confirms the others, and gives how many of each. The folder of claims is the caller's to
    /// sync.
    func settleHalfMade() throws(StorageError) -> (undone: Int, pending: Int) {
        var undone = 0
        var pending = 0
        for id in try ids() {
            if let record = try record(of: id), try isTaken(record) {
                try removeMarkers(record)
                try syncBytes(of: id)
                pending += 1
            } else {
                try remove(id)
                undone += 1
            }
        }
        return (undone, pending)
    }

    /// Whether the claim holds all of a file that does not lie in the inbox any more.
    private func isTaken(_ record: ClaimRecord) throws(StorageError) -> Bool {
        let isWhole = try isWhole(record)
        switch try settleAside(record, isCopied: isWhole) {
        case .nothing:
            guard isWhole, try !isOriginalThere(record) else { return false }
            try removeEmptied(record)
            return true
        case .original, .another: return isWhole
        case .writtenTo: return false
        }
    }

    /// What lay aside.
    private enum Aside {
        /// Nothing.
        case nothing
        /// The original; it is removed.
        case original
        /// The original after more was written to it; it is put back.
        case writtenTo
        /// Another file that had taken its name; it is put back.
        case another
    }

    private func settleAside(
        _ record: ClaimRecord, isCopied: Bool
    ) throws(StorageError) -> Aside {
        let aside = ClaimAside(disk: disk, record: record)
        guard let (path, status) = try aside.found() else { return .nothing }
        if isCopied, record.isFolder || aside.isOriginal(status) {
            try aside.remove(path)
            return .original
        }
        try aside.putBack(path)
        return FileMark(status).isSameFile(as: record.original) ? .writtenTo : .another
    }

    /// The whole claims without a line, digests computed anew.
    func pending(settled: Set<String>) throws(StorageError) -> [Claim] {
        var claims: [Claim] = []
        for id in try ids() where !settled.contains(id) {
            guard let record = try record(of: id), try isWhole(record) else { continue }
            let digest = try FileDigest.compute(WorkspacePaths.claimPackage(id), disk)
            claims.append(
                Claim(
                    id: id, folder: record.folder, name: record.name,
                    receivedAt: record.receivedAt,
                    sizeBytes: try disk.status(of: WorkspacePaths.claimPackage(id))?.sizeBytes
                        ?? 0,
                    digest: digest, isFolder: record.isFolder,
                    controls: record.markers.compactMap(\.control)))
        }
        return claims
    }

    /// Removes all that a claim has, its record last; one that is gone is fine.
    func remove(_ id: String) throws(StorageError) {
        try remove(ClaimFile.allCases, of: id)
    }

    private func remove(
        _ parts: some Collection<ClaimFile>, of id: String
    ) throws(StorageError) {
        for part in ClaimFile.allCases where parts.contains(part) {
            let path = part.path(of: id)
            switch part {
            case .original, .files:
                guard let status = try disk.status(of: path) else { continue }
                if status.kind == .folder {
                    try disk.removeTree(path)
                } else {
                    try disk.removeIfThere(path)
                }
            case .part, .package, .record: try disk.removeIfThere(path)
            }
        }
    }

    /// The claims that lie in staging, in the order of their ids' bytes.
    func ids() throws(StorageError) -> [String] { try parts().keys.sorted() }

    /// What lies in staging, by claim.
    private func parts() throws(StorageError) -> [String: [ClaimFile]] {
        var parts: [String: [ClaimFile]] = [:]
        for entry in try disk.entries(of: WorkspacePaths.claims) {
            guard let (id, file) = ClaimFile.named(entry.name) else { continue }
            parts[id, default: []].append(file)
        }
        return parts
    }

    private func record(of id: String) throws(StorageError) -> ClaimRecord? {
        do {
            let record = ClaimRecord(try disk.contents(of: WorkspacePaths.claimRecord(id)))
            return record?.id == id ? record : nil
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// A folder's archive gets its name only when it is whole; of a file the size tells.
    private func isWhole(_ record: ClaimRecord) throws(StorageError) -> Bool {
        if record.isFolder {
            return try disk.status(of: WorkspacePaths.claimPackage(record.id)) != nil
        }
        return try disk.status(of: WorkspacePaths.claimPackage(record.id))?.sizeBytes
            == record.original.sizeBytes
    }

    private func isOriginalThere(_ record: ClaimRecord) throws(StorageError) -> Bool {
        guard let status = try disk.status(of: record.path) else { return false }
        return FileMark(status).isSameState(as: record.original)
    }

    private func removeEmptied(_ record: ClaimRecord) throws(StorageError) {
        guard record.isFolder, let status = try disk.status(of: record.path),
            status.kind == .folder, FileMark(status).isSameFile(as: record.original),
            try disk.entries(of: record.path).isEmpty
        else { return }
        try disk.removeFolder(record.path)
    }

    private func removeOriginal(_ record: ClaimRecord) throws(StorageError) {
        if record.isFolder {
            try disk.removeTree(record.path)
        } else {
            try disk.remove(record.path)
        }
    }

    private func removeMarkers(_ record: ClaimRecord) throws(StorageError) {
        for marker in record.markers {
            let path = record.path(of: marker)
            guard let status = try disk.status(of: path),
                FileMark(status).isSameState(as: marker.mark)
            else { continue }
            try disk.removeIfThere(path)
        }
    }

    private func syncBytes(of id: String) throws(StorageError) {
        try disk.open(WorkspacePaths.claimPackage(id), for: .reading).sync()
        try disk.open(WorkspacePaths.claimRecord(id), for: .reading).sync()
    }
}
