internal import Registry
internal import System

extension Applying {
    /// Removes the bags that lines destroyed, with everything in them and nothing beside them. What an
    /// earlier try removed is not missed; the checkpoint that drops the redo file makes it durable.
    func dispose(_ batch: [Placement]) throws(StorageError) {
        for placement in batch {
            for gone in placement.line.entry.disposed ?? [] {
                precondition(
                    ArchivePlace.isBag(gone.folder, of: gone.number),
                    "CommitInput.checkForm: only a case's own bag is removed")
                let bag = WorkspacePaths.registry / gone.folder
                try disk.removeBag(bag)
            }
        }
    }
}

extension Placement {
    /// Whether the line makes a file that a later line, applied already, destroyed with its bag.
    func isGone(_ file: JournalFile) -> Bool {
        guard isDisposedLater, let standing = line.entry.standing else { return false }
        return WorkspacePaths.isOfCase(file, standing)
    }
}
