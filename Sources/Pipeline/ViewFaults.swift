internal import Registry
internal import Storage
internal import System
internal import ViewState

/// How views go on although one of them cannot be made.
struct ViewFaults: Sendable {
    let report: @Sendable (LoopReport) -> Void

    /// A file of the outbox that is still the one that was sent; one that somebody changed is told.
    func whole(_ file: JournalFile, _ files: ViewFiles) throws -> [UInt8]? {
        switch try files.sent(file) {
        case .whole(let bytes): return bytes
        case .gone: return nil
        case .changed:
            report(.paperChanged(file: file.path))
            return nil
        }
    }

    /// Makes one view; what is wrong with it alone, such as something a recipient left in its place,
    /// is said and does not hold up the others. What the disk refuses is thrown, and so is that no
    /// examiner, descriptor or memory could be had: none says anything about the view, which is made
    /// later.
    func passing(_ subject: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch {
            if let error = error as? StorageError, !error.isObstructed { throw error }
            if let error = error as? SystemError, error.isLack { throw error }
            if case .noExaminer? = error as? PipelineError { throw error }
            // Nothing is made of what is not known.
            if error is ViewStateError { throw error }
            report(.viewFailed("\(subject): \(error)"))
        }
    }
}
