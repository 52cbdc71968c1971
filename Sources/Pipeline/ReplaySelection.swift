internal import Registry
internal import Storage

/// Which lines are played again: those about cases and entries of which something is lost, and those
/// about others that turned out to be needed for them.
struct ReplaySelection {
    private var cases: Set<CaseNumber> = []
    private var entries: Set<String> = []

    /// Whether a line is played.
    func holds(_ entry: JournalEntry) -> Bool {
        if let standing = entry.standing, cases.contains(standing.number) { return true }
        return ReplaySelection.entries(of: entry).contains { entries.contains($0) }
    }

    /// Whether a case is looked at.
    func holds(_ number: CaseNumber) -> Bool { cases.contains(number) }

    /// Takes in whoever wrote files with these digests, and the cases whose lines are played anyway;
    /// gives whether there are more than before.
    mutating func grow(by digests: Set<ContentDigest>, _ reader: RegistryReader) throws -> Bool {
        let before = (cases.count, entries.count)
        var entries = entries
        var cases = cases
        let known = self
        try reader.journal { line in
            let entry = line.entry
            guard known.holds(entry) || entry.files.contains(where: { digests.contains($0.digest) })
            else { return }
            if let standing = entry.standing { cases.insert(standing.number) }
            entries.formUnion(ReplaySelection.entries(of: entry))
        }
        self.entries = entries
        self.cases = cases
        return before != (cases.count, entries.count)
    }

    /// The entries that a line wrote.
    static func entries(of line: JournalEntry) -> [String] {
        if let entries = line.entries { return entries.map(\.number) }
        return line.files.filter { $0.kind == "entry" }.compactMap {
            $0.path.split(separator: "/").last.map { String($0.dropLast(4)) }
        }
    }
}
