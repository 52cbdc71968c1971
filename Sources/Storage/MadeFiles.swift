package import Registry
internal import Synchronization

/// Files that were made anew and lie in memory, by digest, and what was asked for and is nowhere.
///
/// Each state of a case or an entry is here until the next one takes its place.
package final class MadeFiles: Sendable {
    private struct State {
        var bytes: [ContentDigest: [UInt8]] = [:]
        var missed: Set<ContentDigest> = []
    }

    private let state = Mutex(State())

    /// None yet.
    package init() {}

    /// The bytes of a digest; `nil` where they were not made.
    package func bytes(of digest: ContentDigest) -> [UInt8]? {
        state.withLock { $0.bytes[digest] }
    }

    /// Keeps bytes; the digest is theirs.
    package func keep(_ bytes: [UInt8], as digest: ContentDigest) {
        state.withLock { $0.bytes[digest] = bytes }
    }

    /// Lets bytes go that a later state took the place of.
    package func forget(_ digest: ContentDigest) {
        state.withLock { _ = $0.bytes.removeValue(forKey: digest) }
    }

    /// Notes that somebody needed a file which is nowhere.
    package func miss(_ digest: ContentDigest) {
        state.withLock { _ = $0.missed.insert(digest) }
    }

    /// What was needed and is nowhere.
    package var missed: Set<ContentDigest> { state.withLock { $0.missed } }
}
