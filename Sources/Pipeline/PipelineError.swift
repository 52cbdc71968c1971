/// Why the pipeline cannot start or go on; nothing here is about what a sender did.
package enum PipelineError: Error, CustomStringConvertible {
    /// A file the workspace needs is missing or broken.
    case unusable(path: String, reason: String)
    /// A private key others may read.
    case keyIsReadable(path: String, mode: UInt32)
    /// The examiner program is not beside this one or does not start.
    case noExaminer(path: String, reason: String)
    /// A single pass ended with files it could not take in.
    case stalled(reason: String)
    /// A time was given in a workspace that is not a demonstration.
    case timeOnlyInDemonstration

    /// One English sentence.
    package var description: String {
        switch self {
        case .unusable(let path, let reason): "\(path): \(reason)"
        case .keyIsReadable(let path, let mode):
            "\(path) has mode \(String(mode & 0o7777, radix: 8)); a private key must be 0600"
        case .noExaminer(let path, let reason): "the examiner \(path) cannot be used: \(reason)"
        case .stalled(let reason): "intake stands still: \(reason)"
        case .timeOnlyInDemonstration:
            "--now works only in a workspace made by `dengji init --demo`"
        }
    }
}
