internal import Archive
internal import Papers
package import Registry
internal import Standing
internal import Storage
package import System
package import WorkingDays

/// Makes bags of the closed cases that a program before bags left in plain folders, while no watcher
/// runs: a journal line each, which moves the papers and makes the tag files. No paper is rewritten.
package enum PlainCases {
    /// Lines of one commit.
    private static let batchCount = 100

    /// Commits the lines, in the order of case numbers, and gives the cases; takes the workspace's lock
    /// for it. A case file that is not the journal's throws `differs`, before anything of its batch.
    package static func makeBags(
        of root: Path, now: Instant, random: @escaping (Int) -> [UInt8],
        progress: (Int, Int) -> Void
    ) throws -> [CaseNumber] {
        let place = try Files.realPath(root)
        let disk = try LinuxDisk(root: place)
        let ledger = try LedgerKeys(place).signer()
        let store = try Store(
            opening: disk, note: "archive bag", salt: random, background: false,
            ledger: ledger, shelf: StandingFile(of: place, sealedBy: ledger))
        let workspace = try Workspace.open(root, adopted: store.index.adopted)
        let contexts = CaseContexts(workspace, engine: "")
        let reader = RegistryReader(disk: disk)
        let plain = try standings(reader)
        let at = max(now.milliseconds, store.index.lastAt)
        let bagging = contexts.bagging(at: Instant(milliseconds: at))
        var done = 0
        while done < plain.count {
            var inputs: [CommitInput] = []
            for standing in plain[done...].prefix(batchCount) {
                let input = try line(
                    standing, reader, bagging, at: at,
                    numbering: Numbering(after: store.index.counters))
                store.foresee(input.entry)
                inputs.append(input)
            }
            _ = try store.commit(inputs)
            done += inputs.count
            progress(done, plain.count)
        }
        try store.close()
        return plain.map(\.number)
    }

    /// Where closed cases stand that are no bags, in the order of numbers.
    private static func standings(_ reader: RegistryReader) throws -> [CaseStanding] {
        var plain: [CaseNumber: CaseStanding] = [:]
        try reader.journal { line in
            guard let standing = line.entry.standing else { return }
            let isPlain = !standing.isOpen && !standing.folder.contains("*")
            plain[standing.number] = isPlain ? standing : nil
        }
        return plain.values.sorted { $0.number < $1.number }
    }

    /// The line that makes a bag of one.
    static func line(
        _ standing: CaseStanding, _ reader: RegistryReader, _ bagging: Assembly.Bagging, at: Int64,
        numbering before: Numbering
    ) throws -> CommitInput {
        var numbering = before
        let caseFile = PreparedFile(try reader.caseFile(of: standing))
        let record = try CaseFile.read(caseFile.bytes)
        let day = record.since.day
        let folder = ArchivePlace.bag(of: standing.number, closedOn: day, bagging.form)
        let tags = try bagging.tagFiles(record, caseFile, &numbering).map { tag in
            (tag.name, PreparedFile(tag.bytes))
        }
        var moved = standing
        moved.folder = ArchivePlace.standing(closedOn: day, bagging.form)
        return CommitInput(
            entry: JournalEntry(
                at: at,
                input: JournalInput(
                    type: "archiving", receivedAt: at, caseNumber: standing.number),
                events: [JournalEvent.bagged], standing: moved,
                files: tags.map { $1.entry(.registry, "\(folder)/\($0)", .create, kind: "bag") },
                counters: numbering.moved),
            contents: tags.map(\.1.bytes))
    }
}
