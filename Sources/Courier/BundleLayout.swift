package import Packages

/// What a bundle's ZIP holds, and what it may cost.
package enum BundleLayout {
    /// The signed manifest.
    static let manifest = "manifest.xml"
    /// The list for sha256sum.
    static let sums = "SHA256SUMS"
    /// Largest manifest, in bytes.
    static let maxManifestBytes = 16 << 20
    /// Most files in one bundle.
    package static let maxFiles = 9_000
    /// Largest single file that travels, in bytes.
    package static let maxFileBytes = 16 << 30

    /// Limits of the ZIP: those of a package with room for the manifest. Archives inside are what it
    /// is for. Contents are digested as they come, so no ratio is feared: deflate cannot exceed 1032.
    package static let limits = {
        var limits = PackageLimits.standard
        limits.maxPackageBytes = 40 << 30
        limits.maxEntryBytes = maxFileBytes
        limits.maxRatio = 1_100
        limits.allowsArchives = true
        return limits
    }()
}
