/// What lies in the outbox where a line of the journal put a file.
package enum SentFile: Sendable {
    /// The very bytes.
    case whole([UInt8])
    /// Nothing: its recipient took it away; or, of a file that later lines replace, a later one.
    case gone
    /// Something else: who may write there changed it.
    case changed
}
