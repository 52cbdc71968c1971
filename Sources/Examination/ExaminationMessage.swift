/// The frame around messages between the watcher and an examiner.
///
/// On the stream each message is preceded by four bytes that give its length, most significant
/// first. A message begins with its version and its kind.
package enum ExaminationMessage {
    /// Version of the message form; both ends are of one build, so any other is an error.
    package static let version: UInt8 = 3
    /// Longest message that is read, in bytes. The largest is a signed document of 16 MiB in
    /// canonical form, where each character may have become six.
    package static let maxBytes = 128 << 20
    /// Of a package that is larger an examiner says how far it is, each time that it has read so many bytes
    /// more.
    package static let toldBytes = 64 << 20
    /// Length of the prefix, in bytes.
    package static let prefixBytes = 4

    /// A message with its length before it; `nil` when it is longer than `maxBytes`.
    package static func framed(_ message: [UInt8]) -> [UInt8]? {
        guard message.count <= maxBytes else { return nil }
        var writer = ByteWriter(roomFor: prefixBytes + message.count)
        writer.data(message)
        return writer.bytes
    }

    /// The length that a prefix gives; `nil` unless it is four bytes and at most `maxBytes`.
    package static func length(ofPrefix prefix: [UInt8]) -> Int? {
        guard prefix.count == prefixBytes else { return nil }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        return length <= maxBytes ? length : nil
    }
}
