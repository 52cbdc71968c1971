import System

@testable import Storage

/// A disk in memory that knows what is durable, can fail any effect, and loses power; its clock is
/// the world's. See `SimulatedDisk+Power` for what a power cut leaves.
///
/// A successor of `MemoryDisk` for whole years of a registry: pages and sectors, two file systems'
/// habits, a quota, a cloned start, and a hook in which other threads' work is done between two
/// effects. Used from one thread.
final class SimulatedDisk: Disk, @unchecked Sendable {
    // Safety: a world is used from one thread.

    /// What a file system promises about what was not synced.
    enum Habit: CaseIterable {
        /// As ext4 with a journal, data ordered: names change in one order over the whole file system,
        /// a power cut leaves a beginning of it, and any sync makes all names so far durable. A file
        /// grows in whole pages that hold what was written.
        case ordered
        /// No more than POSIX: each folder keeps any beginning of its own changes, a rename between
        /// two is whole or not at all; the size of a file may be there before its bytes; only its own
        /// sync makes a folder's names durable.
        case loose
    }

    var root: SimulatedNode
    let time: SimulatedTime
    let habit: Habit
    private var nextNumber: UInt64
    private var nextOperation = 0
    private var locks: [Path: String] = [:]
    private(set) var epoch = 0
    private(set) var isOff = false
    /// Files with bytes that are not durable.
    var unsyncedFiles: [SimulatedNode] = []
    /// Folders with names that are not durable.
    var unsyncedFolders: [SimulatedNode] = []

    /// Effects so far, reads not counted.
    private(set) var effectCount = 0
    /// The power goes as this effect is made, from 1.
    var powerOffAt: Int?
    /// Gives the error with which an effect, or a read, fails: its verb, path and number.
    var fault: (String, Path, Int) -> Int32? = { _, _, _ in nil }
    /// Is called before an effect is made: what other threads do just then.
    var between: () -> Void = {}
    /// Is told of names below `inbox/` that came or went: what inotify would tell.
    var told: (Path, FolderChanges) -> Void = { _, _ in }
    /// Bytes that may be used; more is `ENOSPC`.
    var quotaBytes = Int.max
    private(set) var usedBytes = 0
    /// Whether `statvfs` tells of the quota; of a user's or a folder's it does not.
    var showsQuota = false
    /// What it says that the file system holds in all.
    var capacityBytes = 1 << 20
    /// Is called when it is asked.
    var asked: () -> Void = {}
    /// The latest effects: number, verb, path, and whether another thread's work made it.
    private var effects: [(Int, String, Path, Bool)] = []
    /// The same for a message.
    var log: [String] {
        effects.map { number, verb, path, isOther in
            "\(number) \(isOther ? "| " : "")\(verb) \(path)"
        }
    }
    private var isBetween = false

    init(root: SimulatedNode, nextNumber: UInt64, time: SimulatedTime, habit: Habit) {
        self.root = root
        self.nextNumber = nextNumber
        self.time = time
        self.habit = habit
    }

    // MARK: Processes and power

    /// The process dies; what it wrote stays in the page cache.
    func kill() {
        epoch += 1
        locks = [:]
        isOff = false
        powerOffAt = nil
        quotaBytes = .max
        showsQuota = false
        asked = {}
        fault = { _, _, _ in nil }
        between = {}
        isBetween = false
    }

    /// Counts an effect; fails it when told to. `torn` is done when the power goes within it.
    func effect(_ verb: String, _ path: Path, torn: () -> Void = {}) throws(StorageError) {
        try requirePower(path)
        if !isBetween {
            isBetween = true
            between()
            isBetween = false
            try requirePower(path)
        }
        effectCount += 1
        time.advance(nanoseconds: 50_000)
        if effects.count > 4_000 { effects.removeFirst(2_000) }
        effects.append((effectCount, verb, path, isBetween))
        if effectCount == powerOffAt {
            torn()
            isOff = true
            throw SimulatedDisk.powerIsOff(verb, path)
        }
        if let code = fault(verb, path, effectCount) { throw failure(verb, path, code) }
    }

    func requirePower(_ path: Path) throws(StorageError) {
        if isOff { throw SimulatedDisk.powerIsOff("use", path) }
    }

    private static func powerIsOff(_ verb: String, _ path: Path) -> StorageError {
        StorageError(
            .disk, operation: verb, subject: path.description, cause: "the power is off",
            verdict: .stop)
    }

    func failure(_ verb: String, _ path: Path, _ code: Int32) -> StorageError {
        let system = SystemError(call: verb, code: code, subject: path.description)
        return verb.hasPrefix("sync") ? .sync(verb, path, system) : .disk(verb, path, system)
    }

    /// Reads without trouble: for those who look at the disk from outside.
    func undisturbed<Result>(_ body: () throws -> Result) rethrows -> Result {
        let fault = fault
        self.fault = { _, _, _ in nil }
        defer { self.fault = fault }
        return try body()
    }

    // MARK: Finding

    func node(at path: Path) throws(StorageError) -> SimulatedNode? {
        var node = root
        let bytes = path.bytes
        var start = 0
        while start < bytes.count {
            guard node.kind == .folder else { throw failure("find", path, ErrorCode.notFolder) }
            var end = start
            while end < bytes.count, bytes[end] != 0x2F { end += 1 }
            guard let child = node.names[Path(bytes: Array(bytes[start..<end]))] else {
                return nil
            }
            node = child
            start = end + 1
        }
        return node
    }

    func folder(_ path: Path, _ verb: String) throws(StorageError) -> SimulatedNode {
        guard let node = try node(at: path) else { throw failure(verb, path, ErrorCode.missing) }
        guard node.kind == .folder else { throw failure(verb, path, ErrorCode.notFolder) }
        return node
    }

    func status(of path: Path) throws(StorageError) -> DiskStatus? {
        try requirePower(path)
        do throws(StorageError) {
            return try node(at: path).map { DiskStatus($0) }
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    func entries(of path: Path) throws(StorageError) -> [DiskEntry] {
        try requirePower(path)
        return try folder(path, "list").names.map { DiskEntry(name: $0, kind: $1.kind) }
            .sorted { $0.name < $1.name }
    }

    // MARK: Changing names

    private func change(
        _ folder: SimulatedNode, _ names: [(Path, SimulatedNode?)], id: Int? = nil,
        partner: SimulatedNode? = nil,
        renamed: (node: SimulatedNode, changedBefore: Int64)? = nil
    ) {
        if id == nil { nextOperation += 1 }
        let timesBefore = (folder.changedAt, folder.modifiedAt)
        for (name, node) in names {
            if let gone = folder.names[name], gone !== node, gone !== renamed?.node {
                usedBytes -= gone.bytes.count
            }
            folder.names[name] = node
            node?.parent = folder
            node?.changedAt = time.stampNanoseconds
        }
        folder.changedAt = time.stampNanoseconds
        folder.modifiedAt = time.stampNanoseconds
        if folder.pending.isEmpty { unsyncedFolders.append(folder) }
        folder.pending.append(
            SimulatedNode.Operation(
                id: id ?? nextOperation, names: names, partner: partner, renamed: renamed,
                timesBefore: timesBefore))
    }

    func make(_ kind: DiskStatus.Kind, _ mode: UInt32) -> SimulatedNode {
        nextNumber += 1
        let node = SimulatedNode(nextNumber, kind, mode)
        node.modifiedAt = time.stampNanoseconds
        return node
    }

    func open(_ path: Path, for access: DiskAccess) throws(StorageError) -> any DiskFile {
        try requirePower(path)
        if case .creating(let mode) = access {
            let folder = try folder(path.parent ?? .workspace, "create")
            guard folder.names[path.lastName] == nil else {
                throw failure("create", path, ErrorCode.exists)
            }
            try effect("create", path)
            guard folder.names[path.lastName] == nil else {
                throw failure("create", path, ErrorCode.exists)
            }
            let node = make(.file, mode)
            change(folder, [(path.lastName, node)])
            return SimulatedFile(self, node, path, isWritable: true)
        }
        guard let node = try node(at: path) else {
            throw failure("open", path, ErrorCode.missing)
        }
        if access == .writing && node.kind == .folder {
            throw failure("open", path, ErrorCode.folder)
        }
        if let code = fault("open", path, effectCount) { throw failure("open", path, code) }
        return SimulatedFile(self, node, path, isWritable: access == .writing)
    }

    func makeFolder(_ path: Path, mode: UInt32) throws(StorageError) {
        try requirePower(path)
        let parent = try folder(path.parent ?? .workspace, "make folder")
        guard parent.names[path.lastName] == nil else {
            throw failure("make folder", path, ErrorCode.exists)
        }
        try effect("make folder", path)
        guard parent.names[path.lastName] == nil else {
            throw failure("make folder", path, ErrorCode.exists)
        }
        change(parent, [(path.lastName, make(.folder, mode))])
    }

    func renameIfFree(_ path: Path, to target: Path) throws(StorageError) {
        try rename(path, to: target, replacing: false)
    }

    func rename(_ path: Path, to target: Path) throws(StorageError) {
        try rename(path, to: target, replacing: true)
    }

    private func rename(
        _ path: Path, to target: Path, replacing: Bool
    ) throws(StorageError) {
        try requirePower(path)
        let from = try folder(path.parent ?? .workspace, "rename")
        let into = try folder(target.parent ?? .workspace, "rename")
        guard let node = from.names[path.lastName] else {
            throw failure("rename", path, ErrorCode.missing)
        }
        if !replacing, into.names[target.lastName] != nil {
            throw failure("rename", path, ErrorCode.exists)
        }
        // rename(2): two names of one file or folder: nothing is done.
        if into.names[target.lastName] === node { return }
        if target.isBelow(path) { throw failure("rename", path, ErrorCode.invalid) }
        if path.isBelow(target) { throw failure("rename", path, ErrorCode.notEmpty) }
        if let taken = into.names[target.lastName] {
            guard taken.kind == node.kind else {
                throw failure(
                    "rename", path,
                    taken.kind == .folder ? ErrorCode.folder : ErrorCode.notFolder)
            }
            guard taken.names.isEmpty else { throw failure("rename", path, ErrorCode.notEmpty) }
        }
        try effect("rename", path)
        // What is done between may have changed it.
        guard let moved = from.names[path.lastName] else {
            throw failure("rename", path, ErrorCode.missing)
        }
        tell(path, .movedOut)
        tell(target, .movedIn)
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

    func remove(_ path: Path) throws(StorageError) { try remove(path, .file, "remove") }

    func removeFolder(_ path: Path) throws(StorageError) {
        try remove(path, .folder, "remove folder")
    }

    private func remove(
        _ path: Path, _ kind: DiskStatus.Kind, _ verb: String
    ) throws(StorageError) {
        try requirePower(path)
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
        guard folder.names[path.lastName] != nil else {
            throw failure(verb, path, ErrorCode.missing)
        }
        tell(path, .deleted)
        change(folder, [(path.lastName, nil)])
    }

    private func tell(_ path: Path, _ changes: FolderChanges) {
        if path.bytes.starts(with: SimulatedDisk.inboxPrefix) { told(path, changes) }
    }

    private static let inboxPrefix = WorkspacePaths.inbox.bytes + [0x2F]

    // MARK: Syncing

    func syncFolder(_ path: Path) throws(StorageError) {
        try requirePower(path)
        let folder = try folder(path, "sync folder")
        try effect("sync folder", path)
        if habit == .ordered { return syncAllNames() }
        folder.syncNames(folder.pending.count)
        forgetSynced()
    }

    func syncEverything() throws(StorageError) {
        do throws(StorageError) {
            try effect("sync everything", .workspace)
        } catch {
            if error.code == .syncFailed {
                for file in unsyncedFiles { file.loseDirt() }
                forgetSynced()
            }
            throw error
        }
        for file in unsyncedFiles { file.syncBytes() }
        syncAllNames()
    }

    /// After a sync of one file.
    func noteSynced() {
        if habit == .ordered { syncAllNames() } else { forgetSynced() }
    }

    private func syncAllNames() {
        for folder in unsyncedFolders {
            for operation in folder.pending {
                for (name, node) in operation.names { folder.durableNames[name] = node }
            }
            folder.pending = []
        }
        forgetSynced()
    }

    /// Brings the two lists of what is not durable up to date.
    func forgetSynced() {
        unsyncedFolders.removeAll { $0.pending.isEmpty }
        unsyncedFiles.removeAll { file in
            if file.isDirty { return false }
            file.isListed = false
            return true
        }
    }

    func noteDirty(_ node: SimulatedNode, grownBy bytes: Int) {
        usedBytes += bytes
        if node.isListed { return }
        node.isListed = true
        unsyncedFiles.append(node)
    }

    // MARK: Locks

    func lock(_ path: Path, note: String) throws(StorageError) -> any DiskLock {
        try requirePower(path)
        if let holder = locks[path] { throw .locked(path, by: holder) }
        if try node(at: path) == nil { _ = try open(path, for: .creating(mode: 0o640)) }
        locks[path] = note
        return SimulatedLock(self, path, epoch)
    }

    func unlock(_ path: Path, _ epoch: Int) {
        if epoch == self.epoch { locks[path] = nil }
    }
}
