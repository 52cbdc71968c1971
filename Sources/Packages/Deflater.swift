internal import CLibArchive

/// Deflates one content through libarchive.
///
/// libarchive offers deflate inside gzip (RFC 1952) or ZIP only, and its ZIP has data descriptors
/// and extra fields. So it writes gzip, whose first 10 and last 8 bytes are left out here.
@safe final class Deflater {
    private static let headBytes = 10
    private static let tailBytes = 8

    private let archive: OpaquePointer
    private let outbox = DeflaterOutbox()
    private var isHeadGone = false

    init() throws {
        guard let archive = unsafe archive_write_new() else {
            throw PackageEngineError.engineFailed(
                operation: "deflate", code: 0, message: "out of memory")
        }
        unsafe self.archive = unsafe archive
        try require(unsafe archive_write_add_filter_gzip(archive))
        try require(
            unsafe archive_write_set_filter_option(archive, "gzip", "compression-level", "6"))
        try require(unsafe archive_write_set_filter_option(archive, "gzip", "timestamp", nil))
        try require(unsafe archive_write_set_format_raw(archive))
        try require(unsafe archive_write_set_bytes_per_block(archive, 0))
        let client = unsafe Unmanaged.passUnretained(outbox).toOpaque()
        try require(
            unsafe archive_write_open(
                archive, client, nil, { unsafe DeflaterOutbox.write($1, $2, $3) }, nil))
        guard let entry = unsafe archive_entry_new() else {
            throw PackageEngineError.engineFailed(
                operation: "deflate", code: 0, message: "out of memory")
        }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_set_pathname(entry, "content")
        unsafe shim_archive_make_regular(entry)
        try require(unsafe archive_write_header(archive, entry))
    }

    deinit { unsafe archive_write_free(archive) }

    /// Adds bytes and hands on what was compressed so far.
    func add(_ bytes: [UInt8], into sink: (Span<UInt8>) throws -> Void) throws {
        let count = unsafe bytes.withUnsafeBytes { bytes in
            unsafe archive_write_data(archive, bytes.baseAddress, bytes.count)
        }
        guard count == bytes.count else { throw failure() }
        try drain(keeping: Deflater.tailBytes, into: sink)
    }

    /// Hands on the rest.
    func finish(into sink: (Span<UInt8>) throws -> Void) throws {
        try require(unsafe archive_write_close(archive))
        try drain(keeping: Deflater.tailBytes, into: sink)
        guard isHeadGone, outbox.bytes.count == Deflater.tailBytes else { throw failure() }
    }

    private func drain(keeping tail: Int, into sink: (Span<UInt8>) throws -> Void) throws {
        if !isHeadGone {
            guard outbox.bytes.count >= Deflater.headBytes + tail else { return }
            // Flags of RFC 1952: none, so no name and no field follows the fixed head.
            guard outbox.bytes.starts(with: [0x1F, 0x8B, 8, 0]) else { throw failure() }
            outbox.bytes.removeFirst(Deflater.headBytes)
            isHeadGone = true
        }
        guard outbox.bytes.count > tail else { return }
        let ready = Array(outbox.bytes.dropLast(tail))
        outbox.bytes.removeFirst(ready.count)
        try sink(ready.span)
    }

    private func require(_ status: CInt) throws {
        guard status == ARCHIVE_OK else { throw failure() }
    }

    private func failure() -> PackageEngineError {
        let text = unsafe archive_error_string(archive)
        return .engineFailed(
            operation: "deflate", code: Int(unsafe archive_errno(archive)),
            message: unsafe text.map { unsafe String(cString: $0) } ?? "")
    }
}
