/// One reading of a package's structure: end records, directory, names, local headers, tiling.
struct StructureReading {
    private let source: PackageSource
    private let limits: PackageLimits
    private(set) var problems: ProblemList
    private var register = NameRegister()

    init(_ source: PackageSource, limits: PackageLimits) {
        self.source = source
        self.limits = limits
        problems = ProblemList(limit: limits.maxProblems)
    }

    /// The entries; what is wrong is in `problems`.
    mutating func run() throws -> [ZIPEntry] {
        guard source.sizeBytes <= limits.maxPackageBytes else {
            problems.add(
                .limitPackage, found: "\(source.sizeBytes)",
                expected: "≤ \(limits.maxPackageBytes)")
            return []
        }
        guard let end = try ZIPEnd.read(source, into: &problems), isAllowed(end),
            let records = try directory(end)
        else { return [] }
        checkTotals(records)
        let dataOffsets = try LocalTiling(source, directoryOffset: end.directoryOffset)
            .check(records, into: &problems)
        let rules = EntryRules(limits: limits)
        let names = NameRules(limits: limits)
        var entries: [ZIPEntry] = []
        for (index, record) in records.enumerated() {
            guard let name = record.name else { continue }
            let isClean = names.check(
                name.text, rawBytes: record.rawName.count, at: record.offset, into: &problems)
            if isClean,
                let (rule, other) = register.add(name.text)
            {
                problems.add(rule, entry: name.text, at: record.offset, found: other)
            }
            let role = rules.role(of: name.text)
            if role == .ignored { problems.add(.ignored, entry: name.text, at: record.offset) }
            let method = rules.check(record, named: name.text, role: role, into: &problems)
            guard let method, let dataOffset = dataOffsets[index] else { continue }
            entries.append(
                ZIPEntry(record, name: name, role: role, method: method, dataOffset: dataOffset))
        }
        return entries
    }

    private mutating func isAllowed(_ end: ZIPEnd) -> Bool {
        if end.entryCount == 0 {
            problems.add(.noEntries, at: end.endOffset)
            return false
        }
        if end.entryCount > limits.maxEntries {
            problems.add(
                .limitEntries, at: end.endOffset, found: "\(end.entryCount)",
                expected: "≤ \(limits.maxEntries)")
            return false
        }
        if end.directoryBytes > limits.maxDirectoryBytes {
            problems.add(
                .limitDirectory, at: end.endOffset, found: "\(end.directoryBytes)",
                expected: "≤ \(limits.maxDirectoryBytes)")
            return false
        }
        return true
    }

    /// The records of the directory that could be read, with their names where those could be;
    /// `nil` when the directory itself is broken.
    private mutating func directory(_ end: ZIPEnd) throws -> [DirectoryRecord]? {
        let bytes = try source.bytes(at: end.directoryOffset, count: end.directoryBytes)
        let directory = LittleEndian(bytes ?? [])
        var records: [DirectoryRecord] = []
        var index = 0
        for _ in 0..<end.entryCount {
            let offset = end.directoryOffset + index
            guard
                let (record, next) = DirectoryRecord.read(
                    directory, at: index, offset: offset, into: &problems)
            else { return nil }
            index = next
            guard var record else { continue }
            try record.decodeName(into: &problems)
            records.append(record)
        }
        guard index == directory.bytes.count else {
            problems.add(
                .directory, at: end.directoryOffset + index,
                found: "\(directory.bytes.count - index)", expected: "0")
            return nil
        }
        // With a record missing, its bytes would be told as a gap.
        return records.count == end.entryCount ? records : nil
    }

    private mutating func checkTotals(_ records: [DirectoryRecord]) {
        var total = 0
        var compressed = 0
        for record in records {
            let (sum, isOver) = total.addingReportingOverflow(record.sizeBytes)
            total = isOver ? Int.max : sum
            let (packed, isOverPacked) = compressed.addingReportingOverflow(record.compressedBytes)
            compressed = isOverPacked ? Int.max : packed
        }
        if total > limits.maxTotalBytes {
            problems.add(.limitTotal, found: "\(total)", expected: "≤ \(limits.maxTotalBytes)")
        }
        // `compressed` may be a lie until the tiling is checked; then it is within the file.
        if !limits.isRatioAllowed(inflated: total, compressed: compressed) {
            problems.add(
                .limitRatio, found: "\(total) : \(compressed)", expected: "≤ \(limits.maxRatio)")
        }
    }
}
