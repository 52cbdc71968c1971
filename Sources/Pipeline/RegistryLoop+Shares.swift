internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Drop folders on file systems of their own, shares above all: what one that does not answer may hold
/// up, and for how long.
extension RegistryLoop {
    /// So long the clock waits for what may have come in time on a share that does not answer. Then it
    /// goes on, as beside a folder that may not be read: what lies there keeps its time of receipt.
    var awayMilliseconds: Int64 { options.isSinglePass ? 10_000 : 600_000 }

    /// After so long it is said.
    private static let silentMilliseconds: Int64 = 10_000
    /// So long an end waits for a claim on a share.
    static let patienceMilliseconds = 2_000
    /// So long an opening anew does, after the share fell silent.
    private static let reopeningMilliseconds: Int64 = 60_000
    /// Why this process ends where it should open the registry anew.
    static let hangsInClaim =
        "rules or parties changed while a share does not answer in the middle of a claim; start again"

    /// The folders that have not answered for longer than that.
    func silentFolders(for milliseconds: Int64) -> Set<PartyID?> {
        Set(
            apartFolders.filter { folders.silenceMilliseconds(of: $0) > milliseconds }
                .map(Optional.some))
    }

    /// Says once of a folder that it does not answer, and once that it does again.
    func tellSilent(_ parties: [PartyID]) {
        apartFolders = parties.filter { folders.isApart($0) }
        let silent = silentFolders(for: RegistryLoop.silentMilliseconds)
        for folder in apartFolders where silent.contains(folder) {
            guard saidSilent.insert(folder).inserted else { continue }
            report(.silent(folder: RegistryLoop.name(of: folder)))
        }
        for folder in saidSilent where !silent.contains(folder) {
            saidSilent.remove(folder)
            report(.answersAgain(folder: RegistryLoop.name(of: folder)))
        }
    }

    /// The time by which all folders were looked into, in a look that began at `begun`: for a share whose
    /// answers come late the beginning of the last of them, and for one that is away it does not count.
    func lookedEverywhere(since begun: Instant) -> Instant {
        let away = silentFolders(for: awayMilliseconds)
        let now = clock.now()
        let looks = apartFolders.filter { !away.contains($0) }.map { folder in
            now.adding(
                milliseconds: -min(folders.lookAgeMilliseconds(of: folder), now.milliseconds))
        }
        return min(begun, looks.min() ?? begun)
    }

    /// In a single pass: whether a share may still answer its first look.
    var isShareWaitedFor: Bool {
        apartFolders.contains { folder in
            let silence = folders.silenceMilliseconds(of: folder)
            return folders.lookAgeMilliseconds(of: folder) == .max
                && (1...awayMilliseconds).contains(silence)
        }
    }

    /// Before the registry is opened anew: whether a share still gives a file, which is left for no next
    /// opening in the middle. One that has fallen silent is not waited for without end.
    func isClaimWaitedFor() throws -> Bool {
        let silent = silentFolders(for: RegistryLoop.reopeningMilliseconds)
        guard crew.isFetching(without: silent) else { return false }
        try surroundings.rest(100, awaiting: [crew.awaited].compactMap(\.self))
        return true
    }

    /// A thread of this process hangs in the middle of a claim. Nobody else may settle that claim before
    /// the thread has ended, and it ends with the process.
    func keepLock() {
        if let lock = store.heldLock { surroundings.keepUntilExit(lock) }
    }
}
