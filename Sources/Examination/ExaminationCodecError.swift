/// Why bytes are no message. The other end is broken or hostile; nothing of them is used.
package enum ExaminationCodecError: Error, Hashable, CustomStringConvertible {
    /// They end too early, or a length in them is longer than they are.
    case truncated
    /// Another version of the message form than `ExaminationMessage.version`.
    case version(UInt8)
    /// Something in them cannot be.
    case malformed(String)

    /// One English sentence for a log.
    package var description: String {
        switch self {
        case .truncated: "the message is truncated"
        case .version(let version): "the message has the unknown version \(version)"
        case .malformed(let what): "the message is malformed: \(what)"
        }
    }
}
