package import Registry

/// What became of one answer that was to be put into the outbox again.
package struct Resent: Hashable, Sendable {
    /// How it ended; stable names.
    package enum Outcome: String, Hashable, Sendable, Codable {
        /// It lies there again, durably.
        case resent
        /// It was there, with the bytes that the journal names.
        case there
        /// Its commit is under way, or was cut short: the program itself puts it there.
        case unsettled
        /// Its case was destroyed by an order, and what was sent with it.
        case disposed
        /// No file of the registry has its bytes any more.
        case noCopy = "no-copy"
        /// Other bytes lie under its name; they were left alone.
        case differs
        /// A link, a folder or a file is in the way of it or of its folder.
        case obstructed
    }

    /// The file, from the workspace's root.
    package var path: String
    /// The case it answers in.
    package var caseNumber: CaseNumber?
    /// The journal line that names it.
    package var line: Int
    /// What its bytes are.
    package var digest: ContentDigest
    /// How it ended.
    package var outcome: Outcome
}

extension Resent.Outcome {
    /// Whether the answer is not where it was wanted, and somebody has to do something about it.
    package var isFailure: Bool {
        switch self {
        case .resent, .there, .unsettled: false
        case .disposed, .noCopy, .differs, .obstructed: true
        }
    }
}
