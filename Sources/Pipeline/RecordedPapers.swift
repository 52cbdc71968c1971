internal import Registry
internal import Synchronization

/// The papers of a line that is played again, in the order in which they were written. Their signatures
/// are never made anew: what later files need of a paper, its digest and size, the journal has.
final class RecordedPapers: Sendable {
    private let left = Mutex<[JournalFile]>([])

    /// Another line is played.
    func begin(_ entry: JournalEntry) {
        left.withLock { left in
            left = entry.files.filter {
                $0.place != .outbox && $0.source == .redo && PaperKind(rawValue: $0.kind) != nil
            }
        }
    }

    /// The paper that comes next; throws when it is of another kind than the one asked for.
    func next(_ kind: PaperKind) throws -> JournalFile {
        try left.withLock { left in
            guard let file = left.first, file.kind == kind.rawValue else {
                throw ReplayFault.otherPaper(kind, instead: left.first?.kind)
            }
            left.removeFirst()
            return file
        }
    }
}
