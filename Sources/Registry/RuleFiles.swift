/// A whole set of schemas as files: what `schemas/` holds and `registry/rules/<sha256>/` keeps.
package struct RuleFiles: Sendable {
    /// Largest file of a set, in bytes.
    package static let maxFileBytes = 8 << 20

    /// Bytes by path relative to the set, `xsd/application.xsd`, `procedures/registration.xml`.
    package let files: [String: [UInt8]]
    /// Digest of the set: SHA-256 over the lines `<sha256 hex>  <path>\n` in the order of paths'
    /// bytes, as `sha256sum` prints them.
    package let digest: ContentDigest

    /// A set and its digest.
    package init(files: [String: [UInt8]], digest: ContentDigest) {
        self.files = files
        self.digest = digest
    }

    /// The files of a folder of the set, `procedures`, with their names, in the order of names.
    package func folder(_ name: String) -> [(name: String, bytes: [UInt8])] {
        files.filter { $0.key.hasPrefix(name + "/") }
            .map { (name: String($0.key.dropFirst(name.count + 1)), bytes: $0.value) }
            .sorted { $0.name < $1.name }
    }
}
