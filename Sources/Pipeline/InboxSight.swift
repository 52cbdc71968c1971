internal import System

/// What the drop folders are looked at through. Paths are those that `DropFolders` was given.
protocol InboxSight {
    /// A folder to look into; a link in its place is followed.
    func folder(_ path: Path) throws(SystemError) -> any SeenFolder
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

/// A folder that is looked into.
protocol SeenFolder {
    /// The names in it, in no order.
    func names() throws(SystemError) -> [Path]
    /// What a name in it stands for.
    func status(of name: Path) throws(SystemError) -> FileStatus
}
