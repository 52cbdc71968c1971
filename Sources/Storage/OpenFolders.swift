internal import Synchronization
internal import System

/// The folders of a registry that stay open between two checkpoints, so that a call on a name in one does
/// not look its path up anew. May be used from several threads at once.
///
/// They are those that every package comes through, and the few others that were opened last: the papers of
/// a case are put into its folder one after the other. The latter are let go when a folder on their path
/// gets another name or is removed, which `changed(_:)` has to be told.
///
/// Not for folders that somebody else may move away while the program runs, as in an inbox or outbox.
final class OpenFolders: Sendable {
    private static let busy: Set<Path> = [
        WorkspacePaths.claims, WorkspacePaths.staging, WorkspacePaths.journal,
    ]
    private static let mostRecent = 4

    private struct State {
        var busy: [Path: OpenFolder] = [:]
        /// The one opened last at the end.
        var recent: [(path: Path, folder: OpenFolder)] = []
        /// What threads are opening, and nobody changed since they began.
        var opening: [Int: Path] = [:]
        var openings = 0

        func held(_ path: Path) -> OpenFolder? {
            busy[path] ?? recent.last { $0.path == path }?.folder
        }

        mutating func keep(_ folder: OpenFolder, at path: Path) {
            if OpenFolders.busy.contains(path) { return busy[path] = folder }
            if recent.count == OpenFolders.mostRecent { recent.removeFirst() }
            recent.append((path, folder))
        }
    }
    private let state = Mutex(State())

    /// The folder at a path, opened by `open` where it is not held.
    func folder(
        at path: Path, open: () throws(SystemError) -> OpenFolder
    ) throws(SystemError) -> OpenFolder {
        let (held, opening) = state.withLock { state -> (OpenFolder?, Int) in
            if let held = state.held(path) { return (held, 0) }
            state.openings += 1
            state.opening[state.openings] = path
            return (nil, state.openings)
        }
        if let held { return held }
        do throws(SystemError) {
            let opened = try open()
            state.withLock { state in
                guard state.opening.removeValue(forKey: opening) != nil else { return }
                state.keep(opened, at: path)
            }
            return opened
        } catch {
            _ = state.withLock { $0.opening.removeValue(forKey: opening) }
            throw error
        }
    }

    /// Lets all go: whoever put another folder in the place of one, against all advice, is heeded from then
    /// on.
    func letGo() {
        state.withLock { state in
            state.busy = [:]
            state.recent = []
        }
    }

    /// Something at `path` got another name or was removed.
    func changed(_ path: Path) {
        state.withLock { state in
            state.recent.removeAll { $0.path == path || $0.path.isBelow(path) }
            state.opening = state.opening.filter { $0.value != path && !$0.value.isBelow(path) }
        }
    }
}
