internal import CLinux

/// What inotify tells of a folder.
package struct FolderChanges: OptionSet, Hashable, Sendable {
    /// The mask of inotify.
    package let rawValue: UInt32

    /// A set of inotify's masks.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A name was made: a file (perhaps still empty), a folder, a link.
    package static let created = FolderChanges(rawValue: UInt32(IN_CREATE))
    /// A name was renamed into the folder or inside it.
    package static let movedIn = FolderChanges(rawValue: UInt32(IN_MOVED_TO))
    /// A name was renamed away or inside the folder.
    package static let movedOut = FolderChanges(rawValue: UInt32(IN_MOVED_FROM))
    /// A file that had been open for writing was closed.
    package static let closedByWriter = FolderChanges(rawValue: UInt32(IN_CLOSE_WRITE))
    /// A file was written to or cut.
    package static let modified = FolderChanges(rawValue: UInt32(IN_MODIFY))
    /// Mode, owner, times or number of links changed.
    package static let inodeChanged = FolderChanges(rawValue: UInt32(IN_ATTRIB))
    /// A name was taken away.
    package static let deleted = FolderChanges(rawValue: UInt32(IN_DELETE))
    /// The watched folder itself was removed.
    package static let folderDeleted = FolderChanges(rawValue: UInt32(IN_DELETE_SELF))
    /// The watched folder itself was renamed.
    package static let folderMoved = FolderChanges(rawValue: UInt32(IN_MOVE_SELF))
    /// Told only: the name is a folder's.
    package static let isFolder = FolderChanges(rawValue: UInt32(IN_ISDIR))
    /// Told only: events were lost; scan.
    package static let overflow = FolderChanges(rawValue: UInt32(IN_Q_OVERFLOW))
    /// Told only: the folder's file system was unmounted.
    package static let unmounted = FolderChanges(rawValue: UInt32(IN_UNMOUNT))
    /// Told only: this watch is over: removed, or its folder is gone.
    package static let ended = FolderChanges(rawValue: UInt32(IN_IGNORED))
}
