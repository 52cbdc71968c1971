internal import CPress
internal import Press
internal import WorkingDays

/// A drawn document with the papers that it shows attached, and with an id that follows from its
/// content.
enum FinishedPDF {
    /// libqpdf refused.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The bytes; `date` is noted as the attachments' own. `originals` are files as they came in.
    static func bytes(
        of drawn: [UInt8], attaching papers: [PressPaper], originals: [PressPaper] = [],
        date: Instant
    ) throws(Failure) -> [UInt8] {
        let document = unsafe drawn.withUnsafeBufferPointer {
            unsafe dengji_document_open($0.baseAddress!, $0.count)
        }
        defer { unsafe dengji_document_free(document) }
        // A tree of names is sorted by bytes (ISO 32000-2 7.9.6).
        let all = papers.map { ($0, "签名文件") } + originals.map { ($0, "来件原件") }
        let sorted = all.sorted {
            $0.0.fileName.utf8.lexicographicallyPrecedes($1.0.fileName.utf8)
        }
        for (paper, what) in sorted where !paper.bytes.isEmpty {
            unsafe paper.bytes.withUnsafeBufferPointer {
                unsafe dengji_document_attach(
                    document, paper.fileName, mediaType(paper.fileName), what, stamp(date),
                    $0.baseAddress!, $0.count)
            }
        }
        var size = 0
        guard let bytes = unsafe dengji_document_write(document, "zh-CN", &size) else {
            throw Failure(description: unsafe String(cString: dengji_document_error(document)))
        }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
    }

    private static func mediaType(_ name: String) -> String {
        if name.hasSuffix(".xml") { return "application/xml" }
        if name.hasSuffix(".zip") { return "application/zip" }
        return name.hasSuffix(".txt") ? "text/plain" : "application/octet-stream"
    }

    /// `D:20260105090000+08'00'` (ISO 32000-2 7.9.4).
    private static func stamp(_ date: Instant) -> String {
        let digits = date.iso.prefix(19).filter(\.isNumber)
        return "D:\(digits)+08'00'"
    }
}
