/// What came in one receive.
package struct ReceivedMessage: Sendable {
    /// The bytes; none at the end of the connection.
    package let bytes: [UInt8]
    /// The descriptors that came with them, new numbers in this process.
    package let descriptors: [SharedDescriptor]
}
