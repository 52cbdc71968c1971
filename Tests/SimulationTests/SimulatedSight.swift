import System

@testable import Pipeline
@testable import Storage

/// Drop folders of a `SimulatedDisk`, with events that come late and are lost now and then.
final class SimulatedSight: InboxSight {
    private let world: SimulatedWorld
    private let isWatching: Bool
    private var watched: [Path: WatchID] = [:]

    init(_ world: SimulatedWorld, watching: Bool) {
        self.world = world
        isWatching = watching
    }

    private func below(_ path: Path) -> Path {
        let root = world.base.root.bytes
        return Path(bytes: Array(path.bytes.dropFirst(root.count + 1)))
    }

    private func node(_ path: Path, _ call: String) throws(SystemError) -> SimulatedNode {
        if world.simulated.isOff {
            throw SystemError(call: call, code: ErrorCode.deviceFailed, subject: path.description)
        }
        let found: SimulatedNode?
        do throws(StorageError) {
            found = try world.simulated.node(at: path)
        } catch {
            throw SystemError(call: call, code: ErrorCode.notFolder, subject: path.description)
        }
        guard let found else {
            throw SystemError(call: call, code: ErrorCode.missing, subject: path.description)
        }
        return found
    }

    func folder(_ path: Path) throws(SystemError) -> any SeenFolder {
        let path = below(path)
        let node = try node(path, "open")
        guard node.kind == .folder else {
            throw SystemError(call: "open", code: ErrorCode.notFolder, subject: path.description)
        }
        return Seen(node: node, path: path)
    }

    private struct Seen: SeenFolder {
        var node: SimulatedNode
        var path: Path

        func names() throws(SystemError) -> [Path] { node.names.keys.sorted() }

        func status(of name: Path) throws(SystemError) -> FileStatus {
            guard let child = node.names[name] else {
                throw SystemError(call: "fstatat", code: ErrorCode.missing, subject: "\(name)")
            }
            return FileStatus(
                kind: child.kind == .folder ? .folder : .file, sizeBytes: child.bytes.count,
                inode: child.number, device: 1, mode: child.mode,
                modifiedNanoseconds: child.modifiedAt, changedNanoseconds: child.changedAt)
        }
    }

    func ends(
        of path: Path, headBytes: Int, tailBytes: Int
    ) throws(SystemError) -> (head: [UInt8], tail: [UInt8])? {
        let node = try node(below(path), "open")
        guard node.kind == .file else { return nil }
        return (Array(node.bytes.prefix(headBytes)), Array(node.bytes.suffix(tailBytes)))
    }

    func makeDropFolder(_ path: Path) throws(SystemError) { _ = try node(below(path), "mkdir") }

    func share(of path: Path) throws(SystemError) -> String? { nil }

    func watch(_ path: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID? {
        let path = below(path)
        _ = try node(path, "inotify_add_watch")
        if !isWatching { return nil }
        if let known = watched[path] { return known }
        let id = WatchID(number: Int32(watched.count + 1))
        watched[path] = id
        return id
    }

    func events() throws(SystemError) -> [FolderEvent] {
        world.takeEvents().map { event in
            guard let event, let folder = event.path.parent else {
                return FolderEvent(
                    watch: WatchID(number: -1), changes: .overflow, cookie: 0, name: nil)
            }
            return FolderEvent(
                watch: watched[folder] ?? WatchID(number: -1), changes: event.changes, cookie: 0,
                name: event.path.lastName)
        }
    }

    var awaited: AwaitedDescriptor? { nil }
}
