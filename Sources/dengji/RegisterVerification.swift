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
    private let begin: JournalMark?
    private var problems: [RegisterProblem] = []

    /// How many entries the lines that were read know.
    private(set) var entryCount = 0

    /// With `only` no other entries' files than these are looked into, by their paths from the root. After
    /// a place in the journal, which was proved, nothing is judged but entries and parts of the list of
    /// which lines since then tell.
    init(
        _ root: Path, disk: LinuxDisk, only: Set<String>? = nil, after begin: JournalMark? = nil
    ) {
        self.root = root
        self.only = only
        self.begin = begin
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
            let cursor = try begin.flatMap { mark throws(StorageError) in
                try reader.cursor(at: mark)
            }
            if begin != nil, cursor == nil { return nil }
            var reached = cursor ?? JournalCursor()
            try reader.journal(after: &reached, before: .max) { index.take($0.entry) }
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
        let parts = begin.map { _ in Set(index.status.shards.keys) }
        let list = try StatusListCheck(path, papers: &check, at: nil, parts: parts)
        problems += list.verdict.problems
        for shard in list.shards where !index.status.stale.contains(shard.name) {
            // One that a running watcher made since is not the journal's as it was read.
            let digest = ContentDigest(sha256: SHA256.digest(of: shard.write()).hex)
            guard index.status.shards[shard.name] == digest else { continue }
            let rows = index.entries.entries(in: shard.name).map(ListedEntry.init)
            let known = Set(rows.map(\.number))
            let listed = shard.rows.filter { begin == nil || known.contains($0.number) }
            let wrong = StatusShard(name: shard.name, rows: rows)
                .differences(from: StatusShard(name: shard.name, rows: listed))
            if !wrong.isEmpty {
                problems.append(.disagreement(path.description, wrong))
            }
        }
    }
}
