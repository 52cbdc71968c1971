internal import System

/// An open folder with one owner, shared by reference.
final class OpenFolder: Sendable {
    let descriptor: FileDescriptor

    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}
