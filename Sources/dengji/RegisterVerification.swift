internal import Digests
internal import Papers
internal import Registry
internal import Storage
internal import System

/// The register of a workspace: every entry's file in itself and against the journal, and the status
/// list against both. Reads only, also beside a running watcher.
struct RegisterVerification {
    private let root: Path
    private let reader: RegistryReader
    private let only: Set<String>?
    private var problems: [RegisterProblem] = []

    /// How many entries the journal knows.
    private(set) var entryCount = 0

    /// With `only` no other entries' files than these are looked into, by their paths from the root.
    init(_ root: Path, disk: LinuxDisk, only: Set<String>? = nil) {
        self.root = root
        self.only = only
        reader = RegistryReader(disk: disk)
    }

    /// Everything that is wrong. A damaged journal is found by others; nothing is judged then.
    mutating func run(papers check: inout PaperCheck) throws -> [RegisterProblem] {
        guard let index = try index() else { return [] }
        entryCount = index.entries.count
        for number in index.entries.numbers.sorted() {
            if let standing = index.entries[number] { try look(at: standing) }
        }
        try lookAtList(index, &check)
        return problems
    }

    private func index() throws -> RegistryIndex? {
        var index = RegistryIndex()
        do throws(StorageError) {
            try reader.journal { line throws(StorageError) in index.take(line.entry) }
        } catch {
            guard error.code == .journalDamaged else { throw error }
            return nil
        }
        return index
    }

    /// A file that is missing or not the journal's was found before, with what a running watcher is
    /// about to change left out; here only what the journal vouches for is read.
    private mutating func look(at standing: EntryStanding) throws {
        let path = "registry/" + RegisterPlace.file(of: standing.number)
        if let only, !only.contains(path) { return }
        let bytes: [UInt8]
        do throws(StorageError) {
            bytes = try reader.entryFile(of: standing)
        } catch {
            let isNamed = error.code == .disk && error.system?.isOutOfResources == false
            guard isNamed || error.code == .missing || error.code == .differs else { throw error }
            return
        }
        do {
            let folio = try EntryFile.read(bytes)
            for fault in folio.faults + folio.faults(against: standing) {
                problems.append(RegisterProblem(fault, path, number: standing.number))
            }
        } catch {
            problems.append(
                RegisterProblem(
                    .journal(error.description), path, number: standing.number))
        }
    }

    private mutating func lookAtList(_ index: RegistryIndex, _ check: inout PaperCheck) throws {
        guard index.status.listedAt != nil else { return }
        let path = root.appending(WorkspacePaths.outbox).appending(Path(StatusPlace.list))
        guard try WorkspaceFolder.exists(path) else {
            problems.append(.missingList(path.description))
            return
        }
        // Whether a workspace that rests is behind the day is nothing wrong with it.
        let list = try StatusListCheck(path, papers: &check, at: nil)
        problems += list.verdict.problems
        for shard in list.shards where !index.status.stale.contains(shard.name) {
            // One that a running watcher made since is not the journal's as it was read.
            let digest = ContentDigest(sha256: SHA256.digest(of: shard.write()).hex)
            guard index.status.shards[shard.name] == digest else { continue }
            let rows = index.entries.entries(in: shard.name).map(ListedEntry.init)
            let wrong = StatusShard(name: shard.name, rows: rows).differences(from: shard)
            if !wrong.isEmpty {
                problems.append(.disagreement(path.description, wrong))
            }
        }
    }
}
