/// One regular file of a tar archive.
struct TarEntry: Hashable, Sendable {
    /// Path as in the archive, bytes of UTF-8.
    var path: String
    /// Permission bits.
    var mode: UInt32
    /// Time of modification, whole seconds since 1970, not negative.
    var modifiedSeconds: Int64
    /// Content.
    var bytes: [UInt8]
}
