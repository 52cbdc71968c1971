/// A Swift source without its comments and without the inside of its strings, line by line, so that
/// words and braces of texts are not taken for code. What a string interpolates stays.
struct CodeScan {
    private enum Context {
        /// Code; `parentheses` are open since an interpolation began, 0 for none.
        case code(parentheses: Int)
        /// A string of so many number signs, over several lines or not.
        case string(signs: Int, isLong: Bool)
    }

    /// What code is looked at for; all else is kept as it is.
    private static let special = Array("/#\"()".utf8)

    private let text: [UInt8]
    private var index = 0
    private var contexts: [Context] = [.code(parentheses: 0)]
    private var result: [UInt8] = []

    /// The code of a text.
    static func lines(of text: String) -> [String] {
        var scan = CodeScan(text: Array(text.utf8))
        while scan.index < scan.text.count {
            switch scan.contexts[scan.contexts.count - 1] {
            case .code(let parentheses): scan.code(parentheses)
            case .string(let signs, let isLong): scan.string(signs, isLong)
            }
        }
        return String(decoding: scan.result, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private init(text: [UInt8]) { self.text = text }

    private func starts(with word: String) -> Bool {
        word.utf8.first == text[index] && text[index...].starts(with: word.utf8)
    }

    private mutating func keep() {
        result.append(text[index])
        index += 1
    }

    private mutating func code(_ parentheses: Int) {
        while index < text.count, !CodeScan.special.contains(text[index]) { keep() }
        guard index < text.count else { return }
        if starts(with: "//") {
            while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
            return
        }
        let signs = text[index...].prefix { $0 == UInt8(ascii: "#") }.count
        if index + signs < text.count, text[index + signs] == UInt8(ascii: "\"") {
            index += signs
            let isLong = starts(with: "\"\"\"")
            index += isLong ? 3 : 1
            result.append(UInt8(ascii: "\""))
            contexts.append(.string(signs: signs, isLong: isLong))
            return
        }
        if parentheses > 0 {
            let change = starts(with: "(") ? 1 : starts(with: ")") ? -1 : 0
            contexts.removeLast()
            if parentheses + change > 0 {
                contexts.append(.code(parentheses: parentheses + change))
            }
        }
        keep()
    }

    private mutating func string(_ signs: Int, _ isLong: Bool) {
        let mark = String(repeating: "#", count: signs)
        if starts(with: "\\\(mark)(") {
            index += signs + 1
            contexts.append(.code(parentheses: 1))
            keep()
        } else if signs == 0, starts(with: "\\") {
            index += 2
        } else if starts(with: (isLong ? "\"\"\"" : "\"") + mark) {
            index += (isLong ? 3 : 1) + signs
            result.append(UInt8(ascii: "\""))
            contexts.removeLast()
        } else if text[index] == UInt8(ascii: "\n") {
            keep()
        } else {
            index += 1
        }
    }
}
