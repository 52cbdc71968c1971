internal import Registry
internal import Storage
internal import System

/// Brings an opened workspace in step with the journal, and `schemas/` with a calendar that a package
/// brought.
enum SchemasFolder {
    /// The workspace as the journal has it. What was read before the store recovered may be older:
    /// the set in force, a party file.
    static func settled(
        _ given: Workspace, store: Store, in surroundings: any LoopSurroundings
    ) throws -> Workspace {
        let index = store.index
        let isCurrent =
            index.adopted.map { $0 == given.rules.digest } ?? true
            && store.recovery.linesApplied == 0
        var workspace =
            isCurrent
            ? given
            : try surroundings.opened(anew: given, adopted: index.adopted)
        if try follow(workspace, index.rulesInForce) {
            workspace = try surroundings.opened(anew: given, adopted: index.adopted)
        }
        return workspace
    }

    /// Writes the calendar of a package to `schemas/` too, while that still is the set that was in
    /// force before; whatever else lies there is people's own work and is left alone.
    private static func follow(_ workspace: Workspace, _ rules: RulesInForce?) throws -> Bool {
        guard let rules, rules.isByCalendar, let offered = workspace.offered,
            offered.digest == rules.previous
        else { return false }
        let folder = workspace.root.appending(WorkspacePaths.schemas)
        for (name, bytes) in workspace.rules.files.sorted(by: { $0.key < $1.key })
        where offered.files[name] != bytes {
            let target = folder.appending(Path(name))
            let temporary = target.folder.appending(
                Path(bytes: [0x2E] + target.lastName.bytes + Array(".tmp".utf8)))
            let file = try Files.create(
                temporary, permissions: 0o644, exclusive: false, [.writing, .truncating])
            try file.write(bytes)
            try file.sync()
            try file.close()
            try Files.rename(temporary, to: target, replacing: true)
        }
        return true
    }
}
