/// What a package may cost; a reached limit is a problem with the rule named beside it.
package struct PackageLimits: Sendable, Hashable {
    /// Size of the package as received, in bytes: `ZIP-LIMIT-PACKAGE`.
    package var maxPackageBytes: Int
    /// Entries, folders and ignored files included: `ZIP-LIMIT-ENTRIES`.
    package var maxEntries: Int
    /// Size of the central directory, in bytes, which is held in memory: `ZIP-LIMIT-DIRECTORY`.
    package var maxDirectoryBytes: Int
    /// Bytes of one whole name, as stored and in UTF-8: `ZIP-LIMIT-NAME`.
    package var maxNameBytes: Int
    /// Bytes in UTF-8 of one part of a name; Linux allows 255: `ZIP-LIMIT-NAME`.
    package var maxPartBytes: Int
    /// Parts of a name, the file's own included: `ZIP-LIMIT-DEPTH`.
    package var maxDepth: Int
    /// Inflated size of one entry, in bytes: `ZIP-LIMIT-ENTRY`.
    package var maxEntryBytes: Int
    /// Inflated size of all entries together, in bytes: `ZIP-LIMIT-TOTAL`.
    package var maxTotalBytes: Int
    /// Inflated size divided by compressed size, of an entry and of all together:
    /// `ZIP-LIMIT-RATIO`. Deflate reaches 1032 at most.
    package var maxRatio: Int
    /// The ratio counts only for sizes above this many inflated bytes.
    package var ratioFloorBytes: Int
    /// Problems reported, and remarks; those beyond it are dropped.
    package var maxProblems: Int
    /// Whether archives may lie inside; `PackageReader` is told by itself. No application may hold
    /// any: it is for what carries whole packages.
    package var allowsArchives = false

    /// Limits; each must be positive.
    package init(
        maxPackageBytes: Int, maxEntries: Int, maxDirectoryBytes: Int, maxNameBytes: Int,
        maxPartBytes: Int, maxDepth: Int, maxEntryBytes: Int, maxTotalBytes: Int, maxRatio: Int,
        ratioFloorBytes: Int, maxProblems: Int
    ) {
        self.maxPackageBytes = maxPackageBytes
        self.maxEntries = maxEntries
        self.maxDirectoryBytes = maxDirectoryBytes
        self.maxNameBytes = maxNameBytes
        self.maxPartBytes = maxPartBytes
        self.maxDepth = maxDepth
        self.maxEntryBytes = maxEntryBytes
        self.maxTotalBytes = maxTotalBytes
        self.maxRatio = maxRatio
        self.ratioFloorBytes = ratioFloorBytes
        self.maxProblems = maxProblems
        precondition(
            min(maxPackageBytes, maxEntries, maxDirectoryBytes, maxNameBytes) > 0
                && min(maxPartBytes, maxDepth, maxEntryBytes, maxTotalBytes) > 0
                && min(maxRatio, ratioFloorBytes, maxProblems) > 0)
    }

    /// For packages: 16 GiB received, 10,000 entries, 8 MiB of directory, names of 512 bytes with
    /// parts of 255 and 16 deep, 16 GiB inflated for one entry and 32 GiB for all, ratio 200 above
    /// 8 MiB, 200 problems. The largest attachment planned for is 8 GB.
    package static let standard = PackageLimits(
        maxPackageBytes: 16 << 30, maxEntries: 10_000, maxDirectoryBytes: 8 << 20,
        maxNameBytes: 512, maxPartBytes: 255, maxDepth: 16, maxEntryBytes: 16 << 30,
        maxTotalBytes: 32 << 30, maxRatio: 200, ratioFloorBytes: 8 << 20, maxProblems: 200)

    /// Whether inflating `compressed` bytes to `inflated` stays within the ratio.
    func isRatioAllowed(inflated: Int, compressed: Int) -> Bool {
        guard inflated > ratioFloorBytes else { return true }
        let (bound, isOver) = compressed.multipliedReportingOverflow(by: maxRatio)
        return isOver || inflated <= bound
    }
}
