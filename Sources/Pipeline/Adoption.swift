internal import Digests
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Takes in what people changed while the registry stood still: the set in `schemas/`, of which a
/// copy is kept under its digest and from which examiners read, the configuration, and party files.
/// One journal line names all of it, so nothing rules that the journal does not know.
struct Adoption {
    let workspace: Workspace
    let store: Store
    let clock: any Clock

    /// Adopts what is new; `tryOut` throws when a new set of schemas is of no use.
    func adoptIfNew(tryOut: () throws -> Void) throws {
        var files: [(path: String, bytes: [UInt8], kind: String)] = []
        let digest = workspace.rules.digest
        if store.index.adopted != digest {
            try tryOut()
            for (name, bytes) in workspace.rules.files.sorted(by: { $0.key < $1.key }) {
                files.append(("rules/\(digest.hex)/\(name)", bytes, "rules"))
            }
        }
        files += try changedSettings()
        if files.isEmpty { return }
        let now = max(clock.now().milliseconds, store.index.lastAt)
        let entry = JournalEntry(
            at: now,
            input: JournalInput(type: "adoption", digest: digest, receivedAt: now),
            events: [JournalEvent.adopted],
            files: files.map { file in
                JournalFile(
                    place: .registry, path: file.path,
                    digest: ContentDigest(sha256: SHA256.digest(of: file.bytes).hex),
                    sizeBytes: file.bytes.count, source: .redo, manner: .replace,
                    kind: file.kind)
            },
            counters: [:])
        _ = try store.commit([CommitInput(entry: entry, contents: files.map(\.bytes))])
    }

    /// The configuration and party files whose bytes are not those that were adopted last. They were
    /// read and judged before: the workspace would not have opened with a broken one.
    private func changedSettings() throws -> [(path: String, bytes: [UInt8], kind: String)] {
        var changed: [(path: String, bytes: [UInt8], kind: String)] = []
        for (path, bytes) in workspace.settings.sorted(by: { $0.key < $1.key }) {
            let digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
            guard store.index.settings[path] != digest else { continue }
            changed.append((path, bytes, path == "config.xml" ? "configuration" : "party"))
        }
        return changed
    }
}
