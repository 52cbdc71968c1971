package import Registry

/// What an examiner answers. Everything in it comes from a process that has read hostile bytes.
package enum ExaminationReply: Sendable {
    /// Its schemas are compiled and it has locked itself in, but for `gaps`, each a part's code and the
    /// reason; sent once, before any request.
    case ready(ExaminerVersions, gaps: [String])
    /// What it found in a package or in verified bytes.
    case examination(Examination)
    /// What it wrote to each sink, in their order; `nil` for a file that the package does not have or
    /// that is broken.
    case unpacked([ObservedAttachment?])
    /// It could not do what was asked, for a reason that is no verdict on a package.
    case failed(String)
    /// It is still at work on a large package, and has read so many bytes; the answer follows.
    case reading(bytes: Int)

    /// The message, without its frame.
    package func encoded() -> [UInt8] {
        // As much as the facts of most applications take.
        var writer = ByteWriter(roomFor: 8 << 10)
        writer.byte(ExaminationMessage.version)
        switch self {
        case .ready(let versions, let gaps):
            writer.byte(1)
            writer.line(versions.engine)
            writer.line(versions.libxml2)
            writer.line(versions.libarchive)
            writer.text(versions.rules.text)
            writer.list(gaps) { $0.line($1) }
        case .examination(let examination):
            writer.byte(2)
            writer.examination(examination)
        case .unpacked(let files):
            writer.byte(3)
            writer.list(files) { $0.optional($1) { $0.observed($1) } }
        case .failed(let reason):
            writer.byte(4)
            writer.line(reason)
        case .reading(let bytes):
            writer.byte(5)
            writer.number(bytes)
        }
        return writer.bytes
    }

    /// Reads a message, strictly: an examination whose parts contradict its verdict is none, nor is what
    /// exceeds the bounds or would not stand in one line of a log.
    package init(
        decoding bytes: [UInt8], within bounds: ReplyBounds = .widest
    ) throws(ExaminationCodecError) {
        var reader = ByteReader(bytes, maxTextBytes: bounds.maxTextBytes)
        switch try reader.kind() {
        case 1:
            self = .ready(
                ExaminerVersions(
                    engine: try reader.line(), libxml2: try reader.line(),
                    libarchive: try reader.line(), rules: try reader.digest()),
                gaps: try reader.list(atMost: ReplyBounds.maxGaps) {
                    reader throws(ExaminationCodecError) in try reader.line()
                })
        case 2: self = .examination(try reader.examination(bounds))
        case 3:
            self = .unpacked(
                try reader.list(atMost: ExaminationRequest.mostUnpacked) {
                    reader throws(ExaminationCodecError) in
                    try reader.optional { reader throws(ExaminationCodecError) in
                        try reader.observed()
                    }
                })
        case 4: self = .failed(try reader.line())
        case 5: self = .reading(bytes: try reader.number())
        default: throw .malformed("an unknown reply")
        }
        try reader.end()
    }
}
