/// Why the pipeline cannot start or go on; nothing here is about what a sender did.
package enum PipelineError: Error, CustomStringConvertible {
    /// A file the workspace needs is missing or broken.
    case unusable(path: String, reason: String)
    /// A private key others may read.
    case keyIsReadable(path: String, mode: UInt32)
    /// A private key is under a passphrase, and none was given or another one.
    case keyIsLocked(path: String, isWrong: Bool)
    /// An organisation has keys, but none of the algorithm that the settings name.
    case noKey(party: String, algorithm: String)
    /// An organisation's certificate was not valid when a paper was to be signed.
    case certificateExpired(party: String)
    /// The examiner program is not beside this one or does not start.
    case noExaminer(path: String, reason: String)
    /// A child lacks parts of its cell, and the settings want all of them.
    case cellIncomplete(path: String, lacking: String)
    /// A single pass ended with files it could not take in.
    case stalled(reason: String)
    /// A single pass left files in the inbox, because no more is free than is kept in reserve.
    case reserveReached(folder: String, freeBytes: Int, keptBytes: Int, waiting: Int)
    /// A time was given in a workspace that is not a demonstration.
    case timeOnlyInDemonstration

    /// One English sentence.
    package var description: String {
        switch self {
        case .unusable(let path, let reason): "\(path): \(reason)"
        case .keyIsReadable(let path, let mode):
            "\(path) has mode \(String(mode & 0o7777, radix: 8)); a private key must be 0600"
        case .keyIsLocked(let path, let isWrong):
            isWrong
                ? "the passphrase given does not open \(path)"
                : "\(path) is under a passphrase, and none was given"
        case .noKey(let party, let algorithm): "\(party) has no key of \(algorithm) that may sign"
        case .certificateExpired(let party):
            "the certificate with which \(party) signs is not valid at this time"
        case .noExaminer(let path, let reason): "the examiner \(path) cannot be used: \(reason)"
        case .cellIncomplete(let path, let lacking):
            "\(path) could not lock itself in whole, as config.xml requires (cell): \(lacking)"
        case .stalled(let reason): "intake stands still: \(reason)"
        case .reserveReached(let folder, let free, let kept, let waiting):
            "\(folder) has \(free) bytes free of which \(kept) are kept: \(waiting) files wait"
        case .timeOnlyInDemonstration:
            "--now works only in a workspace made by `dengji init --demo`"
        }
    }
}
