package import Registry

/// A file of the registry that was not as the journal says, and what became of it.
package struct Mended: Hashable, Sendable {
    /// The file, from the workspace's root.
    package var path: String
    /// What the journal calls it: `case`, `entry`, `party`, the paper's kind.
    package var kind: String
    /// Whether it is what somebody sent: nothing gives such bytes again.
    package var isInput: Bool
    /// The case it belongs to.
    package var caseNumber: CaseNumber?
    /// The line that names it.
    package var line: Int
    /// What its bytes are to be.
    package var digest: ContentDigest
    /// Where they were found; `nil` where they are nowhere.
    package var source: String?
    /// Whether they were made anew from the journal and the papers.
    package var isMade = false
    /// Why they were not, where that was tried.
    package var lack: Lack?

    /// Whether the file is as the journal says again.
    package var isDone: Bool { source != nil || isMade }

    /// Why a file cannot be made anew.
    package enum Lack: Hashable, Sendable {
        /// It is what somebody sent.
        case input
        /// It is a signed paper: no signature has the same value twice.
        case paper
        /// People wrote it.
        case byHand
        /// It lies in a bag that came from elsewhere.
        case imported
        /// It lies in the ZIP of a bag, which comes back whole or not at all.
        case zipped
        /// The line was played again and came to something else, for this reason.
        case replay(line: Int, reason: String)
    }
}
