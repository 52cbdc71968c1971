/// A watched folder's number within one `FolderWatch`.
package struct WatchID: Hashable, Sendable {
    let number: Int32

    /// A watch of that number; the kernel's are never negative, those of a simulation are.
    package init(number: Int32) { self.number = number }
}

/// Something that happened in a watched folder.
package struct FolderEvent: Hashable, Sendable {
    /// The folder; of an overflow, none that was ever given.
    package let watch: WatchID
    /// What happened.
    package let changes: FolderChanges
    /// The same in the two halves of a rename, else 0.
    package let cookie: UInt32
    /// The name in the folder; `nil` when the folder itself is meant.
    package let name: Path?

    /// An event, as the kernel or a simulation tells it.
    package init(watch: WatchID, changes: FolderChanges, cookie: UInt32, name: Path?) {
        self.watch = watch
        self.changes = changes
        self.cookie = cookie
        self.name = name
    }
}
