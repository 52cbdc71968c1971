internal import System

/// What the drop folders are looked at through. Paths are those that `DropFolders` was given.
protocol InboxSight {
    /// A folder to look into; a link in its place is followed.
    func folder(_ path: Path) throws(SystemError) -> any SeenFolder
    /// The same, where no other names than these will be asked for.
    func folder(_ path: Path, only names: [Path]) throws(SystemError) -> any SeenFolder
    /// Before a look at everything: sees which folders lie on file systems of their own.
    func lookAround() throws(SystemError)
    /// Whether a folder lies on a file system of its own, and does not hold up others.
    func isApart(_ path: Path) -> Bool
    /// Does something in a folder; throws `ETIMEDOUT` where it does not end in time.
    func within<Answer: Sendable>(
        _ folder: Path, _ body: @escaping @Sendable () -> Answer
    ) throws(SystemError) -> Answer
    /// How long was waited for folders that did not answer, in all.
    var waitedMilliseconds: Int64 { get }
    /// For how long a folder has not answered; 0 where nobody waits for it.
    func silenceMilliseconds(of path: Path) -> Int64
    /// How long ago the last look into a folder that gave anything began; 0 for folders that are always
    /// looked into at once, `Int64.max` where there was none.
    func lookAgeMilliseconds(of path: Path) -> Int64
    /// A file's first `headBytes` and last `tailBytes`, fewer where it is shorter; `nil` when the path
    /// is no regular file.
    func ends(
        of path: Path, headBytes: Int, tailBytes: Int
    ) throws(SystemError) -> (head: [UInt8], tail: [UInt8])?
    /// Makes a drop folder that its group may write to; one that exists is fine.
    func makeDropFolder(_ path: Path) throws(SystemError)
    /// What kind of share a folder lies on, where one tells no events.
    func share(of path: Path) throws(SystemError) -> String?
    /// Tells of changes in a folder from now on; `nil` where nothing is watched.
    func watch(_ path: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID?
    /// What happened since the last call, a portion of it.
    func events() throws(SystemError) -> [FolderEvent]
    /// For `LoopSurroundings.rest`; `nil` when nothing is watched.
    var awaited: AwaitedDescriptor? { get }
}

/// Where every folder is looked into at once.
extension InboxSight {
    func folder(_ path: Path, only names: [Path]) throws(SystemError) -> any SeenFolder {
        try folder(path)
    }

    func within<Answer: Sendable>(
        _ folder: Path, _ body: @escaping @Sendable () -> Answer
    ) throws(SystemError) -> Answer { body() }

    func lookAround() throws(SystemError) {}
    func isApart(_ path: Path) -> Bool { false }
    var waitedMilliseconds: Int64 { 0 }
    func silenceMilliseconds(of path: Path) -> Int64 { 0 }
    func lookAgeMilliseconds(of path: Path) -> Int64 { 0 }
}

/// A folder that is looked into.
protocol SeenFolder {
    /// The names in it, in no order.
    func names() throws(SystemError) -> [Path]
    /// What a name in it stands for.
    func status(of name: Path) throws(SystemError) -> FileStatus
}
