internal import Definitions
internal import Registry
internal import Storage
internal import System

/// Adopted sets of schemas by digest; the current one is at hand, older ones are read when a case
/// that was opened under them needs its procedure.
final class RuleSets {
    private let registry: Path
    private var books: [ContentDigest: RuleBook] = [:]

    init(root: Path, current: RuleBook) {
        registry = root.appending(WorkspacePaths.rules)
        books[current.digest] = current
    }

    /// The set of a digest; throws when its folder is missing or is not what the digest says.
    func book(_ digest: ContentDigest) throws -> RuleBook {
        if let book = books[digest] { return book }
        let folder = registry.appending(Path(digest.hex))
        let files = try RuleFolder.read(folder)
        guard files.digest == digest else {
            throw PipelineError.unusable(
                path: folder.description, reason: "its digest is \(files.digest.text)")
        }
        let book = try RuleBook.load(files)
        books[digest] = book
        return book
    }
}
