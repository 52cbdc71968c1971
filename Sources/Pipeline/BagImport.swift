internal import Digests
package import Registry
internal import Standing
internal import Storage
package import System
package import WorkingDays

/// Brings a bag into the archive while no watcher runs: one that came from elsewhere with a journal
/// line that names each of its files; one that was lost here without any, for the journal names its
/// files already.
package struct BagImport {
    /// A file of the bag, as whoever judged the bag found it.
    package struct File: Sendable {
        /// From the bag's folder.
        package var path: String
        /// SHA-256.
        package var digest: ContentDigest

        /// A file.
        package init(path: String, digest: ContentDigest) {
            self.path = path
            self.digest = digest
        }
    }

    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// Taken in, with a line of the journal.
        case takenIn
        /// Put back where the journal has it.
        case putBack
    }

    /// Why a bag is not brought in.
    package enum Refusal: Error, Hashable, Sendable {
        /// Something lies where it would go.
        case isThere(String)
        /// No case of that number closed here.
        case noSuchCase
        /// The bag of that case is one ZIP, which is put back as it is.
        case isZIP(String)
        /// The case was destroyed by an order.
        case disposed
        /// A file is not what the journal says of it, or is one more or one less.
        case differs(String)
        /// The file is not what it was when it was judged.
        case changed(String)
    }

    private let root: Path
    private let bag: Path
    private let files: [File]
    private let now: Instant
    private let random: (Int) -> [UInt8]

    /// Brings in the bag in `bag`, whose files were judged, into the workspace at `root`.
    package init(
        into root: Path, bag: Path, files: [File], now: Instant, random: @escaping (Int) -> [UInt8]
    ) {
        self.root = root
        self.bag = bag
        self.files = files
        self.now = now
        self.random = random
    }

    /// Takes in a bag from elsewhere, or puts back one that was taken in before and was lost since.
    package func take(as name: String, from source: String) throws -> Outcome {
        let folder = ArchivePlace.imported(name, from: source)
        return try withStore { store, disk, staging in
            try needFree(folder, disk)
            var known: [String: ContentDigest] = [:]
            try RegistryReader(disk: disk).journal { line in
                for file in line.entry.files
                where file.kind == ImportStaging.kind && file.path.hasPrefix(folder + "/") {
                    known[String(file.path.dropFirst(folder.utf8.count + 1))] = file.digest
                }
            }
            if !known.isEmpty {
                try putBack(folder, known, staging)
                return .putBack
            }
            let made = try copy(to: folder, staging)
            let at = max(now.milliseconds, store.index.lastAt)
            let entry = JournalEntry(
                at: at, input: JournalInput(type: "import", claim: staging.id, receivedAt: at),
                events: [JournalEvent.imported(name, from: source)], files: made, counters: [:])
            _ = try store.commit([
                CommitInput(entry: entry, contents: made.map { _ in nil })
            ])
            return .takenIn
        }
    }

    /// Puts back the bag of a case of our own, in its place and only as the journal has it.
    package func putBack(_ number: CaseNumber) throws {
        try withStore { store, disk, staging in
            if store.index.cases.isDisposed(number) { throw Refusal.disposed }
            guard let standing = store.index.cases[number], !standing.isOpen else {
                throw Refusal.noSuchCase
            }
            guard let folder = ArchivePlace.bag(of: standing) else {
                if let zip = ArchivePlace.removable(standing) {
                    throw Refusal.isZIP("registry/" + zip)
                }
                throw Refusal.noSuchCase
            }
            try needFree(folder, disk)
            var known: [String: ContentDigest] = [:]
            try RegistryReader(disk: disk).journal { line in
                guard line.entry.standing?.number == number else { return }
                for file in line.entry.files {
                    if file.place == .caseFolder { known["data/" + file.path] = file.digest }
                    if file.place == .registry, file.path.hasPrefix(folder + "/") {
                        known[String(file.path.dropFirst(folder.utf8.count + 1))] = file.digest
                    }
                }
            }
            try putBack(folder, known, staging)
        }
    }

    private func putBack(
        _ folder: String, _ known: [String: ContentDigest], _ staging: ImportStaging
    ) throws {
        var rest = known
        for file in files {
            guard rest.removeValue(forKey: file.path) == file.digest else {
                throw Refusal.differs(file.path)
            }
        }
        if let missing = rest.keys.min() { throw Refusal.differs(missing) }
        _ = try copy(to: folder, staging)
        try staging.putBack(folder)
    }

    /// Copies the files into staging, each compared with what was judged.
    private func copy(to folder: String, _ staging: ImportStaging) throws -> [JournalFile] {
        var made: [JournalFile] = []
        for file in files {
            let opened = try Files.open(bag.appending(Path(file.path)), .reading)
            var offset = 0
            let place = "\(folder)/\(file.path)"
            let (digest, sizeBytes) = try staging.copy(to: place) {
                let block = try opened.read(1 << 20, at: offset)
                offset += block.count
                return block
            }
            guard digest == file.digest else { throw Refusal.changed(file.path) }
            made.append(
                JournalFile(
                    place: .registry, path: place, digest: digest, sizeBytes: sizeBytes,
                    source: .claim, manner: .create, kind: ImportStaging.kind))
        }
        try staging.sync()
        return made
    }

    private func needFree(_ folder: String, _ disk: LinuxDisk) throws {
        let path = WorkspacePaths.registry.appending(Path(folder))
        guard try disk.status(of: path) == nil else { throw Refusal.isThere(path.description) }
    }

    /// Holds the workspace's lock; what staging has left is removed whatever happens.
    private func withStore<Result>(
        _ body: (Store, LinuxDisk, ImportStaging) throws -> Result
    ) throws -> Result {
        let root = try Files.realPath(root)
        let disk = try LinuxDisk(root: root)
        let ledger = try LedgerKeys(root).signer()
        let store = try Store(
            opening: disk, note: "archive import", salt: random, background: false,
            ledger: ledger, shelf: StandingFile(of: root, sealedBy: ledger))
        let staging = ImportStaging(
            disk: disk, id: "import-" + Hexadecimal.text(random(8)))
        do {
            let result = try body(store, disk, staging)
            try store.close()
            try staging.remove()
            return result
        } catch {
            if !store.isUnfinished { try staging.remove() }
            try store.close()
            throw error
        }
    }
}
