internal import System

extension Claims {
    /// Takes away the original of a whole copy, and those of its markers that are still what was
    /// claimed.
    ///
    /// What was replaced by another file while it was copied is claimed all the same: it had come
    /// whole, and the other file waits for a claim of its own, with the markers that changed since.
    /// Throws `claimChanged` when the copied file itself was written to or was taken back by its
    /// sender, or when a marker of it changed.
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
            try checkMarkers(record)
            try removeIfOriginal(record)
        } else if FileMark(there).isSameFile(as: record.original) {
            throw changed(record.path, "it changed while it was copied")
        }
        try removeMarkers(record)
    }

    private func checkMarkers(_ record: ClaimRecord) throws(StorageError) {
        do throws(StorageError) {
            for marker in record.markers where try !isThere(marker, of: record) {
                throw changed(
                    record.path(of: marker),
                    "the done-marker changed while its file was copied")
            }
        } catch {
            throw ofSender(error)
        }
    }

    /// Removes the markers of a file that is taken, so nothing is undone any more: one that cannot be
    /// removed stays, and its sender is told of it as of any other that waits.
    private func removeMarkers(_ record: ClaimRecord) throws(StorageError) {
        for marker in record.markers {
            do throws(StorageError) {
                guard try isThere(marker, of: record) else { continue }
                try disk.removeIfThere(record.path(of: marker))
            } catch {
                guard ofSender(error).verdict == .stop else { continue }
                throw error
            }
        }
    }

    /// Whether a marker is what was claimed.
    private func isThere(
        _ marker: ClaimRecord.Marker, of record: ClaimRecord
    ) throws(StorageError) -> Bool {
        try disk.status(of: record.path(of: marker)).map(FileMark.init) == marker.mark
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

    /// Only with the copy at its place: the original is not given up for one that somebody removed.
    func moveAside(_ aside: ClaimAside) throws(StorageError) -> Path {
        let copy = WorkspacePaths.claimPackage(aside.record.id)
        guard let there = try disk.status(of: copy),
            aside.record.isFolder || there.sizeBytes == aside.record.original.sizeBytes
        else {
            throw StorageError(
                .missing, operation: "claim", subject: copy.description,
                cause: "the copy is not where it was made", verdict: .stop)
        }
        do {
            return try aside.take()
        } catch {
            if error.isMissing { throw changed(aside.record.path, "it is gone") }
            throw ofSender(error)
        }
    }
}
