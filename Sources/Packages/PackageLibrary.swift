internal import CLibArchive

/// The library behind this room.
package enum PackageLibrary {
    /// libarchive's version as it runs, `libarchive 3.7.4`.
    package static var version: String {
        guard let text = unsafe archive_version_string() else { return "libarchive" }
        return unsafe String(cString: text)
    }
}
