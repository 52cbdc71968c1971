// Press: the messages between this program and `dengji-press`, the child process that makes PDFs.
//
// What it is for: both ends encode and decode the same few values: a paper to be printed, a docket to
// be put together, a PDF or the reason why there is none.
//
// Guarantees: what one end writes the other reads back; a message that is cut, too long or of another
// version is refused, never guessed at.
//
// Never: draws, reads a file, starts a process.
//
// Failures: all are `PressError`; the parent takes one as the death of the child, the child ends.
//
// On the stream each message is preceded by four bytes that give its length, most significant first.
// Inside, a message is a list of fields, each preceded by its own length in the same form: a word
// that says what it is, then its values.

/// The form of the messages.
package enum Press {
    /// The word that begins each message, with the version of the form; both ends are of one build.
    static let mark = "dengji-press 1"
    /// Longest message, in bytes: a docket carries every paper of a case, and they again in its PDF.
    package static let maxBytes = 512 << 20
    /// Length of the prefix, in bytes.
    package static let prefixBytes = 4

    /// A message with its length before it; `nil` when it is longer than `maxBytes`.
    package static func framed(_ message: [UInt8]) -> [UInt8]? {
        message.count <= maxBytes ? PressFields.length(message.count) + message : nil
    }

    /// The length that a prefix gives; `nil` unless it is four bytes and at most `maxBytes`.
    package static func length(ofPrefix prefix: [UInt8]) -> Int? {
        guard prefix.count == prefixBytes else { return nil }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        return length <= maxBytes ? length : nil
    }
}
