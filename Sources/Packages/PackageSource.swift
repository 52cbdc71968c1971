/// Random access to the bytes of one package or of one content, wherever they lie.
///
/// The bytes must not change while they are read; claims are copies for that reason.
package struct PackageSource {
    /// Size of the whole, in bytes.
    package let sizeBytes: Int
    private let readBytes: (_ offset: Int, _ count: Int) throws -> [UInt8]

    /// Bytes read by a closure, as `pread` would: it gets an offset and a count of 1 to 1 MiB that
    /// lie inside `sizeBytes` and returns 1 to `count` bytes. What it throws passes through.
    package init(
        sizeBytes: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) {
        precondition(sizeBytes >= 0)
        self.sizeBytes = sizeBytes
        self.readBytes = read
    }

    /// Bytes at hand.
    package init(_ bytes: [UInt8]) {
        self.init(sizeBytes: bytes.count) { offset, count in
            count == bytes.count ? bytes : Array(bytes[offset..<(offset + count)])
        }
    }

    /// The same bytes at hand, read at once, where there are at most `most` of them; else itself.
    package func held(upTo most: Int) throws -> PackageSource {
        guard sizeBytes > 0, sizeBytes <= most, let all = try bytes(at: 0, count: sizeBytes) else {
            return self
        }
        return PackageSource(all)
    }

    /// Most that is asked of the closure at once.
    private static let pieceBytes = 1 << 20

    /// Exactly `count` bytes; `nil` when they do not all lie inside the source.
    package func bytes(at offset: Int, count: Int) throws -> [UInt8]? {
        guard offset >= 0, count >= 0, offset <= sizeBytes, count <= sizeBytes - offset else {
            return nil
        }
        var result: [UInt8] = []
        while result.count < count {
            let wanted = min(count - result.count, PackageSource.pieceBytes)
            let piece = try readBytes(offset + result.count, wanted)
            guard !piece.isEmpty, piece.count <= wanted else {
                throw PackageEngineError.sourceEnded(
                    offset: offset + result.count, missing: count - result.count)
            }
            if piece.count == count { return piece }
            result.append(contentsOf: piece)
        }
        return result
    }
}
