import Papers

/// Papers, case files, register entries and lists of states, read back from a workspace or a bag that
/// came from elsewhere.
final class PaperTarget: FuzzTarget {
    static let maxBytes = 6144

    private let repository: Repository

    init(_ repository: Repository) throws { self.repository = repository }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = (try? PaperReading.read(bytes)) != nil
        if let record = try? CaseFile.read(bytes) {
            try hold(
                try CaseFile.read(CaseFile.write(record)) == record,
                "a case file is read as it was written")
            isTaken = true
        }
        if let folio = try? EntryFile.read(bytes) {
            try hold(
                try EntryFile.read(EntryFile.write(folio)) == folio,
                "an entry is read as it was written")
            isTaken = true
        }
        if (try? StatusListFile.read(bytes)) != nil { isTaken = true }
        if (try? CatalogueFile.read(bytes)) != nil { isTaken = true }
        return isTaken
    }

    func seeds() throws -> [[UInt8]] {
        try repository.files(
            below: "Tests/Fixtures/papers", ending: ".xml", maxBytes: PaperTarget.maxBytes)
    }
}
