/// What libarchive reads: a header of ours, then the bytes of one entry, then the end.
@safe final class InflaterFeed {
    /// What the source threw; libarchive only learns that there was something.
    private(set) var failure: (any Error)?

    private let source: PackageSource
    private var position: Int
    private var remaining: Int
    private var header: [UInt8]
    private let buffer: UnsafeMutableRawBufferPointer

    init(header: [UInt8], source: PackageSource, at offset: Int, count: Int) {
        self.header = header
        self.source = source
        position = offset
        remaining = count
        // A block, or less where the entry is smaller.
        unsafe buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: min(PackageReader.blockBytes, header.count + count), alignment: 16)
    }

    deinit { unsafe buffer.deallocate() }

    /// The callback of libarchive, whose client data is a feed.
    static func read(
        _ client: UnsafeMutableRawPointer?, _ out: UnsafeMutablePointer<UnsafeRawPointer?>?
    ) -> Int {
        guard let client = unsafe client, let out = unsafe out else { return -1 }
        return unsafe Unmanaged<InflaterFeed>.fromOpaque(client).takeUnretainedValue().next(out)
    }

    /// The next block, valid until the next call; 0 at the end, -1 after a failure.
    private func next(_ out: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        do {
            let block = try nextBytes()
            unsafe buffer.copyBytes(from: block)
            unsafe out.pointee = UnsafeRawPointer(buffer.baseAddress)
            return block.count
        } catch {
            failure = error
            return -1
        }
    }

    /// Header and the first bytes go together, so that a small entry is one block.
    private func nextBytes() throws -> [UInt8] {
        let count = min(PackageReader.blockBytes - header.count, remaining)
        guard let bytes = try source.bytes(at: position, count: count) else {
            throw PackageEngineError.sourceEnded(offset: position, missing: count)
        }
        position += count
        remaining -= count
        defer { header = [] }
        return header + bytes
    }
}
