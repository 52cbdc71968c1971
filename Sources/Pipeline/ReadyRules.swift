internal import WorkingDays

/// When a file counts as arrived. Values of the configuration, in milliseconds.
struct ReadyRules: Hashable, Sendable {
    /// How long a file nobody was seen closing has to stay unchanged.
    var stillMilliseconds: Int64
    /// How long a file that looks truncated is waited for after its last change.
    var incompleteMilliseconds: Int64

    /// What is known about a file.
    struct Evidence: Hashable, Sendable {
        /// A done-marker lies beside it.
        var hasMarker: Bool
        /// Its party sends with done-markers, and nothing else counts.
        var needsMarker = false
        /// It was renamed into the folder, so it came whole.
        var wasMovedIn: Bool
        /// Its writer closed it after the last change.
        var wasClosed: Bool
        /// How long it has been unchanged, in milliseconds.
        var unchangedMilliseconds: Int64
        /// `StructurePeek`'s answer, `nil` before it was asked.
        var looksComplete: Bool?
    }

    /// What to do with a file.
    enum Step: Hashable, Sendable {
        /// Claim it.
        case claim
        /// Look at its first and last bytes, then ask again.
        case peek
        /// Ask again in so many milliseconds.
        case wait(Int64)
        /// No time makes it ready; something has to come.
        case leave
    }

    /// The step for a file of which this is known. A marker or a rename is the sender's word; else
    /// the file must be closed or still, and look complete or have been waited for long enough.
    func step(_ evidence: Evidence) -> Step {
        if evidence.hasMarker { return .claim }
        if evidence.needsMarker { return .leave }
        if evidence.wasMovedIn { return .claim }
        if !evidence.wasClosed, evidence.unchangedMilliseconds < stillMilliseconds {
            return .wait(stillMilliseconds - evidence.unchangedMilliseconds)
        }
        switch evidence.looksComplete {
        case nil: return .peek
        case true?: return .claim
        case false?:
            let left = incompleteMilliseconds - evidence.unchangedMilliseconds
            return left > 0 ? .wait(left) : .claim
        }
    }
}
