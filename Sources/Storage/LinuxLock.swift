internal import System

/// The kernel's lock on a file (open file description lock): it goes with the process, however
/// that ends.
final class LinuxLock: DiskLock {
    private let descriptor: FileDescriptor

    private init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// Takes the lock of `name` in `folder`; the text inside is information only, never trusted.
    static func take(_ name: Path, in folder: OpenFolder, note: String)
        throws(SystemError) -> Taking
    {
        let file = try folder.descriptor.create(
            name, permissions: 0o640, exclusive: false, .readingAndWriting)
        guard try file.lock() else {
            return .held(by: String(decoding: try file.read(200, at: 0), as: UTF8.self))
        }
        try file.truncate(to: 0)
        try file.write(Array(note.utf8), at: 0)
        return .taken(LinuxLock(file))
    }

    enum Taking {
        case taken(LinuxLock)
        case held(by: String)
    }
}
