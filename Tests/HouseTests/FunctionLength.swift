/// How many lines each function, initialiser, subscript and computed value of a source has, from
/// the line that begins it to its last brace.
struct FunctionLength: Equatable {
    /// Line it begins on, from 1.
    let line: Int
    /// Lines it has.
    let count: Int

    private static let keywords: Set<String> = ["func", "init", "deinit", "subscript", "var"]
    /// How the line goes on that follows an unfinished declaration.
    private static let continuations = ["{", "->", "throws", "async", "where", "rethrows"]

    /// The lengths of all that have a body.
    static func all(in code: [String]) -> [FunctionLength] {
        code.indices.compactMap { start in
            guard let declaration = Declaration(code[start]),
                keywords.contains(declaration.keyword),
                let end = end(of: start, in: code)
            else { return nil }
            return FunctionLength(line: start + 1, count: end - start + 1)
        }
    }

    /// The line of the last brace; `nil` for what has no body, such as a protocol's requirement.
    private static func end(of start: Int, in code: [String]) -> Int? {
        var parentheses = 0
        var braces = 0
        for index in start..<code.count {
            for character in code[index].utf8 {
                switch character {
                case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
                case UInt8(ascii: "{"): braces += 1
                case UInt8(ascii: "}"):
                    braces -= 1
                    if braces == 0, parentheses == 0 { return index }
                    if braces < 0 { return nil }
                default: continue
                }
            }
            guard braces == 0, parentheses == 0 else { continue }
            let next = code.dropFirst(index + 1).first?.drop { $0 == " " } ?? ""
            guard continuations.contains(where: next.hasPrefix) else { return nil }
        }
        return nil
    }
}
