internal import Examination
internal import Registry
internal import Storage
internal import System

// A stranger's bytes are never opened here: an examiner takes packages apart once more.
extension TodoWriter {
    /// An answer, or `nil` when the examiner failed: the page is made without what it would show.
    func ask(_ request: ExaminationRequest, _ descriptors: [Int32]) throws -> ExaminationReply? {
        let child = try examiner()
        do {
            return try child.ask(
                request, descriptors: descriptors,
                timeoutMilliseconds: workspace.configuration.limits[.examinationMilliseconds])
        } catch {
            close()
            return nil
        }
    }

    private func examiner() throws -> ExaminerChild {
        if let child, try child.isAlive { return child }
        let rules = workspace.root.appending(WorkspacePaths.rules)
            .appending(Path(workspace.rules.digest.hex))
        let started = try ExaminerChild(
            program: options.examiner, rules: rules, limits: workspace.configuration.limits)
        child = started
        return started
    }
}
