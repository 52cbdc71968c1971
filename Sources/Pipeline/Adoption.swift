internal import Digests
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Takes in what people changed while the registry stood still: the configuration and party files. One
/// journal line names all of it, so nothing rules that the journal does not know.
///
/// What lies in `schemas/` is taken in here only by a registry that has adopted nothing yet; later a
/// signed package adopts it (`RulesDesk`). Of each adopted set a copy is kept under its digest, from
/// which everybody reads.
struct Adoption {
    /// A file that a line adopts.
    struct File {
        /// `registry` or `outbox`.
        var place: JournalFile.Place
        /// The path below it.
        var path: String
        /// Its bytes.
        var bytes: [UInt8]
        /// The kind that the journal gives it.
        var kind: String
    }

    let workspace: Workspace
    let store: Store
    let clock: any Clock

    /// Adopts what is new; throws when the first set of schemas is of no use.
    func adoptIfNew() throws {
        var files: [File] = []
        let rules = workspace.rules
        if store.index.adopted == nil {
            let problems = RulesTrial.problems(of: rules)
            guard problems.isEmpty else {
                throw PipelineError.unusable(
                    path: "schemas", reason: problems.joined(separator: "; "))
            }
            files = Adoption.files(of: rules)
        } else if !workspace.isNamed {
            files = [Adoption.pointer(to: rules.digest)]
        }
        files += try changedSettings()
        if files.isEmpty { return }
        let now = max(clock.now().milliseconds, store.index.lastAt)
        _ = try store.commit([Adoption.line(files, rules: rules.digest, at: now)])
    }

    /// The copy of a set of schemas that is kept under its digest, and the file that names it as the
    /// one in force.
    static func files(of rules: RuleFiles) -> [File] {
        rules.files.sorted { $0.key < $1.key }.map { name, bytes in
            File(
                place: .registry, path: "rules/\(rules.digest.hex)/\(name)", bytes: bytes,
                kind: "rules")
        } + [pointer(to: rules.digest)]
    }

    private static func pointer(to rules: ContentDigest) -> File {
        File(
            place: .registry, path: "rules-in-force", bytes: RulesReading.line(rules),
            kind: "rules")
    }

    /// The line that adopts files, of the set of schemas `rules` among them or in force already.
    static func line(_ files: [File], rules: ContentDigest, at now: Int64) -> CommitInput {
        let files = files + files.compactMap(kept)
        let prepared = files.map { PreparedFile($0.bytes) }
        return CommitInput(
            entry: JournalEntry(
                at: now, input: JournalInput(type: "adoption", digest: rules, receivedAt: now),
                events: [JournalEvent.adopted],
                files: zip(files, prepared).map { file, prepared in
                    prepared.entry(
                        file.place, file.path, file.kind == keptKind ? .create : .replace,
                        kind: file.kind)
                },
                counters: [:]),
            contents: files.map(\.bytes))
    }

    /// The kind of copies of what people wrote.
    static let keptKind = "adopted"

    /// Where the copy of a configuration or party file lies below the registry: what people wrote is an
    /// input like a package, and what came later is told from it.
    static func keptPath(_ digest: ContentDigest) -> String { "adopted/\(digest.hex).xml" }

    private static func kept(_ file: File) -> File? {
        guard file.place == .registry, JournalFile.settingKinds.contains(file.kind) else {
            return nil
        }
        let digest = ContentDigest(sha256: SHA256.digest(of: file.bytes).hex)
        return File(
            place: .registry, path: keptPath(digest), bytes: file.bytes, kind: keptKind)
    }

    /// The configuration and party files whose bytes are not those that were adopted last. They were
    /// read and judged before: the workspace would not have opened with a broken one.
    private func changedSettings() throws -> [File] {
        var changed: [File] = []
        for (path, bytes) in workspace.settings.sorted(by: { $0.key < $1.key }) {
            let digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
            guard store.index.settings[path] != digest else { continue }
            let kind = path == "config.xml" ? "configuration" : "party"
            changed.append(File(place: .registry, path: path, bytes: bytes, kind: kind))
        }
        return changed
    }
}
