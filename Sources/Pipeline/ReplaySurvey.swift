internal import Registry
internal import Storage

/// What the whole journal says of the cases that are played again: where they lie now, and which
/// papers they have.
struct ReplaySurvey {
    /// Where each case stands after its last line.
    private(set) var finals: [CaseNumber: CaseStanding] = [:]
    /// The papers that this registry wrote in each.
    private(set) var papers: [CaseNumber: [JournalFile]] = [:]
    /// Cases that orders destroyed.
    private(set) var tombstones: [CaseNumber: DisposedCase] = [:]

    init(_ selection: ReplaySelection, _ reader: RegistryReader) throws {
        var finals = finals
        var papers = papers
        var tombstones = tombstones
        try reader.journal { line in
            for gone in line.entry.disposed ?? [] { tombstones[gone.number] = gone }
            guard let standing = line.entry.standing, selection.holds(standing.number) else {
                return
            }
            finals[standing.number] = standing
            papers[standing.number, default: []] += line.entry.files.filter {
                $0.place == .caseFolder && PaperKind(rawValue: $0.kind) != nil
            }
        }
        self.finals = finals
        self.papers = papers
        self.tombstones = tombstones
    }
}
