internal import Registry
internal import System

/// Makes the files of durable lines: the same function in life and at recovery.
///
/// Nothing is synced here; a checkpoint does that before the redo file goes. Applying a batch
/// again, wholly or after any crash within it, ends in the same tree. Files are written without a
/// look at what lies there: after a failed sync the page cache shows bytes that no disk has.
struct Applying {
    let disk: any Disk

    /// Applies lines in order; what goes to the outbox comes last but for what is destroyed.
    func apply(_ batch: [Placement]) throws(StorageError) {
        try disk.applying { () throws(StorageError) in try make(batch) }
    }

    private func make(_ batch: [Placement]) throws(StorageError) {
        for placement in batch { try applyToRegistry(placement) }
        for placement in batch {
            for (file, bytes) in zip(placement.line.entry.files, placement.contents)
            where file.place == .outbox {
                guard let bytes else { continue }
                try deliver(bytes, to: WorkspacePaths.outbox / file.path)
            }
        }
        try dispose(batch)
    }

    private func applyToRegistry(_ placement: Placement) throws(StorageError) {
        let entry = placement.line.entry
        // Also of a case destroyed later: what a power cut put back where it lay before has to come to
        // where it is removed.
        let folder = try caseFolder(of: placement)
        for (file, bytes) in zip(entry.files, placement.contents)
        where file.place != .outbox && !placement.isGone(file) {
            let path = WorkspacePaths.path(of: file, caseFolder: folder).unpacked
            switch (file.source, bytes) {
            case (.claim, _): try adopt(claim: entry.input.claim, file, to: path)
            case (.redo, nil): continue
            case (.redo, let bytes?):
                switch file.manner {
                case .create:
                    try disk.createAnew(path, bytes, mode: WorkspacePaths.registryMode)
                case .replace:
                    try disk.replace(path, bytes, mode: WorkspacePaths.registryMode)
                }
            }
        }
        guard let standing = entry.standing,
            let bag = BagMember(WorkspacePaths.caseFolder(standing.folder, standing.number))
        else { return }
        if placement.isDisposedLater {
            return try disk.removeBags([WorkspacePaths.bags / standing.number.text])
        }
        try BagPacking.pack(
            WorkspacePaths.bags / standing.number.text, as: bag.zip, at: entry.at, on: disk)
    }

    /// Brings the case's folder to where the line puts it, and gives the folder to write in: a
    /// later one when later lines have moved it on already. A bag that is to be a ZIP is put together
    /// in staging first.
    private func caseFolder(of placement: Placement) throws(StorageError) -> Path? {
        guard let standing = placement.line.entry.standing else { return nil }
        let target = WorkspacePaths.caseFolder(standing.folder, standing.number).unpacked
        for folder in placement.laterFolders {
            let named = WorkspacePaths.caseFolder(folder, standing.number)
            let path = named.unpacked
            if try disk.status(of: path) != nil { return path }
            if path != named { continue }
            // A later line was nesting it when everything stopped: the papers lie aside.
            let root = WorkspacePaths.caseRoot(folder, standing.number)
            if root != path, try disk.status(of: root.temporary) != nil { return root.temporary }
        }
        for folder in placement.earlierFolders where folder != standing.folder {
            let path = WorkspacePaths.caseFolder(folder, standing.number)
            if target.isBelow(path) {
                // A case that a program before bags closed becomes the payload of a bag.
                if try disk.nest(path, in: target) { return target }
                continue
            }
            do {
                try disk.renameMakingFolders(path, to: target)
                return target
            } catch {
                guard error.isMissing else { throw error }
                continue
            }
        }
        // Its first file makes it.
        return target
    }

    /// Moves a claimed file to its place; it was synced when it was claimed. The
    /// claim's record stays until the checkpoint, so that an original which a power cut brings
    /// back into the inbox is known.
    private func adopt(
        claim: String?, _ file: JournalFile, to path: Path
    ) throws(StorageError) {
        guard let claim else {
            preconditionFailure("Store.commit refuses a claimed file in a line without a claim")
        }
        do {
            let staged =
                file.kind == ImportStaging.kind
                ? ImportStaging.path(of: file.path, claim: claim)
                : WorkspacePaths.claimPackage(claim)
            try disk.renameMakingFolders(staged, to: path)
        } catch {
            guard error.isMissing else { throw error }
            guard try disk.status(of: path)?.sizeBytes == file.sizeBytes else {
                throw StorageError(
                    .missing, operation: "adopt", subject: path.description,
                    cause: "neither there nor in claim \(claim)", verdict: .stop)
            }
        }
    }
}
