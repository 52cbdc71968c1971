package import System

/// A folder whose files are made in ways that survive a crash; every path is below it, and no
/// symbolic link below it is followed.
///
/// `effect` is called before each change, with its verb and path: a test that throws there leaves
/// the disk as a kill at that instant would.
package final class CourierFolder {
    /// What is asked before each change.
    package typealias Effect = (_ verb: String, _ path: Path) throws(SystemError) -> Void

    /// The folder's path.
    package let root: Path
    private let folder: FileDescriptor
    private let effect: Effect

    /// Bytes read at once.
    static let blockBytes = 1 << 20

    /// Opens a folder that exists.
    package init(_ root: Path, effect: @escaping Effect = { _, _ in }) throws(SystemError) {
        self.root = root
        self.effect = effect
        folder = try Files.openFolder(root)
    }

    // MARK: Looking

    /// What lies at a path; `nil` when nothing does.
    func status(of path: Path) throws(SystemError) -> FileStatus? {
        do {
            return try place(of: path).status(of: path.lastName)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// The names in a folder in the order of their bytes; none when it is not there.
    func names(in path: Path) throws(SystemError) -> [Path] {
        do {
            return try folder.openFolder(beneath: path).names().sorted()
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }

    /// The bytes of a file; `nil` when it is not there.
    func bytes(of path: Path, max: Int) throws(SystemError) -> [UInt8]? {
        do {
            return try open(path).descriptor.readAll(max: max)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// Opens a file for reading.
    func open(_ path: Path) throws(SystemError) -> SharedDescriptor {
        SharedDescriptor(
            try place(of: path).open(path.lastName, [.reading, .nonBlocking]))
    }

    // MARK: Changing

    /// Makes a file whose bytes `body` writes, durable when it returns but for its name; what lies
    /// there is a leftover of an earlier call and goes. Without a mode it has what the file system
    /// gives: a stick may know none. `isDurable` is false for what a crash makes worthless.
    func create<Failure: Error>(
        _ path: Path, mode: UInt32?, isDurable: Bool = true,
        _ body: (borrowing FileDescriptor) throws(Failure) -> Void
    ) throws {
        let place = try place(of: path)
        if try status(of: path) != nil { try remove(path) }
        try effect("create", path)
        let file = try place.create(path.lastName, permissions: mode ?? 0o666)
        // The process's umask may have taken bits away.
        if let mode, try file.status().mode & 0o777 != mode { try file.setMode(mode) }
        try effect("write", path)
        try body(file)
        if isDurable { try file.sync() }
    }

    /// Puts bytes in the place of a file at once and durably.
    func replace(_ path: Path, _ bytes: [UInt8], mode: UInt32 = 0o640) throws {
        let temporary = path.folder.appending(
            Path(bytes: [0x2E] + path.lastName.bytes + Array(".tmp".utf8)))
        try create(temporary, mode: mode) { (file) throws(SystemError) in try file.write(bytes) }
        try rename(temporary, to: path, replacing: true)
        try syncFolder(path.folder)
    }

    /// Gives a file another name; `EEXIST` when that is taken and not to be replaced.
    ///
    /// Gap: on a file system without `RENAME_NOREPLACE` (NFS), a name that comes between the look and
    /// the rename is replaced.
    func rename(_ path: Path, to target: Path, replacing: Bool) throws(SystemError) {
        let from = try place(of: path)
        let into = try place(of: target)
        try effect("rename", target)
        do {
            try from.rename(path.lastName, to: target.lastName, in: into, replacing: replacing)
        } catch {
            guard error.code == ErrorCode.invalid, !replacing else { throw error }
            guard try status(of: target) == nil else {
                throw SystemError(
                    call: "rename", code: ErrorCode.exists, subject: target.description)
            }
            try from.rename(path.lastName, to: target.lastName, in: into, replacing: true)
        }
    }

    /// Removes a file's name; nothing there is fine.
    func remove(_ path: Path) throws(SystemError) {
        try effect("remove", path)
        do {
            try place(of: path).unlink(path.lastName)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
    }

    /// Makes a folder and those above it, durably; one that exists is fine, a link is `ELOOP`.
    func makeFolders(_ path: Path, mode: UInt32 = 0o750) throws(SystemError) {
        if path == "." || path.bytes.isEmpty { return }
        if let status = try status(of: path) {
            guard status.kind != .folder else { return }
            throw SystemError(
                call: "mkdir", code: ErrorCode.notFolder, subject: path.description)
        }
        try makeFolders(path.folder, mode: mode)
        try effect("make folder", path)
        do {
            try place(of: path).makeFolder(path.lastName, permissions: mode)
        } catch {
            guard error.isExists else { throw error }
        }
        try syncFolder(path.folder)
    }

    /// Makes a folder's names durable.
    func syncFolder(_ path: Path) throws(SystemError) {
        try effect("sync", path)
        let folder = try folder.openFolder(beneath: path).openFolder(".")
        try folder.sync()
    }

    /// Takes the kernel's lock on a file of the folder; `nil` when another process holds it. It
    /// lasts as long as the result.
    func lock(_ name: Path) throws(SystemError) -> SharedDescriptor? {
        let file = try folder.create(
            name, permissions: 0o640, exclusive: false, .readingAndWriting)
        guard try file.lock() else { return nil }
        return SharedDescriptor(file)
    }

    private func place(of path: Path) throws(SystemError) -> FileDescriptor {
        try folder.openFolder(beneath: path.folder)
    }
}

extension CourierFolder {
    /// Copies all bytes.
    static func copy(_ source: SharedDescriptor, to target: borrowing FileDescriptor)
        throws(SystemError)
    {
        try source.descriptor.forEachBlock(of: blockBytes) { (block) throws(SystemError) in
            try target.write(block)
        }
    }
}
