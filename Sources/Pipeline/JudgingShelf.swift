internal import Examination
internal import Registry
internal import Synchronization

/// Which files of a workspace's set of schemas judge packages; read when somebody asks first, and
/// once for all who have the workspace.
final class JudgingShelf: Sendable {
    private let rules: RuleFiles
    private let read = Mutex<JudgingFiles?>(nil)

    init(_ rules: RuleFiles) { self.rules = rules }

    /// They.
    var files: JudgingFiles {
        read.withLock { read in
            if let read { return read }
            let files = JudgingFiles(rules)
            read = files
            return files
        }
    }
}
