internal import Registry

/// A claimed package on its way into a docket or a folder of returned packages.
struct IncomingFile: Hashable {
    /// The claim that holds the bytes.
    var claim: String
    /// What the docket calls it: `application`, `slip`, `package`.
    var kind: String
    /// `zip` or `xml`; `bin` for what is neither.
    var suffix: String
    /// Digest of its bytes.
    var digest: ContentDigest
    /// Size in bytes.
    var sizeBytes: Int
    /// The control files that came with it, as much of each as is kept.
    var controls: [[UInt8]] = []
}
