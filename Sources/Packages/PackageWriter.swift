/// Writes packages so that the same files give the same bytes.
///
/// Order: `application.xml`, then the other names by their bytes. No folders, comments, times or
/// rights of the machine. Deflated where that is smaller, by libarchive at level 6: another version
/// of zlib may give other bytes with the same content.
package enum PackageWriter {
    /// The name that comes first.
    package static let firstName = "application.xml"

    /// Packs files and streams the package into `sink`, in blocks that are valid during the call.
    ///
    /// Gives the package's size in bytes. Refuses what `ZIPStructure` or `PackageReader` would
    /// refuse, with all problems, before the sink sees anything. Errors of contents and sink pass
    /// through; `PackageEngineError` when libarchive fails or a content changes meanwhile.
    package static func write(
        _ parts: [PackagePart], limits: PackageLimits = .standard,
        into sink: (Span<UInt8>) throws -> Void
    ) throws -> WriteOutcome<Int> {
        let composed = parts.map { part in
            PackagePart(name: DecodedName.composed(part.name), content: part.content)
        }
        let problems = findings(in: composed, limits: limits)
        guard problems.isEmpty else { return .refused(problems) }
        let ordered = composed.sorted { left, right in
            if (left.name == firstName) != (right.name == firstName) {
                return left.name == firstName
            }
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        let prepared = try ordered.map { try PreparedPart($0) }
        let flaws = findings(in: prepared, limits: limits)
        guard flaws.isEmpty else { return .refused(flaws) }
        return .written(try write(prepared, into: sink))
    }

    /// Packs small files in memory.
    package static func bytes(
        _ parts: [PackagePart], limits: PackageLimits = .standard
    ) throws -> WriteOutcome<[UInt8]> {
        var bytes: [UInt8] = []
        let outcome = try write(parts, limits: limits) { block in
            unsafe block.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
        switch outcome {
        case .written: return .written(bytes)
        case .refused(let problems): return .refused(problems)
        }
    }

    private static func write(
        _ parts: [PreparedPart], into sink: (Span<UInt8>) throws -> Void
    ) throws -> Int {
        var position = 0
        var directory: [UInt8] = []
        for part in parts {
            let header = part.header(at: position)
            let local = header.local
            try sink(local.span)
            try part.write(into: sink)
            position += local.count + header.compressedBytes
            directory += header.directory
        }
        let end = ZIPHeader.end(
            count: parts.count, directoryOffset: position, directoryBytes: directory.count)
        let tail = directory + end
        try sink(tail.span)
        return position + tail.count
    }

    private static func findings(
        in parts: [PackagePart], limits: PackageLimits
    ) -> [PackageProblem] {
        var problems = ProblemList(limit: limits.maxProblems)
        var register = NameRegister()
        let rules = NameRules(limits: limits)
        if parts.isEmpty { problems.add(.noEntries) }
        if parts.count > limits.maxEntries {
            problems.add(
                .limitEntries, found: "\(parts.count)", expected: "≤ \(limits.maxEntries)")
        }
        for part in parts {
            if NameRules.isFolder(part.name) { problems.add(.folder, entry: part.name) }
            if rules.check(
                part.name, rawBytes: part.name.utf8.count, at: nil, into: &problems),
                let (rule, other) = register.add(part.name)
            {
                problems.add(rule, entry: part.name, found: other)
            }
            if !limits.allowsArchives, NestedArchives.hasName(part.name) {
                problems.add(.nestedArchive, entry: part.name)
            }
            if part.content.sizeBytes > limits.maxEntryBytes {
                problems.add(
                    .limitEntry, entry: part.name, found: "\(part.content.sizeBytes)",
                    expected: "≤ \(limits.maxEntryBytes)")
            }
        }
        return problems.problems
    }

    private static func findings(
        in parts: [PreparedPart], limits: PackageLimits
    ) -> [PackageProblem] {
        var problems = parts.compactMap { $0.problem(limits: limits) }
        let total = parts.reduce(0) { $0 + $1.sizeBytes }
        let compressed = parts.reduce(0) { $0 + $1.compressedBytes }
        if total > limits.maxTotalBytes {
            problems.append(
                PackageProblem(
                    .limitTotal, found: "\(total)", expected: "≤ \(limits.maxTotalBytes)"))
        }
        if problems.isEmpty, !limits.isRatioAllowed(inflated: total, compressed: compressed) {
            problems.append(
                PackageProblem(
                    .limitRatio, found: "\(total) : \(compressed)",
                    expected: "≤ \(limits.maxRatio)"))
        }
        return problems
    }
}
