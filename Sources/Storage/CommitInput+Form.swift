internal import Registry
internal import System

extension CommitInput {
    /// Stops the program when the input is not one that a journal can hold: that is our fault, and
    /// nothing of it has been written.
    func checkForm() {
        precondition(contents.count == entry.files.count, "contents go with the entry's files")
        precondition(
            entry.input.claim.map(Claim.isID) ?? true, "a claim's id names its files")
        precondition(
            entry.standing.map { Path.isPlain($0.folder) } ?? true, "a case's folder is plain")
        for gone in entry.disposed ?? [] {
            precondition(
                ArchivePlace.isBag(gone.folder, of: gone.number),
                "\(gone.folder) is the bag of \(gone.number.text)")
        }
        for (file, bytes) in zip(entry.files, contents) {
            precondition(Path.isPlain(file.path), "\(file.path) is a plain relative path")
            precondition(
                file.place != .caseFolder || entry.standing != nil,
                "\(file.path) lies in a case, so the line says where the case stands")
            switch file.source {
            case .claim:
                precondition(bytes == nil && entry.input.claim != nil, "bytes come from the claim")
                precondition(file.place != .outbox, "a claimed file stays in the registry")
            case .redo:
                precondition(bytes?.count == file.sizeBytes, "\(file.path) has its stated size")
            }
        }
    }
}
