internal import CLibXML2

/// GB18030, which contains GBK and GB 2312, through the C library's converter.
enum GB18030 {
    static func decode(_ bytes: [UInt8]) throws(XMLEngineError) -> TextDecoding.Outcome {
        guard let converter = unsafe shim_iconv_open("UTF-8", "GB18030") else {
            throw .engineFailed(
                operation: "decode", subject: "GB18030", code: 0,
                message: "the C library has no converter")
        }
        defer { unsafe _ = iconv_close(converter) }
        // Two bytes become at most four (FE51 is U+20087), four become at most four, one stays one.
        var text = [UInt8](repeating: 0, count: bytes.count * 2 + 4)
        var source = bytes
        var status: Int32 = 0
        var used = 0
        var written = 0
        unsafe source.withUnsafeMutableBytes { source in
            unsafe text.withUnsafeMutableBytes { text in
                var from = unsafe source.bindMemory(to: CChar.self).baseAddress
                var to = unsafe text.bindMemory(to: CChar.self).baseAddress
                var fromLeft = source.count
                var toLeft = text.count
                status = unsafe shim_iconv(converter, &from, &fromLeft, &to, &toLeft)
                used = source.count - fromLeft
                written = text.count - toLeft
            }
        }
        switch status {
        case 0:
            text.removeLast(text.count - written)
            return .text(text)
        case shim_EILSEQ, shim_EINVAL:
            return .problem(TextDecoding.invalid("GB18030", at: used, of: bytes))
        default:
            throw .engineFailed(
                operation: "decode", subject: "GB18030", code: Int(status), message: "iconv")
        }
    }
}
