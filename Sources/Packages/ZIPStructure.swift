/// The entries of a package, after every check that needs no inflating.
package struct ZIPStructure: Sendable, Hashable {
    /// All entries, in the order of the central directory.
    package let entries: [ZIPEntry]
    /// What is worth a remark: ignored files, names that Windows cannot hold.
    package let remarks: [PackageProblem]

    /// The files to be examined, in the order of the central directory.
    package var files: [ZIPEntry] { entries.filter { $0.role == .file } }

    /// Reads and judges the structure of a package. Errors come from the source, or are
    /// `PackageEngineError`s.
    package static func read(
        _ source: PackageSource, limits: PackageLimits = .standard
    ) throws -> StructureOutcome {
        var reading = StructureReading(source, limits: limits)
        let entries = try reading.run()
        let found = reading.problems
        guard found.problems.isEmpty else { return .problems(found.problems) }
        return .structure(ZIPStructure(entries: entries, remarks: found.remarks))
    }

    /// Whether a file that does not begin like a ZIP file ends like one: a self-extracting program,
    /// or anything else before the first entry. It reads the last 64 KiB and is no verdict.
    package static func hasEnd(_ source: PackageSource) throws -> Bool {
        var problems = ProblemList(limit: 1)
        _ = try ZIPEnd.read(source, into: &problems)
        let others: [PackageRule] = [.emptyFile, .notZIP, .truncated, .trailingBytes]
        return problems.problems.first.map { !others.contains($0.rule) } ?? true
    }

    /// Whether the file ends as a ZIP file must: an end record at its very end, and the central
    /// directory where that says. A file still being copied does not. It reads the last 64 KiB and
    /// is no verdict: a complete package may still be refused.
    package static func isComplete(_ source: PackageSource) throws -> Bool {
        var problems = ProblemList(limit: 1)
        let end = try ZIPEnd.read(source, into: &problems)
        return end != nil && problems.problems.isEmpty
    }
}
