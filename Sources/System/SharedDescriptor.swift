/// An open descriptor with several owners; closed when the last of them goes. For places where a
/// `FileDescriptor` cannot lie, such as an array.
package final class SharedDescriptor: Sendable {
    /// The descriptor, to be used in place.
    package let descriptor: FileDescriptor

    /// Shares an open descriptor.
    package init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}
