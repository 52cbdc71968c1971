internal import System

/// Drop folders on the machine's file systems, watched by inotify.
final class FileSystemSight: InboxSight, @unchecked Sendable {
    // Safety: nothing changes after `init`, and the kernel lets any thread add a watch to an inotify
    // descriptor; events are read by one thread.
    private let inotify: SharedWatch?

    init(watching: Bool) throws(SystemError) {
        inotify = watching ? SharedWatch(try FolderWatch()) : nil
    }

    func folder(_ path: Path) throws(SystemError) -> any SeenFolder {
        OpenedFolder(try Files.openFolder(path))
    }

    func ends(
        of path: Path, headBytes: Int, tailBytes: Int
    ) throws(SystemError) -> (head: [UInt8], tail: [UInt8])? {
        let opened = try Files.open(path, [.reading, .nonBlocking])
        let status = try opened.status()
        guard status.kind == .file else { return nil }
        let size = status.sizeBytes
        let head = try opened.read(min(headBytes, size), at: 0)
        let tailSize = min(tailBytes, size)
        return (head, try opened.read(tailSize, at: size - tailSize))
    }

    func makeDropFolder(_ path: Path) throws(SystemError) {
        let parent = try Files.openFolder(path.folder)
        do {
            try parent.makeFolder(path.lastName, permissions: 0o770)
            try parent.setMode(of: path.lastName, 0o770)
        } catch {
            guard error.isExists else { throw error }
        }
    }

    func share(of path: Path) throws(SystemError) -> String? { try Files.share(of: path) }

    func watch(_ path: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID? {
        try inotify?.watch.add(path, changes)
    }

    func events() throws(SystemError) -> [FolderEvent] { try inotify?.watch.events() ?? [] }

    var awaited: AwaitedDescriptor? { inotify?.watch.descriptor.awaiting(.readable) }
}

/// An open folder that an existential can hold.
private final class OpenedFolder: SeenFolder {
    private let descriptor: FileDescriptor

    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    func names() throws(SystemError) -> [Path] { try descriptor.names() }

    func status(of name: Path) throws(SystemError) -> FileStatus {
        try descriptor.status(of: name)
    }
}

/// A watch that an optional can hold.
private final class SharedWatch {
    let watch: FolderWatch

    init(_ watch: consuming FolderWatch) { self.watch = watch }
}
