internal import CLibArchive

/// Names in GB18030, which contains GBK and GB 2312, through the C library's converter.
package enum GB18030Name {
    /// Loads the converter's tables. A process that locks itself in calls this before, because the
    /// C library reads them from disk at first use.
    package static func prepare() throws {
        _ = try decode([0xC4, 0xBF])
    }

    /// The text, `nil` when the bytes are not GB18030 from first to last.
    static func decode(_ bytes: [UInt8]) throws -> String? {
        guard let converter = unsafe shim_archive_iconv_open("UTF-8", "GB18030") else {
            throw PackageEngineError.engineFailed(
                operation: "decode GB18030", code: 0, message: "the C library has no converter")
        }
        defer { unsafe _ = iconv_close(converter) }
        // Two bytes become at most three, four become at most four, one stays one.
        var text = [UInt8](repeating: 0, count: bytes.count * 3 / 2 + 4)
        var source = bytes
        var status: Int32 = 0
        var written = 0
        unsafe source.withUnsafeMutableBytes { source in
            unsafe text.withUnsafeMutableBytes { text in
                var from = unsafe source.bindMemory(to: CChar.self).baseAddress
                var to = unsafe text.bindMemory(to: CChar.self).baseAddress
                var fromLeft = source.count
                var toLeft = text.count
                status = unsafe shim_archive_iconv(converter, &from, &fromLeft, &to, &toLeft)
                written = text.count - toLeft
            }
        }
        switch status {
        case 0: return String(validating: text[..<written], as: UTF8.self)
        case shim_archive_EILSEQ, shim_archive_EINVAL: return nil
        default:
            throw PackageEngineError.engineFailed(
                operation: "decode GB18030", code: Int(status), message: "iconv")
        }
    }
}
