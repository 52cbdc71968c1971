internal import Digests

/// Reads contents of a package whose structure was checked, one entry at a time.
///
/// A content is never longer than its entry told, so the limits that the structure was checked
/// against bound what all readings can cost.
package struct PackageReader {
    private let source: PackageSource
    private let allowsArchives: Bool

    /// Bytes handed out at once.
    static let blockBytes = 64 << 10

    /// Reads from the source that the entries' `ZIPStructure` was read from. A content that is an
    /// archive is a problem unless those are allowed, as in `PackageLimits.allowsArchives`.
    package init(_ source: PackageSource, allowingArchives: Bool = false) {
        self.source = source
        allowsArchives = allowingArchives
    }

    /// Streams a content into `sink`, in blocks of at most 64 KiB that are valid during the call.
    ///
    /// `nil` when the sink has seen all of it and size, CRC-32 and kind are right. With a problem,
    /// what the sink has seen is to be thrown away. Errors of source and sink pass through.
    package func read(
        _ entry: ZIPEntry, into sink: (Span<UInt8>) throws -> Void
    ) throws -> PackageProblem? {
        precondition(entry.role != .folder, "a folder has no content")
        var check = ContentCheck(entry, allowingArchives: allowsArchives)
        let flaw: PackageProblem?
        switch entry.method {
        case .stored: flaw = try readStored(entry, &check, sink)
        case .deflated: flaw = try readDeflated(entry, &check, sink)
        }
        return flaw ?? check.problem()
    }

    /// SHA-256 and size of a content, in flat memory.
    package func fingerprint(
        of entry: ZIPEntry
    ) throws -> PackageContent<ContentFingerprint> {
        let stream = DigestStream(.sha256)
        let problem = try read(entry) { block in
            unsafe block.withUnsafeBytes { unsafe stream.update($0) }
        }
        if let problem { return .problem(problem) }
        return .value(ContentFingerprint(digest: stream.finish(), sizeBytes: entry.sizeBytes))
    }

    /// A content in memory; `ZIP-LIMIT-ENTRY` when it is longer than `maxBytes`.
    package func bytes(of entry: ZIPEntry, maxBytes: Int) throws -> PackageContent<[UInt8]> {
        guard entry.sizeBytes <= maxBytes else {
            return .problem(
                PackageProblem(
                    .limitEntry, entry: entry.name, found: "\(entry.sizeBytes)",
                    expected: "≤ \(maxBytes)"))
        }
        var bytes: [UInt8] = []
        let problem = try read(entry) { block in
            unsafe block.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
        if let problem { return .problem(problem) }
        return .value(bytes)
    }

    private func readStored(
        _ entry: ZIPEntry, _ check: inout ContentCheck, _ sink: (Span<UInt8>) throws -> Void
    ) throws -> PackageProblem? {
        var position = 0
        while position < entry.compressedBytes {
            let count = min(PackageReader.blockBytes, entry.compressedBytes - position)
            let offset = entry.dataOffset + position
            guard let block = try source.bytes(at: offset, count: count) else {
                throw PackageEngineError.sourceEnded(offset: offset, missing: count)
            }
            if let problem = check.add(block.span) { return problem }
            try sink(block.span)
            position += count
        }
        return nil
    }

    private func readDeflated(
        _ entry: ZIPEntry, _ check: inout ContentCheck, _ sink: (Span<UInt8>) throws -> Void
    ) throws -> PackageProblem? {
        let inflater = try Inflater(entry, from: source)
        while true {
            let step = try inflater.next { block in
                if let problem = check.add(block) { return problem }
                try sink(block)
                return nil
            }
            switch step {
            case .more: continue
            case .finished: return nil
            case .problem(let problem): return problem
            case .ended(let message): return check.sizeProblem() ?? broken(entry, message)
            case .broken(let message): return broken(entry, message)
            }
        }
    }

    private func broken(_ entry: ZIPEntry, _ message: String) -> PackageProblem {
        PackageProblem(.data, entry: entry.name, offsetBytes: entry.dataOffset, found: message)
    }
}
