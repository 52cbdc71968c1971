internal import Registry
internal import Storage
internal import System

/// What the journal says of the files of some cases, from one pass over it.
struct JournalDigests {
    /// Digests by case and file, `0001-application.zip`.
    private(set) var papers: [CaseNumber: [String: ContentDigest]] = [:]
    /// The digest of each `case.xml`, by the last line about its case.
    private(set) var records: [CaseNumber: ContentDigest] = [:]

    /// Reads the journal, its chain proved.
    init(of cases: Set<CaseNumber>, in workspace: WorkspaceFolder) throws {
        let reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
        let progress = try ProgressLine.ofJournal(reader)
        defer { progress.finish() }
        var papers: [CaseNumber: [String: ContentDigest]] = [:]
        var records: [CaseNumber: ContentDigest] = [:]
        try reader.journal { line in
            progress.advance()
            guard let standing = line.entry.standing, cases.contains(standing.number) else {
                return
            }
            records[standing.number] = standing.digest
            for file in line.entry.files where file.place == .caseFolder {
                papers[standing.number, default: [:]][file.path] = file.digest
            }
        }
        self.papers = papers
        self.records = records
    }
}
