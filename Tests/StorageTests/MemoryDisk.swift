import Foundation
import System

@testable import Storage

/// A disk in memory that knows what is durable, can fail any effect, and loses power.
///
/// Bytes become durable by `sync`, names by `syncFolder`, both by `syncEverything`. A power cut
/// keeps, by a seed, for each folder any number of its first pending changes (a rename between two
/// folders whole or not at all, and only into a folder that survives), and for each file any mix of
/// its pending writes, torn or as zeros. A failed sync forgets what it could not write: programs go
/// on seeing bytes that no later sync writes, as with Linux's page cache.
final class MemoryDisk: Disk, @unchecked Sendable {
    // Safety: everything below is touched only inside `locked`.
    private let mutex = NSRecursiveLock()
    var root = MemoryNode(1, .folder, 0o755)
    private var nextNumber: UInt64 = 2
    private var nextOperation = 0
    private var clock: Int64 = 1_767_600_000_000_000_000
    private var locks: [Path: String] = [:]
    private(set) var epoch = 0
    private var isOff = false

    /// A folder that is a file system of its own.
    var mounted: Path?

    /// Effects so far, reads not counted.
    private(set) var effectCount = 0
    /// Reads of files so far.
    var readCount = 0
    /// The power goes as this effect is made, from 1.
    var powerOffAt: Int?
    /// Gives the error with which an effect fails: its verb, path and number.
    var fault: (String, Path, Int) -> Int32? = { _, _, _ in nil }
    /// Verbs and paths of the effects so far.
    private(set) var log: [(verb: String, path: Path)] = []

    func locked<Result>(
        _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        mutex.lock()
        defer { mutex.unlock() }
        return try body()
    }

    // MARK: Power

    /// The process dies; what it wrote stays in the page cache.
    func kill() {
        epoch += 1
        locks = [:]
        isOff = false
        powerOffAt = nil
        fault = { _, _, _ in nil }
    }

    /// Counts an effect; fails it when told to. `torn` is done when the power goes within it.
    func effect(
        _ verb: String, _ path: Path, torn: () -> Void = {}
    ) throws(StorageError) {
        try requirePower(path)
        effectCount += 1
        clock += 1_000_000
        log.append((verb, path))
        if effectCount == powerOffAt {
            torn()
            isOff = true
            throw StorageError(
                .disk, operation: verb, subject: path.description, cause: "the power is off",
                verdict: .stop)
        }
        if let code = fault(verb, path, effectCount) {
            let system = SystemError(call: verb, code: code, subject: path.description)
            throw verb.hasPrefix("sync") ? .sync(verb, path, system) : .disk(verb, path, system)
        }
    }

    func requirePower(_ path: Path) throws(StorageError) {
        if isOff {
            throw StorageError(
                .disk, operation: "use", subject: path.description, cause: "the power is off",
                verdict: .stop)
        }
    }

    var now: Int64 { clock }

    // MARK: Names

    func failure(_ verb: String, _ path: Path, _ code: Int32) -> StorageError {
        .disk(verb, path, SystemError(call: verb, code: code, subject: path.description))
    }

    func node(at path: Path) throws(StorageError) -> MemoryNode? {
        var node = root
        for part in path.bytes.split(separator: 0x2F) {
            guard node.kind == .folder else { throw failure("find", path, ErrorCode.notFolder) }
            guard let child = node.names[Path(bytes: Array(part))] else { return nil }
            node = child
        }
        return node
    }

    private func folder(_ path: Path, _ verb: String) throws(StorageError) -> MemoryNode {
        guard let node = try node(at: path) else { throw failure(verb, path, ErrorCode.missing) }
        guard node.kind == .folder else { throw failure(verb, path, ErrorCode.notFolder) }
        return node
    }

    private func change(
        _ folder: MemoryNode, _ names: [(Path, MemoryNode?)], id: Int? = nil,
        partner: MemoryNode? = nil, renamed: (node: MemoryNode, changedBefore: Int64)? = nil
    ) {
        nextOperation += 1
        for (name, node) in names {
            folder.names[name] = node
            node?.parent = folder
            node?.changedAt = clock
        }
        folder.operations.append(
            MemoryNode.Operation(
                id: id ?? nextOperation, names: names, partner: partner, renamed: renamed))
    }

    func status(of path: Path) throws(StorageError) -> DiskStatus? {
        try locked { () throws(StorageError) -> DiskStatus? in
            try requirePower(path)
            do throws(StorageError) {
                return try node(at: path).map { DiskStatus($0) }
            } catch {
                guard error.isMissing else { throw error }
                return nil
            }
        }
    }

    func entries(of path: Path) throws(StorageError) -> [DiskEntry] {
        try locked { () throws(StorageError) in
            try requirePower(path)
            return try folder(path, "list").names.map { DiskEntry(name: $0, kind: $1.kind) }
                .sorted { $0.name < $1.name }
        }
    }

    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        try locked { () throws(StorageError) in
            try requirePower(path)
            if case .creating(let mode) = access {
                try effect("create", path)
                let folder = try folder(path.parent ?? .workspace, "create")
                guard folder.names[path.lastName] == nil else {
                    throw failure("create", path, ErrorCode.exists)
                }
                let node = MemoryNode(nextNumber, .file, mode)
                nextNumber += 1
                change(folder, [(path.lastName, node)])
                return MemoryFile(self, node, path, isWritable: true)
            }
            guard let node = try node(at: path) else {
                throw failure("open", path, ErrorCode.missing)
            }
            if access == .writing && node.kind == .folder {
                throw failure("open", path, ErrorCode.folder)
            }
            return MemoryFile(self, node, path, isWritable: access == .writing)
        }
    }

    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError) {
        try locked { () throws(StorageError) in
            let parent = try folder(path.parent ?? .workspace, "make folder")
            guard parent.names[path.lastName] == nil else {
                throw failure("make folder", path, ErrorCode.exists)
            }
            try effect("make folder", path)
            let node = MemoryNode(nextNumber, .folder, mode)
            nextNumber += 1
            change(parent, [(path.lastName, node)])
        }
    }

    func renameIfFree(_ path: Path, to target: Path) throws(StorageError) {
        try locked { () throws(StorageError) in
            if try node(at: target) != nil { throw failure("rename", path, ErrorCode.exists) }
            try rename(path, to: target)
        }
    }

    private func isOtherFileSystem(_ path: Path) -> Bool {
        mounted.map { path.bytes.starts(with: $0.bytes + [0x2F]) } ?? false
    }

    func rename(_ path: Path, to target: Path) throws(StorageError) {
        try locked { () throws(StorageError) in
            let from = try folder(path.parent ?? .workspace, "rename")
            let into = try folder(target.parent ?? .workspace, "rename")
            guard let node = from.names[path.lastName] else {
                throw failure("rename", path, ErrorCode.missing)
            }
            if let taken = into.names[target.lastName] {
                guard taken.kind == node.kind else {
                    throw failure(
                        "rename", path,
                        taken.kind == .folder ? ErrorCode.folder : ErrorCode.notFolder)
                }
                guard taken.names.isEmpty else {
                    throw failure("rename", path, ErrorCode.notEmpty)
                }
            }
            if isOtherFileSystem(path) != isOtherFileSystem(target) {
                throw failure("rename", path, ErrorCode.otherFileSystem)
            }
            try effect("rename", path)
            // A fault may have put another there first.
            let moved = from.names[path.lastName] ?? node
            let renamed = (moved, moved.changedAt)
            if from === into {
                change(from, [(path.lastName, nil), (target.lastName, moved)], renamed: renamed)
                return
            }
            nextOperation += 1
            let id = nextOperation
            change(from, [(path.lastName, nil)], id: id, partner: into, renamed: renamed)
            change(into, [(target.lastName, moved)], id: id, partner: from, renamed: renamed)
        }
    }

    func remove(_ path: Path) throws(StorageError) {
        try remove(path, .file, "remove")
    }

    func removeFolder(_ path: Path) throws(StorageError) {
        try remove(path, .folder, "remove folder")
    }

    private func remove(
        _ path: Path, _ kind: DiskStatus.Kind, _ verb: String
    ) throws(StorageError) {
        try locked { () throws(StorageError) in
            let folder = try folder(path.parent ?? .workspace, verb)
            guard let node = folder.names[path.lastName] else {
                throw failure(verb, path, ErrorCode.missing)
            }
            guard node.kind == kind else {
                throw failure(
                    verb, path, node.kind == .folder ? ErrorCode.folder : ErrorCode.notFolder)
            }
            guard node.names.isEmpty else { throw failure(verb, path, ErrorCode.notEmpty) }
            try effect(verb, path)
            change(folder, [(path.lastName, nil)])
        }
    }

    func syncFolder(_ path: Path) throws(StorageError) {
        try locked { () throws(StorageError) in
            let folder = try folder(path, "sync folder")
            try effect("sync folder", path)
            folder.syncNames(folder.operations.count)
        }
    }

    func syncEverything() throws(StorageError) {
        try locked { () throws(StorageError) in
            try effect("sync everything", .workspace)
            func sync(_ node: MemoryNode) {
                node.syncBytes()
                node.durableNames = node.names
                node.operations = []
                for child in node.names.values { sync(child) }
            }
            sync(root)
        }
    }

    func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock {
        try locked { () throws(StorageError) in
            try requirePower(path)
            if let holder = locks[path] { throw .locked(path, by: holder) }
            if try node(at: path) == nil {
                _ = try open(path, for: .creating(mode: 0o640))
            }
            locks[path] = note
            return MemoryLock(self, path, epoch)
        }
    }

    func unlock(_ path: Path, _ epoch: Int) {
        mutex.lock()
        defer { mutex.unlock() }
        if epoch == self.epoch { locks[path] = nil }
    }
}

extension DiskStatus {
    init(_ node: MemoryNode) {
        self.init(
            kind: node.kind, device: 1, inode: node.number, sizeBytes: node.bytes.count,
            changedAtNanoseconds: node.changedAt, modifiedAtNanoseconds: node.modifiedAt,
            mode: node.mode)
    }
}
