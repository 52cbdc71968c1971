internal import Examination
internal import Storage
internal import System

/// How far the work on large packages has come, for whoever watches; small ones are taken in a moment.
///
/// Told by the threads that work, in no order between packages.
package struct WorkProgress: Sendable {
    /// What is done with a package.
    package enum Step: Sendable {
        /// It is copied out of the inbox.
        case copying
        /// It is examined; the examiner says how much it has read.
        case examining
    }

    /// One package under way.
    package struct Piece: Sendable {
        /// The claim's id.
        package var claim: String
        /// The file's name, as its sender wrote it.
        package var name: String
        /// What is done with it.
        package var step: Step
        /// Bytes done, no more than the whole.
        package var doneBytes: Int
        /// Bytes of the whole.
        package var sizeBytes: Int
        /// Whether the step is over, well or not.
        package var isOver: Bool
    }

    private let tell: @Sendable (Piece) -> Void

    /// Bytes from which on a package is large.
    private static let leastBytes = ExaminationMessage.toldBytes

    /// Tells `tell`.
    package init(_ tell: @escaping @Sendable (Piece) -> Void) { self.tell = tell }

    /// A claim's copy has come so far.
    func noteCopied(_ id: String, _ name: Path, _ doneBytes: Int, _ sizeBytes: Int) {
        guard sizeBytes >= WorkProgress.leastBytes else { return }
        tell(
            Piece(
                claim: id, name: name.bytes.text, step: .copying, doneBytes: doneBytes,
                sizeBytes: sizeBytes, isOver: false))
    }

    /// A claim was made or not: nothing more is copied.
    func noteClaimed(_ id: String, _ name: Path, sizeBytes: Int) {
        guard sizeBytes >= WorkProgress.leastBytes else { return }
        tell(
            Piece(
                claim: id, name: name.bytes.text, step: .copying, doneBytes: sizeBytes,
                sizeBytes: sizeBytes, isOver: true))
    }

    /// Examines a claim, and tells of it meanwhile; `body` gets what is to be told of bytes read.
    func examining<Result>(
        _ claim: Claim, _ body: (_ read: (Int) -> Void) throws -> Result
    ) rethrows -> Result {
        guard claim.sizeBytes >= WorkProgress.leastBytes else { return try body { _ in } }
        var piece = Piece(
            claim: claim.id, name: claim.name.bytes.text, step: .examining, doneBytes: 0,
            sizeBytes: claim.sizeBytes, isOver: false)
        defer {
            piece.isOver = true
            tell(piece)
        }
        tell(piece)
        return try body { read in
            // Parts are read more than once.
            piece.doneBytes = min(read, claim.sizeBytes)
            tell(piece)
        }
    }
}
