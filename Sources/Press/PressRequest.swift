/// What the press is asked for; it answers each with one `PressReply`.
package enum PressRequest: Hashable, Sendable {
    /// The PDF of one paper.
    case paper(PressPaper)
    /// A case's papers as one PDF.
    case docket(PressDocket)

    /// As a message.
    package func encoded() -> [UInt8] {
        switch self {
        case .paper(let paper):
            var fields = PressFields("paper")
            paper.write(to: &fields)
            return fields.bytes
        case .docket(let docket):
            var fields = PressFields("docket")
            docket.write(to: &fields)
            return fields.bytes
        }
    }

    /// Reads a message.
    package init(decoding message: [UInt8]) throws(PressError) {
        var fields = try PressFields(reading: message)
        switch try fields.text() {
        case "paper": self = .paper(try PressPaper(from: &fields))
        case "docket": self = .docket(try PressDocket(from: &fields))
        case let word: throw .malformed("a request for \(word)")
        }
        try fields.end()
    }
}
