internal import Packages

/// A bundle whose seal, list and contents were found good.
struct VerifiedBundle {
    /// What it says of itself.
    let manifest: BundleManifest
    /// The digest of its canonical manifest.
    let identity: String
    /// The manifest as it was signed.
    let signedManifest: [UInt8]
    /// The files' entries, in the order of the manifest.
    let entries: [ZIPEntry]
    /// Reads them.
    let reader: PackageReader
}
