internal import Digests
package import Registry
package import System

/// Files that are only for looking: pages beside papers, `todo/` folders. They follow the commit,
/// are never synced, and are made anew at any time; nothing rests on them.
package struct ViewFiles: Sendable {
    let disk: any Disk

    /// The views of one workspace.
    package init(disk: any Disk) { self.disk = disk }

    /// Puts a page in the place of what lies at a path below `outbox/`.
    package func write(_ bytes: [UInt8], to path: Path) throws(StorageError) {
        try disk.replace(
            WorkspacePaths.outbox.appending(path), bytes, mode: WorkspacePaths.outboxMode)
    }

    /// Makes a file for another process to write, which is to lie at a path below `outbox/`; `sizeBytes`
    /// are set aside for it, where they are known, above 0.
    package func draft(of path: Path, sizeBytes: Int) throws(StorageError) -> ViewDraft {
        let path = WorkspacePaths.outbox.appending(path)
        let file = try disk.openTemporary(of: path, mode: WorkspacePaths.outboxMode)
        do {
            return try ViewDraft(path, file, sizeBytes: sizeBytes)
        } catch {
            try disk.removeIfThere(path.temporary)
            throw error
        }
    }

    /// Puts a file in its place.
    package func put(_ draft: ViewDraft) throws(StorageError) {
        try draft.settle()
        try disk.rename(draft.path.temporary, to: draft.path)
    }

    /// Throws a file away.
    package func drop(_ draft: ViewDraft) throws(StorageError) {
        try disk.removeIfThere(draft.path.temporary)
    }

    /// A file below `outbox/`; `nil` when its recipient took it away.
    package func contents(of path: Path) throws(StorageError) -> [UInt8]? {
        do {
            return try disk.contents(of: WorkspacePaths.outbox.appending(path))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// A file that a line put into the outbox. Recipients may write there, and what they make of a paper
    /// must not come back as a page or a print of the registry's.
    package func sent(_ file: JournalFile) throws(StorageError) -> SentFile {
        guard let bytes = try contents(of: Path(file.path)) else { return .gone }
        let digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
        if digest == file.digest { return .whole(bytes) }
        return file.manner == .replace ? .gone : .changed
    }

    /// The names in a folder below `outbox/`; none when it is not there.
    package func names(in path: Path) throws(StorageError) -> [Path] {
        do {
            return try disk.entries(of: WorkspacePaths.outbox.appending(path)).map(\.name)
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }

    /// Removes a folder below `outbox/` with everything in it; nothing there is fine.
    package func remove(folder path: Path) throws(StorageError) {
        do {
            try disk.removeTree(WorkspacePaths.outbox.appending(path))
        } catch {
            guard error.isMissing else { throw error }
            return
        }
    }

    /// Removes a file below `outbox/`; nothing there is fine.
    package func remove(file path: Path) throws(StorageError) {
        try disk.removeIfThere(WorkspacePaths.outbox.appending(path))
    }

    /// What the public site has counted; `nil` before it has, and when somebody took it away.
    package func siteState() throws(StorageError) -> [UInt8]? {
        do {
            return try disk.contents(of: WorkspacePaths.siteState)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Whether something lies at a path below `outbox/`.
    package func exists(_ path: Path) throws(StorageError) -> Bool {
        try disk.status(of: WorkspacePaths.outbox.appending(path)) != nil
    }

    /// How far desks have come; `nil` when none was made yet.
    package func deskPosition() throws(StorageError) -> DeskPosition? {
        do {
            return DeskPosition(
                String(decoding: try disk.contents(of: WorkspacePaths.deskPosition), as: UTF8.self))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Puts down what the public site has counted.
    package func note(siteState bytes: [UInt8]) throws(StorageError) {
        try disk.replace(WorkspacePaths.siteState, bytes, mode: WorkspacePaths.outboxMode)
    }

    /// Forgets what the public site has counted; it is counted from the first line on again.
    package func forgetSiteState() throws(StorageError) {
        try disk.removeIfThere(WorkspacePaths.siteState)
    }

    /// Puts down which drop folders wait for their next share.
    package func note(held bytes: [UInt8]) throws(StorageError) {
        try disk.replace(WorkspacePaths.heldState, bytes, mode: WorkspacePaths.outboxMode)
    }

    /// None waits.
    package func forgetHeld() throws(StorageError) {
        guard try disk.status(of: WorkspacePaths.heldState) != nil else { return }
        try disk.removeIfThere(WorkspacePaths.heldState)
    }

    /// Notes how far desks have come.
    package func note(_ position: DeskPosition) throws(StorageError) {
        try disk.replace(
            WorkspacePaths.deskPosition, Array((position.text + "\n").utf8),
            mode: WorkspacePaths.outboxMode)
    }

    /// The number of the first journal line whose views were not made yet.
    package func position() throws(StorageError) -> Int {
        try position(WorkspacePaths.viewPosition)
    }

    /// Notes that the views of all lines before `line` were made.
    package func note(position line: Int) throws(StorageError) {
        try note("\(line)", WorkspacePaths.viewPosition)
    }

    /// The number of the first journal line whose papers were not printed yet, and the place before it;
    /// an earlier version noted no place.
    package func printPosition() throws(StorageError) -> (line: Int, mark: JournalMark?) {
        let text = try text(WorkspacePaths.printPosition)
        let mark = text.split(whereSeparator: \.isNewline).first.flatMap { JournalMark($0) }
        return (ViewFiles.number(text), mark)
    }

    /// Notes that the papers of all lines before `line` were printed; `mark` is the place before it.
    package func note(printPosition line: Int, at mark: JournalMark? = nil) throws(StorageError) {
        try note(mark?.text ?? "\(line)", WorkspacePaths.printPosition)
    }

    /// The number of the first journal line whose proofs were not made yet.
    package func proofPosition() throws(StorageError) -> Int {
        try position(WorkspacePaths.proofPosition)
    }

    /// Notes that the proofs of all lines before `line` were made.
    package func note(proofPosition line: Int) throws(StorageError) {
        try note("\(line)", WorkspacePaths.proofPosition)
    }

    private func position(_ path: Path) throws(StorageError) -> Int {
        ViewFiles.number(try text(path))
    }

    private static func number(_ text: String) -> Int { Int(text.prefix { $0.isNumber }) ?? 0 }

    private func text(_ path: Path) throws(StorageError) -> String {
        do {
            return String(decoding: try disk.contents(of: path), as: UTF8.self)
        } catch {
            guard error.isMissing else { throw error }
            return ""
        }
    }

    private func note(_ position: String, _ path: Path) throws(StorageError) {
        try disk.replace(path, Array((position + "\n").utf8), mode: WorkspacePaths.outboxMode)
    }
}
