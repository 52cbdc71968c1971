/// What the first bytes say about the encoding (XML 1.0, appendix F).
enum ByteOrderMark: Hashable {
    /// Nothing: bytes as wide as in ASCII.
    case none
    /// The mark of UTF-8.
    case utf8
    /// UTF-16, by a mark of two bytes or, without one, by its `<`.
    case utf16(isBig: Bool, length: Int)
    /// One that is not accepted, by its name.
    case foreign(String)

    init(_ bytes: [UInt8]) {
        let head = Array(bytes.prefix(4))
        self =
            switch head {
            case [0x00, 0x00, 0xFE, 0xFF], [0xFF, 0xFE, 0x00, 0x00], [0x00, 0x00, 0x00, 0x3C],
                [0x3C, 0x00, 0x00, 0x00]:
                .foreign("UTF-32")
            case [0x4C, 0x6F, 0xA7, 0x94]: .foreign("EBCDIC")
            case _ where head.starts(with: [0xEF, 0xBB, 0xBF]): .utf8
            case _ where head.starts(with: [0xFE, 0xFF]): .utf16(isBig: true, length: 2)
            case _ where head.starts(with: [0xFF, 0xFE]): .utf16(isBig: false, length: 2)
            case _ where head.starts(with: [0x00, 0x3C]): .utf16(isBig: true, length: 0)
            case _ where head.starts(with: [0x3C, 0x00]): .utf16(isBig: false, length: 0)
            default: .none
            }
    }

    /// Bytes of the mark itself.
    var length: Int {
        switch self {
        case .none, .foreign: 0
        case .utf8: 3
        case .utf16(_, let length): length
        }
    }
}
