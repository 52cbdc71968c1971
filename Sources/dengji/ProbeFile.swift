internal import System

/// A file that is made to be looked at and is gone with its descriptor.
enum ProbeFile {
    /// Without a name where the file system has such files; else under one that watchers leave alone, and
    /// which is taken away at once.
    static func make(in folder: Path) throws(SystemError) -> FileDescriptor {
        do {
            return try Files.createUnnamed(in: folder)
        } catch {
            if error.isDenied || error.isOutOfSpace || error.isMissing { throw error }
        }
        let name = folder.appending(Path(".doctor-\(ThisProcess.pid).tmp"))
        let file = try Files.create(name, permissions: 0o600, .readingAndWriting)
        try Files.unlink(name)
        return file
    }
}
