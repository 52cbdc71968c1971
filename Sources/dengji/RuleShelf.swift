internal import Definitions
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// Sets of schemas by digest, read when a case that was opened under one is looked at.
final class RuleShelf {
    private let workspace: WorkspaceFolder
    private var books: [ContentDigest: RuleBook] = [:]

    /// A shelf of one workspace.
    init(_ workspace: WorkspaceFolder) { self.workspace = workspace }

    /// The set in force, whose calendar is the one of today.
    private(set) lazy var current = Result { try RuleBook.load(try workspace.rules()) }

    /// The set of a digest, from `registry/rules/`.
    func book(_ digest: ContentDigest) throws -> RuleBook {
        if let book = books[digest] { return book }
        let current = try current.get()
        let folder = workspace.path(WorkspacePaths.rules.appending(Path(digest.hex)))
        let book = current.digest == digest ? current : try load(folder)
        guard book.digest == digest else {
            throw CommandError.environment(
                Message(
                    zh: "规则 \(folder) 已被改动，其摘要现为 \(book.digest.text)。",
                    en: "the rules \(folder) were changed; their digest is \(book.digest.text)."),
                advice: RuleShelf.restore)
        }
        books[digest] = book
        return book
    }

    /// The procedures in `schemas/`; none where they cannot be read, for whoever only shows titles.
    var currentProcedures: [Procedure] {
        switch current {
        case .success(let book): book.procedures
        case .failure: []
        }
    }

    private static let restore = Message(
        zh: "从备份恢复 registry/rules/，再运行 dengji verify。",
        en: "Restore registry/rules/ from a backup, then run dengji verify.")

    private func load(_ folder: Path) throws -> RuleBook {
        guard try WorkspaceFolder.exists(folder) else {
            throw CommandError.environment(
                Message(
                    zh: "案件所依据的规则 \(folder) 不在。", en: "the rules of the case, \(folder), are gone."),
                advice: RuleShelf.restore)
        }
        return try RuleBook.load(try RuleFolder.read(folder))
    }
}
