/// What a dropped folder may hold to be claimed.
package struct FolderLimits: Hashable, Sendable {
    /// Bytes of all files in it.
    package let bytes: Int
    /// Names in it, at every depth.
    package let entries: Int

    /// At most `bytes` and `entries`.
    package init(bytes: Int, entries: Int) {
        self.bytes = bytes
        self.entries = entries
    }
}
