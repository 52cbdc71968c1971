package import Registry
internal import Standing
internal import Storage
package import System
package import WorkingDays

/// Adopts what lies in `schemas/` without a signed package, while no watcher runs: for demonstrations,
/// and where the set in force knows no other way.
package enum UnsignedAdoption {
    /// Why no signature is needed.
    package enum Ground: Sendable {
        /// A demonstration workspace.
        case demonstration
        /// The set in force has no procedure for adoptions: it is older than they are.
        case olderSet
        /// This program cannot use the set in force; without another one it cannot start.
        case unusableSet
    }

    /// Commits the journal line; takes the workspace's lock for it. Throws `unusable` when the set in
    /// `schemas/` is of no use, and what the store throws when another process holds the workspace.
    package static func adopt(
        _ root: Path, now: Instant, random: @escaping (Int) -> [UInt8]
    ) throws -> ContentDigest {
        let root = try Files.realPath(root)
        let rules = try RuleFolder.read(root.appending(WorkspacePaths.schemas))
        let problems = RulesTrial.problems(of: rules)
        guard problems.isEmpty else {
            throw PipelineError.unusable(
                path: "schemas", reason: problems.joined(separator: "; "))
        }
        let disk = try LinuxDisk(root: root)
        let lock = try disk.lock(WorkspacePaths.lock, note: "adopt")
        // A workspace without a ledger gets one when the watcher starts.
        let ledger = try LedgerKeys(root).signer()
        let store = try Store(
            opening: disk, note: "adopt", salt: random, background: false,
            ledger: ledger, shelf: StandingFile(of: root, sealedBy: ledger), holding: lock)
        _ = try store.commit([
            Adoption.line(
                Adoption.files(of: rules), rules: rules.digest,
                at: max(now.milliseconds, store.index.lastAt))
        ])
        try store.close()
        return rules.digest
    }
}
