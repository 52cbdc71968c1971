internal import Synchronization
internal import System

/// The folders of a registry that its holder keeps open, so that a call on a name in one does not look its
/// path up anew. May be used from several threads at once.
///
/// Those that every package comes through are kept from one checkpoint to the next; while a batch is
/// applied the few others that were opened last are kept too, since the papers of a case are put into its
/// folder one after the other. Nothing is kept before `begin`, which whoever holds the registry alone may
/// call: another process renames folders without a word. Nor are folders kept below
/// `registry/staging/claims/`, where a dropped folder is, whose sender may still have it open.
final class OpenFolders: Sendable {
    private static let busy: Set<Path> = [
        WorkspacePaths.claims, WorkspacePaths.staging, WorkspacePaths.journal,
    ]
    /// How many others are kept.
    static let others = 4

    private struct State {
        var isBegun = false
        /// Batches that are being applied.
        var batches = 0
        var kept: [Path: OpenFolder] = [:]
        /// The kept ones that are not busy, the one opened last at the end.
        var recent: [Path] = []
        /// What threads are opening that is to be kept.
        var opening: [Int: Path] = [:]
        var openings = 0
        /// What is being renamed or removed: nothing at or below it is kept.
        var changing: [Path] = []

        func mayKeep(_ path: Path) -> Bool {
            isBegun && (OpenFolders.busy.contains(path) || batches > 0)
                && !path.isBelow(WorkspacePaths.claims)
                && !changing.contains { path == $0 || path.isBelow($0) }
        }

        mutating func keep(_ folder: OpenFolder, at path: Path) {
            if !OpenFolders.busy.contains(path) {
                recent.removeAll { $0 == path }
                if recent.count == OpenFolders.others { kept[recent.removeFirst()] = nil }
                recent.append(path)
            }
            kept[path] = folder
        }

        mutating func letGo(_ isGone: (Path) -> Bool) {
            for path in kept.keys where isGone(path) { kept[path] = nil }
            for (number, path) in opening where isGone(path) { opening[number] = nil }
            recent.removeAll(where: isGone)
        }
    }
    private let state = Mutex(State())

    /// From now on folders are kept: the registry is held.
    func begin() { state.withLock { $0.isBegun = true } }

    /// Applies a batch, with the folders that were opened last kept.
    func applying(_ apply: () throws(StorageError) -> Void) throws(StorageError) {
        state.withLock { $0.batches += 1 }
        defer {
            state.withLock { state in
                state.batches -= 1
                state.letGo { !OpenFolders.busy.contains($0) }
            }
        }
        try apply()
    }

    /// The folder at a path, opened by `open` where it is not kept.
    func folder(
        at path: Path, open: () throws(SystemError) -> OpenFolder
    ) throws(SystemError) -> OpenFolder {
        let (kept, opening) = state.withLock { state -> (OpenFolder?, Int?) in
            if let kept = state.kept[path] { return (kept, nil) }
            guard state.mayKeep(path) else { return (nil, nil) }
            state.openings += 1
            state.opening[state.openings] = path
            return (nil, state.openings)
        }
        if let kept { return kept }
        guard let opening else { return try open() }
        do throws(SystemError) {
            let opened = try open()
            state.withLock { state in
                // Its path may be another folder's by now.
                guard state.opening.removeValue(forKey: opening) != nil else { return }
                state.keep(opened, at: path)
            }
            return opened
        } catch {
            _ = state.withLock { $0.opening.removeValue(forKey: opening) }
            throw error
        }
    }

    /// Makes a call that gives what lies at `paths` another name or removes it, or puts something there.
    func changing(
        _ paths: [Path], _ call: () throws(SystemError) -> Void
    ) throws(SystemError) {
        state.withLock { state in
            state.changing += paths
            state.letGo { path in paths.contains { path == $0 || path.isBelow($0) } }
        }
        defer {
            state.withLock { state in
                for path in paths {
                    if let index = state.changing.firstIndex(of: path) {
                        state.changing.remove(at: index)
                    }
                }
            }
        }
        try call()
    }

    /// Lets all go: whoever put another folder in the place of one, against all advice, is heeded from
    /// then on.
    func letGo() { state.withLock { $0.letGo { _ in true } } }
}
