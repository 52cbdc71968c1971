internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// What was taken within the last hour before this start, by the journal: a start gives nobody a
    /// fresh hour. Lines name the sender and not the folder, which are the same but for what somebody
    /// signed and dropped elsewhere.
    func recallShares() throws(StorageError) {
        if options.isSinglePass { return }
        let hourAgo = now.adding(milliseconds: -3_600_000)
        try store.readLines(since: hourAgo) { entry in
            guard entry.input.type == "package" else { return }
            share.noteTaken(entry.input.sender, at: Instant(milliseconds: entry.at))
        }
        for claim in leftClaims { share.noteTaken(claim.folder, at: now) }
    }

    /// Drop folders from which nothing is taken now, because they have had their share of the hour.
    ///
    /// While a tick is due there are none: whatever was received before it has to count, and the tick
    /// waits for it.
    func heldFolders(whileTickIsDue isTickDue: Bool) -> Set<PartyID?> {
        isTickDue ? [] : share.usedUp(at: now)
    }

    /// Says once of a folder that it waits, and once that nothing waits in it any more; puts down for
    /// `dengji status` who waits now.
    func tellHeld() {
        let now = now
        for folder in share.usedUp(at: now) where tracker.hasReady(in: folder) {
            guard let until = share.nextRoom(of: folder, at: now) else { continue }
            if saidHeld.insert(folder).inserted {
                report(
                    .held(
                        folder: RegistryLoop.name(of: folder),
                        waiting: tracker.waiting(in: folder), packagesPerHour: share.packages,
                        until: until))
            }
        }
        for folder in saidHeld where !tracker.hasReady(in: folder) {
            saidHeld.remove(folder)
            report(.heldNoMore(folder: RegistryLoop.name(of: folder)))
        }
        putDownHeld(at: now)
    }

    /// When the first of the folders that wait may go on.
    var nextRoom: Instant? {
        saidHeld.compactMap { share.nextRoom(of: $0, at: now) }.min()
    }

    /// The loop ends, and holds nobody any more.
    func forgetHeld() {
        saidHeld = []
        putDownHeld(at: now)
    }

    private func putDownHeld(at now: Instant) {
        let held = saidHeld.compactMap { folder in
            share.nextRoom(of: folder, at: now).map {
                HeldFolders.Held(folder: folder, until: $0)
            }
        }.sorted { ($0.folder?.code ?? "") < ($1.folder?.code ?? "") }
        guard held != heldPutDown else { return }
        do throws(StorageError) {
            let files = ViewFiles(disk: surroundings.disk)
            if held.isEmpty {
                try files.forgetHeld()
            } else {
                try files.note(
                    held: HeldFolders(packagesPerHour: share.packages, held: held).bytes)
            }
            heldPutDown = held
        } catch {
            // Nothing rests on it but what `dengji status` shows.
            if heldPutDown != nil { report(.viewFailed("\(error)")) }
            heldPutDown = nil
        }
    }

    /// A drop folder as people name it.
    static func name(of folder: PartyID?) -> String {
        WorkspacePaths.inboxFolder(of: folder).description
    }
}
