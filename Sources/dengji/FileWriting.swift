internal import System

/// The ways in which commands write files outside the registry.
enum FileWriting {
    /// A new file; `EEXIST` when the name is taken.
    static func create(_ path: Path, _ bytes: [UInt8]) throws(SystemError) {
        let file = try Files.create(path, permissions: 0o666)
        try file.write(bytes)
        try file.close()
    }

    /// A file that appears whole under its name, replacing what was there: written beside it under a
    /// temporary name that no watcher takes, synced, renamed.
    static func replace(_ path: Path, _ bytes: [UInt8]) throws(SystemError) {
        try place(path, bytes, replacing: true)
    }

    /// As `replace`, but `EEXIST` when the name is taken.
    static func add(_ path: Path, _ bytes: [UInt8]) throws(SystemError) {
        try place(path, bytes, replacing: false)
    }

    /// The temporary name beside a path: no watcher takes a name that begins with a dot.
    static func temporary(for path: Path) -> Path {
        path.folder.appending(
            Path(
                bytes: Array(".".utf8) + path.lastName.bytes
                    + Array(".\(ThisProcess.pid).part".utf8)))
    }

    private static func place(_ path: Path, _ bytes: [UInt8], replacing: Bool)
        throws(SystemError)
    {
        let temporary = temporary(for: path)
        do {
            let file = try Files.create(temporary, permissions: 0o666)
            try file.write(bytes)
            try file.sync()
            try file.close()
            try Files.rename(temporary, to: path, replacing: replacing)
        } catch {
            try remove(temporary)
            throw error
        }
    }

    /// Takes away a file that may not be there.
    static func remove(_ path: Path) throws(SystemError) {
        do {
            try Files.unlink(path)
        } catch {
            guard error.isMissing else { throw error }
            return
        }
    }
}
