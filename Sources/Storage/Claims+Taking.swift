internal import System

extension Claims {
    /// Takes away the original of a whole copy, and its marker if that is still what was claimed.
    ///
    /// What was replaced by another file while it was copied is claimed all the same: it had come
    /// whole, and the other file waits for a claim of its own. Throws `claimChanged` when the
    /// copied file itself was written to, or was taken back by its sender.
    func takeAway(_ record: ClaimRecord, _ source: any DiskFile) throws(StorageError) {
        let copied: FileMark
        let there: DiskStatus?
        do throws(StorageError) {
            copied = FileMark(try source.status())
            there = try disk.status(of: record.path)
        } catch {
            throw ofSender(error)
        }
        guard copied.isSameContent(as: record.original) else {
            throw changed(record.path, "it changed while it was copied")
        }
        guard let there else { throw changed(record.path, "it is gone") }
        if FileMark(there) == record.original {
            try removeIfOriginal(record)
        } else if FileMark(there).isSameFile(as: record.original) {
            throw changed(record.path, "it changed while it was copied")
        }
        if let path = record.markerPath,
            try disk.status(of: path).map(FileMark.init) == record.marker?.mark
        {
            try disk.removeIfThere(path)
        }
    }

    /// Moves the original aside, looks at what was moved, and removes it.
    ///
    /// Once something is aside the claim may not be undone: a failure then ends the process, and
    /// `ClaimRecovery` goes on from what lies there.
    private func removeIfOriginal(_ record: ClaimRecord) throws(StorageError) {
        let aside = ClaimAside(disk: disk, record: record)
        let path = try moveAside(aside)
        let isWrittenTo: Bool
        do throws(StorageError) {
            guard let taken = try disk.status(of: path) else {
                throw changed(path, "somebody else took it")
            }
            if aside.isOriginal(taken) { return try aside.remove(path) }
            try aside.putBack(path)
            isWrittenTo = FileMark(taken).isSameFile(as: record.original)
        } catch {
            throw error.with(.stop)
        }
        if isWrittenTo { throw changed(record.path, "it changed while it was claimed") }
    }

    func moveAside(_ aside: ClaimAside) throws(StorageError) -> Path {
        do {
            return try aside.take()
        } catch {
            if error.isMissing { throw changed(aside.record.path, "it is gone") }
            throw ofSender(error)
        }
    }
}
