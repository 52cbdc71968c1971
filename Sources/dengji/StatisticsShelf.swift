internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Reads the journal of a workspace for its statistics.
struct StatisticsShelf {
    private let workspace: WorkspaceFolder
    private let reader: RegistryReader

    /// The journal of a workspace.
    init(_ workspace: WorkspaceFolder) throws {
        self.workspace = workspace
        reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
    }

    /// The figures of a span of days.
    func statistics(
        from: Day, until: Day, by grouping: RegistryStatistics.Grouping?
    ) throws -> RegistryStatistics {
        let registrars = grouping == .registrar ? try registrars() : [:]
        var statistics = RegistryStatistics(
            from: from, until: until, by: grouping, calendar: try workspace.calendar(),
            registrar: { registrars[$0] ?? "-" })
        var failure: (any Error)?
        let progress = try ProgressLine.ofJournal(reader)
        defer { progress.finish() }
        try reader.journal { line throws(StorageError) in
            progress.advance()
            if failure != nil { return }
            do {
                let isReturn =
                    statistics.counts(line.entry)
                    && line.entry.events.contains(JournalEvent.returned)
                    && line.entry.input.kind != .decision
                statistics.take(line.entry, returnedFor: isReturn ? try rules(of: line.entry) : [])
            } catch let error as StorageError {
                throw error
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return statistics
    }

    /// The rules of the errors for which a package was returned, as its own return says.
    private func rules(of entry: JournalEntry) throws -> [String] {
        guard
            let file = entry.files.first(where: {
                $0.place == .registry && $0.kind == PaperKind.return.rawValue
            })
        else { return [] }
        let paper = try PaperReading.read(
            try reader.registryFile(file.path, digest: file.digest))
        guard case .findings(let findings, _) = paper.body else { return [] }
        return findings.filter { $0.severity == .error }.map(\.rule)
    }

    /// The registrar of every case, from its `case.xml`.
    private func registrars() throws -> [CaseNumber: String] {
        var standings: [CaseNumber: CaseStanding] = [:]
        let progress = try ProgressLine.ofJournal(reader)
        defer { progress.finish() }
        try reader.journal { line throws(StorageError) in
            progress.advance()
            if let standing = line.entry.standing { standings[standing.number] = standing }
            for gone in line.entry.disposed ?? [] { standings[gone.number] = nil }
        }
        var registrars: [CaseNumber: String] = [:]
        for (number, standing) in standings {
            registrars[number] = try CaseFile.read(try reader.caseFile(of: standing))
                .registrar.code
        }
        return registrars
    }
}
