/// A file to be packed whose size, CRC and method are known.
struct PreparedPart {
    private let part: PackagePart
    private let crc: UInt32
    private let head: [UInt8]
    let compressedBytes: Int
    private let method: ZIPEntry.Method
    /// The compressed content while it is small; `nil` when it has to be made again.
    private let kept: [UInt8]?

    private static let maxKeptBytes = 4 << 20

    var sizeBytes: Int { part.content.sizeBytes }

    /// Reads the content once.
    init(_ part: PackagePart) throws {
        var crc = CRC32()
        var compressed = 0
        var kept: [UInt8] = []
        var isKept = true
        try PreparedPart.deflate(part.content, crc: &crc) { block in
            compressed += block.count
            isKept = isKept && compressed <= PreparedPart.maxKeptBytes
            if isKept {
                unsafe block.withUnsafeBufferPointer { unsafe kept.append(contentsOf: $0) }
            } else {
                kept = []
            }
        }
        let headBytes = min(NestedArchives.headBytes, part.content.sizeBytes)
        head = try part.content.bytes(at: 0, count: headBytes) ?? []
        self.part = part
        self.crc = crc.value
        let isSmaller = compressed < part.content.sizeBytes
        method = isSmaller ? .deflated : .stored
        compressedBytes = isSmaller ? compressed : part.content.sizeBytes
        self.kept = isSmaller && isKept ? kept : nil
    }

    /// What intake would refuse about the content.
    func problem(limits: PackageLimits) -> PackageProblem? {
        if !limits.allowsArchives, NestedArchives.hasMagic(head, name: part.name) {
            return PackageProblem(.nestedArchive, entry: part.name)
        }
        let size = part.content.sizeBytes
        guard limits.isRatioAllowed(inflated: size, compressed: compressedBytes) else {
            return PackageProblem(
                .limitRatio, entry: part.name, found: "\(size) : \(compressedBytes)",
                expected: "≤ \(limits.maxRatio)")
        }
        return nil
    }

    func header(at offset: Int) -> ZIPHeader {
        ZIPHeader(
            name: Array(part.name.utf8), method: method, crc: crc,
            sizeBytes: part.content.sizeBytes, compressedBytes: compressedBytes, offset: offset)
    }

    /// Writes the content as the header tells it, or throws when it is no longer the same.
    func write(into sink: (Span<UInt8>) throws -> Void) throws {
        if let kept { return try sink(kept.span) }
        var sum = CRC32()
        var count = 0
        if method == .stored {
            try PreparedPart.pieces(of: part.content) { piece in
                sum.add(piece.span)
                count += piece.count
                try sink(piece.span)
            }
        } else {
            try PreparedPart.deflate(part.content, crc: &sum) { block in
                count += block.count
                try sink(block)
            }
        }
        guard sum.value == crc, count == compressedBytes else {
            throw PackageEngineError.contentChanged(name: part.name)
        }
    }

    private static func deflate(
        _ content: PackageSource, crc: inout CRC32, into sink: (Span<UInt8>) throws -> Void
    ) throws {
        let deflater = try Deflater()
        try pieces(of: content) { piece in
            crc.add(piece.span)
            try deflater.add(piece, into: sink)
        }
        try deflater.finish(into: sink)
    }

    private static func pieces(
        of content: PackageSource, _ take: ([UInt8]) throws -> Void
    ) throws {
        var position = 0
        while position < content.sizeBytes {
            let count = min(PackageReader.blockBytes, content.sizeBytes - position)
            guard let piece = try content.bytes(at: position, count: count) else {
                throw PackageEngineError.sourceEnded(offset: position, missing: count)
            }
            try take(piece)
            position += count
        }
    }
}
