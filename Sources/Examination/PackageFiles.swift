import Digests
import Packages
import Registry

/// Contents of a package whose structure was checked.
struct PackageFiles {
    private let reader: PackageReader

    init(_ source: PackageSource) {
        reader = PackageReader(source)
    }

    /// Size and digest of a file, streamed.
    func observe(_ entry: ZIPEntry) throws -> PackageContent<ObservedAttachment> {
        switch try reader.fingerprint(of: entry) {
        case .problem(let problem): return .problem(problem)
        case .value(let content):
            return .value(
                ObservedAttachment(
                    path: entry.name, sizeBytes: content.sizeBytes,
                    digest: ContentDigest(sha256: content.digest.hex)))
        }
    }

    /// A whole file in memory.
    func bytes(of entry: ZIPEntry, max: Int) throws -> PackageContent<[UInt8]> {
        try reader.bytes(of: entry, maxBytes: max)
    }

    /// Streams a file into `sink`, at most 64 KiB at a time; `nil` when it is broken.
    func copy(
        _ entry: ZIPEntry, into sink: (Span<UInt8>) throws -> Void
    ) throws -> ObservedAttachment? {
        let stream = DigestStream(.sha256)
        let problem = try reader.read(entry) { block in
            unsafe block.withUnsafeBytes { unsafe stream.update($0) }
            try sink(block)
        }
        guard problem == nil else { return nil }
        return ObservedAttachment(
            path: entry.name, sizeBytes: entry.sizeBytes,
            digest: ContentDigest(sha256: stream.finish().hex))
    }
}
