internal import Packages
package import Registry
internal import XML

/// What judges: named in every report.
package struct ExaminerVersions: Hashable, Sendable {
    /// This program with its version, `dengji 0.1.0`.
    package var engine: String
    /// Version of libxml2, `2.9.14`.
    package var libxml2: String
    /// Version of libarchive, `libarchive 3.7.4`.
    package var libarchive: String
    /// Digest of the set of schemas it judges by.
    package var rules: ContentDigest

    /// Versions.
    package init(engine: String, libxml2: String, libarchive: String, rules: ContentDigest) {
        self.engine = engine
        self.libxml2 = libxml2
        self.libarchive = libarchive
        self.rules = rules
    }

    /// The versions of what runs here.
    package init(rules: ContentDigest) {
        self.init(
            engine: ProgramVersion.engine, libxml2: XMLLibrary.version,
            libarchive: PackageLibrary.version, rules: rules)
    }
}
