/// Whether bytes under another label are UTF-8 all the same.
///
/// Every text in GB18030 whose bytes are UTF-8 too has only characters of two bytes in that reading
/// (`目录` reads as `Ŀ¼`), but for rare accidents: a character of three bytes takes three halves of
/// GB18030 characters, every one in a narrow range, and so does each of its neighbours. So UTF-8
/// throughout, with at least one such character, is taken for UTF-8.
struct UTF8Evidence {
    /// Whether all bytes are UTF-8 and one character at least takes three or four.
    let isStrong: Bool
    /// The line of the first such character.
    let line: Int

    init(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.firstIndex(where: { $0 >= 0xE0 }),
            UTF8Evidence.isUTF8(bytes)
        else {
            isStrong = false
            line = 1
            return
        }
        isStrong = true
        line = 1 + bytes[..<first].count { $0 == 0x0A }
    }

    /// Whether bytes are UTF-8 throughout.
    static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: Array(bytes).span)
            return true
        } catch {
            return false
        }
    }
}
