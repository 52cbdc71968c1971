internal import Synchronization
package import System

/// The workspace on a real file system.
///
/// `inbox`, `outbox` and `registry` themselves may be symbolic links to other places; below them
/// no link is followed: a recipient who may empty its outbox folder cannot lead us elsewhere.
/// Whoever holds the registry's lock keeps some of its folders open (`OpenFolders`).
package final class LinuxDisk: Disk {
    /// The workspace's root as it was given.
    package let root: Path
    private let workspace: OpenFolder
    // Kept open from first use: `syncfs` tells an error of writing only to descriptors that were
    // open when it happened.
    private let tops = Mutex<[Path: OpenFolder]>([:])
    private let registry = OpenFolders()
    private let mounts = MountSyncs()

    /// Opens a workspace whose root exists.
    package init(root: Path) throws(StorageError) {
        self.root = root
        do {
            workspace = OpenFolder(try Files.openFolder(root))
        } catch {
            throw .disk("open", root, error)
        }
    }

    /// The path for calls outside this room.
    package func absolutePath(of path: Path) -> Path { root.appending(path) }

    package func status(of path: Path) throws(StorageError) -> DiskStatus? {
        do {
            return DiskStatus(try parent(of: path).descriptor.status(of: path.lastName))
        } catch {
            if error.isMissing { return nil }
            throw .disk("look at", path, error)
        }
    }

    /// The folder is opened once for all names.
    package func statuses(
        of names: [Path], in path: Path
    ) throws(StorageError) -> [DiskStatus?] {
        do {
            let folder = try folder(at: path)
            return try names.map { name throws(SystemError) in try statusIfThere(name, in: folder) }
        } catch {
            if error.isMissing { return names.map { _ in nil } }
            throw .disk("look at", path, error)
        }
    }

    package func entries(of path: Path) throws(StorageError) -> [DiskEntry] {
        do {
            let folder = try folder(at: path)
            var entries: [DiskEntry] = []
            for name in try folder.descriptor.names().sorted() {
                // What was taken away between the listing and the look is not there.
                guard let status = try statusIfThere(name, in: folder) else { continue }
                entries.append(DiskEntry(name: name, kind: status.kind))
            }
            return entries
        } catch {
            throw .disk("list", path, error)
        }
    }

    package func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        do {
            let folder = try parent(of: path)
            let name = path.lastName
            switch access {
            case .reading:
                return LinuxFile(path, try folder.descriptor.open(name, [.reading, .nonBlocking]))
            case .writing:
                return LinuxFile(path, try folder.descriptor.open(name, .readingAndWriting))
            case .creating(let mode): return LinuxFile(path, try create(name, in: folder, mode))
            }
        } catch {
            throw .disk(access.verb, path, error)
        }
    }

    private func create(
        _ name: Path, in folder: OpenFolder, _ mode: UInt32
    ) throws(SystemError) -> FileDescriptor {
        let file = try folder.descriptor.create(name, permissions: mode, .readingAndWriting)
        // The process's umask may have taken bits away.
        if try file.status().mode & 0o777 != mode { try file.setMode(mode) }
        return file
    }

    /// The folder is opened once for all that is done in it.
    package func replace(_ path: Path, _ bytes: [UInt8], mode: UInt32) throws(StorageError) {
        let folder = try parentMade(of: path)
        let temporary = path.temporary
        try createAnew(temporary, in: folder, mode).write(bytes, at: 0)
        do {
            try folder.descriptor.rename(
                temporary.lastName, to: path.lastName, in: folder.descriptor, replacing: true)
        } catch {
            throw .disk("rename", temporary, error)
        }
    }

    private func parentMade(of path: Path) throws(StorageError) -> OpenFolder {
        do {
            return try parent(of: path)
        } catch {
            guard error.isMissing, let folder = path.parent else {
                throw .disk("create", path.temporary, error)
            }
            try makeFolders(folder)
        }
        do {
            return try parent(of: path)
        } catch {
            throw .disk("create", path.temporary, error)
        }
    }

    private func createAnew(
        _ path: Path, in folder: OpenFolder, _ mode: UInt32
    ) throws(StorageError) -> LinuxFile {
        do throws(SystemError) {
            do throws(SystemError) {
                return LinuxFile(path, try create(path.lastName, in: folder, mode))
            } catch {
                guard error.isExists else { throw error }
                try folder.descriptor.unlink(path.lastName)
                return LinuxFile(path, try create(path.lastName, in: folder, mode))
            }
        } catch {
            throw .disk("create", path, error)
        }
    }

    package func applying(_ apply: () throws(StorageError) -> Void) throws(StorageError) {
        try registry.applying(apply)
    }

    package func makeFolder(_ path: Path, mode: UInt32) throws(StorageError) {
        do {
            let parent = try parent(of: path)
            try parent.descriptor.makeFolder(path.lastName, permissions: mode)
            // The process's umask may have taken bits away; the group may be the parent's.
            let made = try parent.descriptor.status(of: path.lastName).mode
            if made & 0o777 != mode {
                try parent.descriptor.setMode(of: path.lastName, made & 0o7000 | mode)
            }
        } catch {
            throw .disk("make folder", path, error)
        }
    }

    package func rename(_ path: Path, to target: Path) throws(StorageError) {
        try rename(path, to: target, replacing: true)
    }

    package func renameIfFree(_ path: Path, to target: Path) throws(StorageError) {
        try rename(path, to: target, replacing: false)
    }

    private func rename(
        _ path: Path, to target: Path, replacing: Bool
    ) throws(StorageError) {
        do {
            let from = try parent(of: path)
            let into = target.parent == path.parent ? from : try parent(of: target)
            try registry.changing([path, target]) { () throws(SystemError) in
                try from.descriptor.rename(
                    path.lastName, to: target.lastName, in: into.descriptor, replacing: replacing)
            }
        } catch {
            throw .disk("rename", path, error)
        }
    }

    package func remove(_ path: Path) throws(StorageError) {
        do {
            try parent(of: path).descriptor.unlink(path.lastName)
        } catch {
            throw .disk("remove", path, error)
        }
    }

    package func removeFolder(_ path: Path) throws(StorageError) {
        do {
            let folder = try parent(of: path)
            try registry.changing([path]) { () throws(SystemError) in
                try folder.descriptor.removeFolder(path.lastName)
            }
        } catch {
            throw .disk("remove folder", path, error)
        }
    }

    package func syncFolder(_ path: Path) throws(StorageError) {
        let folder: FileDescriptor
        do {
            // `fsync` needs more than the `O_PATH` of a place for names.
            folder = try self.folder(at: path).descriptor.openFolder(".")
        } catch {
            throw .disk("open", path, error)
        }
        do {
            try folder.sync()
        } catch {
            throw .sync("sync folder", path, error)
        }
    }

    package func syncEverything() throws(StorageError) {
        var synced: Set<UInt64> = []
        for path in [WorkspacePaths.registry, WorkspacePaths.outbox, WorkspacePaths.inbox] {
            let top: OpenFolder
            do {
                top = try folder(at: path)
                guard synced.insert(try top.descriptor.status().device).inserted else { continue }
            } catch {
                if error.isMissing { continue }
                throw .disk("open", path, error)
            }
            do {
                try top.descriptor.syncFileSystem()
            } catch {
                throw .sync("sync file system", path, error)
            }
        }
        try syncMounts()
        registry.letGo()
    }

    /// What parties' shares hold: papers in the outbox, and what was taken from the inbox.
    private func syncMounts() throws(StorageError) {
        let all: [Mount]
        do {
            all = try Mount.all()
            if let inbox = try realPath(WorkspacePaths.inbox) {
                try mounts.ask(all, below: inbox)
            }
        } catch {
            throw .disk("sync the file systems in", WorkspacePaths.inbox, error)
        }
        let outbox: Path?
        do {
            outbox = try realPath(WorkspacePaths.outbox)
        } catch {
            throw .disk("open", WorkspacePaths.outbox, error)
        }
        guard let outbox else { return }
        do {
            try mounts.sync(all, below: outbox)
        } catch {
            throw .sync("sync the file systems in", WorkspacePaths.outbox, error)
        }
    }

    private func realPath(_ top: Path) throws(SystemError) -> Path? {
        do {
            return try Files.realPath(root.appending(top))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    package func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock {
        let taking: LinuxLock.Taking
        do {
            taking = try LinuxLock.take(path.lastName, in: try parent(of: path), note: note)
        } catch {
            throw .disk("lock", path, error)
        }
        switch taking {
        case .taken(let lock):
            if path == WorkspacePaths.lock { registry.begin() }
            return lock
        case .held(let holder): throw .locked(path, by: holder)
        }
    }

    private func statusIfThere(_ name: Path, in folder: OpenFolder) throws(SystemError)
        -> DiskStatus?
    {
        do {
            return DiskStatus(try folder.descriptor.status(of: name))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    private func parent(of path: Path) throws(SystemError) -> OpenFolder {
        try folder(at: path.parent ?? .workspace)
    }

    /// A place for calls on names in a folder.
    private func folder(at path: Path) throws(SystemError) -> OpenFolder {
        guard let slash = path.bytes.firstIndex(of: 0x2F) else {
            return path.bytes.isEmpty ? workspace : try top(path)
        }
        let top = Path(bytes: Array(path.bytes[..<slash]))
        let open = { () throws(SystemError) in
            let rest = Path(bytes: Array(path.bytes[(slash + 1)...]))
            return OpenFolder(try self.top(top).descriptor.openFolder(beneath: rest))
        }
        return top == WorkspacePaths.registry
            ? try registry.folder(at: path, open: open) : try open()
    }

    private func top(_ name: Path) throws(SystemError) -> OpenFolder {
        let known = tops.withLock { $0[name] }
        if let known, try isStillThere(known, name) { return known }
        let opened = OpenFolder(
            try workspace.descriptor.open(name, [.reading, .followingLink, .nonBlocking]))
        return tops.withLock { tops in
            if known == nil, let first = tops[name] { return first }
            tops[name] = opened
            return opened
        }
    }

    /// Whether the folder open as a top is the one that has its name now. Only an inbox may be moved
    /// away, or another be mounted in its place, while the program runs.
    private func isStillThere(_ known: OpenFolder, _ name: Path) throws(SystemError) -> Bool {
        if name != WorkspacePaths.inbox { return true }
        let now = try workspace.descriptor.status(of: name, followingLink: true)
        return now.isSameFile(as: try known.descriptor.status())
    }
}
