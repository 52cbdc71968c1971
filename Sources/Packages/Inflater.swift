internal import CLibArchive

/// Inflates one entry through libarchive's ZIP reader.
///
/// libarchive gets a local header of our own making, with a plain name and the checked sizes, then
/// exactly the entry's bytes, then the end. It sees no other header and no name of a stranger.
@safe final class Inflater {
    /// What one step came to.
    enum Step {
        /// A piece was handed on.
        case more
        /// The content ended where it should.
        case finished
        /// The one who took the piece refused it.
        case problem(PackageProblem)
        /// The compressed data are broken, in libarchive's words.
        case broken(String)
    }

    private let archive: OpaquePointer
    private let feed: InflaterFeed

    init(_ entry: ZIPEntry, from source: PackageSource) throws {
        guard let archive = unsafe archive_read_new() else {
            throw PackageEngineError.engineFailed(
                operation: "inflate", code: 0, message: "out of memory")
        }
        unsafe self.archive = unsafe archive
        feed = InflaterFeed(
            header: Inflater.header(of: entry), source: source, at: entry.dataOffset,
            count: entry.compressedBytes)
        try require(unsafe archive_read_support_format_zip_streamable(archive))
        // The CRC is computed here.
        try require(
            unsafe archive_read_set_format_option(archive, "zip", "ignorecrc32", "1"))
        let client = unsafe Unmanaged.passUnretained(feed).toOpaque()
        try require(
            unsafe archive_read_open(
                archive, client, nil, { unsafe InflaterFeed.read($1, $2) }, nil))
        var header: OpaquePointer?
        try require(unsafe archive_read_next_header(archive, &header))
    }

    deinit { unsafe archive_read_free(archive) }

    /// Inflates a little and hands it on in blocks of at most 64 KiB.
    func next(_ take: (Span<UInt8>) throws -> PackageProblem?) throws -> Step {
        var start: UnsafeRawPointer?
        var count = 0
        var offset: la_int64_t = 0
        let status = unsafe archive_read_data_block(archive, &start, &count, &offset)
        if let failure = feed.failure { throw failure }
        guard status == ARCHIVE_OK || status == ARCHIVE_EOF else { return try failed() }
        if status == ARCHIVE_EOF { return .finished }
        let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
        var position = 0
        while position < buffer.count {
            let size = min(PackageReader.blockBytes, buffer.count - position)
            let block = unsafe UnsafeRawBufferPointer(
                rebasing: buffer[position..<(position + size)])
            let problem = try unsafe block.withMemoryRebound(to: UInt8.self) { bytes in
                try take(unsafe bytes.span)
            }
            if let problem { return .problem(problem) }
            position += size
        }
        return .more
    }

    /// Tells broken data from a failure of the engine.
    private func failed() throws -> Step {
        let code = Int(unsafe archive_errno(archive))
        let message = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
        // libarchive gives zlib's own number in words only; -4 is its Z_MEM_ERROR.
        if code == Int(ENOMEM) || message.hasSuffix("(-4)") {
            throw PackageEngineError.engineFailed(
                operation: "inflate", code: code, message: message)
        }
        return .broken(message)
    }

    /// For steps that depend on our own header alone: their failing is never the sender's fault.
    private func require(_ status: CInt) throws {
        if let failure = feed.failure { throw failure }
        guard status == ARCHIVE_OK else {
            let text = unsafe archive_error_string(archive)
            throw PackageEngineError.engineFailed(
                operation: "inflate", code: Int(unsafe archive_errno(archive)),
                message: unsafe text.map { unsafe String(cString: $0) } ?? "")
        }
    }

    private static func header(of entry: ZIPEntry) -> [UInt8] {
        ZIPHeader(
            name: Array("content".utf8), method: entry.method, crc: entry.crc32,
            sizeBytes: entry.sizeBytes, compressedBytes: entry.compressedBytes, offset: 0
        ).local
    }
}
