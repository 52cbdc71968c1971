internal import System

/// Drop folders of which those on file systems of their own, shares above all, are looked at by a thread
/// each: one that does not answer holds up none of the others.
///
/// Whoever asks of such a folder waits for a moment. Then the folder counts as one that cannot be looked
/// at now (`ETIMEDOUT`), and a look that comes late is what the next one gives.
final class ApartSight: InboxSight {
    private let sight: any InboxSight & Sendable
    private let mounts: () throws(SystemError) -> [Path: Int]
    private let patienceMilliseconds: Int
    /// Folders on file systems of their own, with the numbers of their mounts.
    private var apart: [Path: Int] = [:]
    private var scouts: [Path: Scout] = [:]
    /// When the look that was given last of each folder began.
    private var begun: [Path: Int64] = [:]
    /// Watches on those folders; one on the root of a mount stays as long as the mount.
    private var watches: [Path: WatchID] = [:]

    /// How long a folder is waited for: a share in the same building answers in some milliseconds.
    static let standardPatienceMilliseconds = 500

    /// Looks through `sight`, which threads share; `mounts` gives the folders on which file systems are
    /// mounted, each with a number that another mount does not have.
    init(
        _ sight: any InboxSight & Sendable,
        patienceMilliseconds: Int = standardPatienceMilliseconds,
        mounts: @escaping () throws(SystemError) -> [Path: Int]
    ) {
        self.sight = sight
        self.patienceMilliseconds = patienceMilliseconds
        self.mounts = mounts
    }

    private func scout(_ path: Path) throws(SystemError) -> Scout? {
        guard apart[path] != nil else { return nil }
        if let scout = scouts[path] { return scout }
        let scout = try Scout(path.lastName.description)
        scouts[path] = scout
        return scout
    }

    private func late(_ path: Path) -> SystemError {
        SystemError(call: "look", code: ErrorCode.timedOut, subject: path.description)
    }

    /// An answer about a folder, or about something in it; one that comes late is for who asks the same.
    private func ask<Answer: Sendable>(
        _ folder: Path, _ question: String?,
        _ body: @escaping @Sendable () -> Result<Answer, SystemError>
    ) throws(SystemError) -> Answer {
        guard let scout = try scout(folder) else { return try body().get() }
        guard let answer = scout.ask(question, patience: patienceMilliseconds, body)
        else {
            throw late(folder)
        }
        return try answer.get()
    }

    // MARK: Folders

    func lookAround() throws(SystemError) {
        let earlier = apart
        apart = try mounts()
        // One that was mounted anew may answer where the thread of the old one hangs.
        for path in scouts.keys where apart[path] != earlier[path] {
            scouts[path] = nil
            begun[path] = nil
            watches[path] = nil
        }
    }

    func isApart(_ path: Path) -> Bool { apart[path] != nil }

    func within<Answer: Sendable>(
        _ folder: Path, _ body: @escaping @Sendable () -> Answer
    ) throws(SystemError) -> Answer {
        try ask(folder, nil) { .success(body()) }
    }

    var waitedMilliseconds: Int64 { scouts.values.reduce(0) { $0 + $1.waitedMilliseconds } }

    func silenceMilliseconds(of path: Path) -> Int64 { scouts[path]?.silenceMilliseconds ?? 0 }

    func lookAgeMilliseconds(of path: Path) -> Int64 {
        guard apart[path] != nil else { return 0 }
        guard let begun = begun[path] else { return .max }
        return Int64(SystemClock.monotonicNanoseconds() / 1_000_000) - begun
    }

    func folder(_ path: Path) throws(SystemError) -> any SeenFolder {
        guard let scout = try scout(path) else { return try sight.folder(path) }
        let sight = sight
        let look = scout.look(patience: patienceMilliseconds) {
            Result { () throws(SystemError) in
                try SeenNames(sight.folder(path), only: nil)
            }
        }
        guard let look else { throw late(path) }
        begun[path] = look.begun
        return try look.seen.get()
    }

    func folder(_ path: Path, only names: [Path]) throws(SystemError) -> any SeenFolder {
        guard apart[path] != nil else { return try sight.folder(path) }
        let sight = sight
        return try ask(path, "names \(names)") {
            Result { () throws(SystemError) in
                try SeenNames(sight.folder(path), only: names)
            }
        }
    }

    // MARK: The rest

    func ends(
        of path: Path, headBytes: Int, tailBytes: Int
    ) throws(SystemError) -> (head: [UInt8], tail: [UInt8])? {
        let sight = sight
        return try ask(path.folder, "ends \(path)") {
            Result { () throws(SystemError) in
                try sight.ends(of: path, headBytes: headBytes, tailBytes: tailBytes)
            }
        }
    }

    func makeDropFolder(_ path: Path) throws(SystemError) { try sight.makeDropFolder(path) }

    func share(of path: Path) throws(SystemError) -> String? {
        let sight = sight
        return try ask(path, "share") {
            Result { () throws(SystemError) in try sight.share(of: path) }
        }
    }

    func watch(_ path: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID? {
        if let known = watches[path] { return known }
        let sight = sight
        let watch = try ask(path, "watch") {
            Result { () throws(SystemError) in try sight.watch(path, changes) }
        }
        if isApart(path) { watches[path] = watch }
        return watch
    }

    func events() throws(SystemError) -> [FolderEvent] { try sight.events() }

    var awaited: AwaitedDescriptor? { sight.awaited }
}
