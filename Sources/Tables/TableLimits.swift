package import Packages
package import XML

/// What a table may cost; a reached limit is a `TableRefusal`.
package struct TableLimits: Sendable, Hashable {
    /// Size of the file, in bytes.
    package var maxBytes: Int
    /// Number of the last row.
    package var maxRows: Int
    /// Number of the last column.
    package var maxColumns: Int
    /// Bytes of one cell; a spreadsheet holds 32,767 characters.
    package var maxCellBytes: Int
    /// For the parts of an XLSX.
    package var xml: XMLLimits
    /// For an XLSX as a ZIP.
    package var archive: PackageLimits

    /// 64 MiB, 50,000 rows, 1,000 columns, 256 KiB in a cell; of an XLSX 1,000 parts of together
    /// 256 MiB, four million elements. A catalogue of 10,000 rows and 60 columns takes 6 MiB.
    package static let standard = TableLimits(
        maxBytes: 64 << 20, maxRows: 50_000, maxColumns: 1_000, maxCellBytes: 256 << 10,
        xml: XMLLimits(
            maxBytes: 128 << 20, maxDepth: 64, maxElements: 4_000_000, maxAttributes: 64,
            maxTextBytes: 1 << 20, maxFindings: 10),
        archive: PackageLimits(
            maxPackageBytes: 64 << 20, maxEntries: 1_000, maxDirectoryBytes: 1 << 20,
            maxNameBytes: 512, maxPartBytes: 255, maxDepth: 16, maxEntryBytes: 128 << 20,
            maxTotalBytes: 256 << 20, maxRatio: 200, ratioFloorBytes: 8 << 20, maxProblems: 10))
}
