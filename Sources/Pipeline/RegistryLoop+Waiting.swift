internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension RegistryLoop {
    /// Tells senders of what has lain in their drop folders for the set time and was not taken, each
    /// waiting state once, whatever happened to this process meanwhile; the number of lines.
    ///
    /// A running watcher looks from time to time; a single pass once, when all else is done.
    func noticeWaiting() throws -> Int {
        guard steadyMilliseconds >= nextWaitingLook else { return 0 }
        nextWaitingLook = steadyMilliseconds + waiting.intervalMilliseconds
        if isStandingStill || store.isBehind { return 0 }
        var overdue: [WaitingFile] = []
        let now = clock.now()
        let begun = steadyMilliseconds
        do {
            waiting.begin()
            for folder in [nil] + (try folders.partyFolders()).map(Optional.some) {
                let party = folder.flatMap { desk.parties[$0] }
                try ifAllowed(folder) { () throws(SystemError) in
                    overdue += waiting.look(
                        at: folder, try folders.entries(in: folder),
                        needsMarkers: party?.requiresMarker == true, now: now)
                }
            }
            waiting.end()
        } catch {
            // Looking for packages meets the same failure, and says so.
            needsFullLook = true
            return 0
        }
        let spent = steadyMilliseconds - begun
        nextWaitingLook = max(nextWaitingLook, begun + spent * RegistryLoop.slowLookFactor)
        var lines: [CommitInput] = []
        for file in overdue {
            // More wait for the next round: packages come first.
            if lines.count >= batchLimit.lines {
                nextWaitingLook = steadyMilliseconds
                break
            }
            if let line = try desk.line(noticing: file, at: self.now) { lines.append(line) }
        }
        guard !lines.isEmpty, try commit(lines: lines) else { return 0 }
        return lines.count
    }
}
