internal import Registry

/// What the press says.
package enum PressReply: Hashable, Sendable {
    /// It is ready for requests and has locked itself in, but for `gaps`, each a part's code and the
    /// reason.
    case ready(gaps: [String])
    /// A PDF of so many pages; `missing` are the characters (code points) that no font draws and that
    /// are shown as `[U+…]`, the first `maxMissing` of them.
    case printed(pdf: [UInt8], pages: Int, missing: [UInt32])
    /// There is no PDF, for a reason that lies in the request.
    case failed(String)

    /// Characters that are told of at most: each is a word of a log line.
    package static let maxMissing = 200
    /// Parts that a cell may lack, several times over.
    private static let maxGaps = 64

    /// As a message.
    package func encoded() -> [UInt8] {
        switch self {
        case .ready(let gaps):
            var fields = PressFields("ready")
            fields.list(gaps) { fields, gap in fields.line(gap) }
            return fields.bytes
        case .printed(let pdf, let pages, let missing):
            var fields = PressFields("printed")
            fields.data(pdf)
            fields.number(pages)
            fields.list(Array(missing.prefix(PressReply.maxMissing))) { fields, scalar in
                fields.number(Int(scalar))
            }
            return fields.bytes
        case .failed(let reason):
            var fields = PressFields("failed")
            fields.line(reason)
            return fields.bytes
        }
    }

    /// Reads a message.
    package init(decoding message: [UInt8]) throws(PressError) {
        var fields = try PressFields(reading: message)
        switch try fields.text() {
        case "ready":
            self = .ready(
                gaps: try fields.list(atMost: PressReply.maxGaps) { fields throws(PressError) in
                    try fields.line()
                })
        case "printed":
            self = .printed(
                pdf: try fields.data(), pages: try fields.number(),
                missing: try fields.list(atMost: PressReply.maxMissing) {
                    fields throws(PressError) in
                    UInt32(clamping: try fields.number())
                })
        case "failed": self = .failed(try fields.line())
        case let word: throw .malformed("an answer \(OneLine.cut(word))")
        }
        try fields.end()
    }
}
