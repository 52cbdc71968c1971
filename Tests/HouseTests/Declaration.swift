/// A declaration as it begins on one line of code.
struct Declaration {
    /// `func`, `var`, `struct`, …
    let keyword: String
    /// Its name; `init` and `subscript` are their own.
    let name: String
    /// `package`, `static`, `mutating`, …
    let modifiers: Set<String>

    private static let keywords: Set<String> = [
        "func", "var", "let", "init", "deinit", "subscript", "struct", "enum", "class", "protocol",
        "actor", "typealias", "extension", "macro",
    ]
    private static let possible: Set<String> = [
        "package", "public", "internal", "private", "fileprivate", "open", "static", "mutating",
        "nonmutating", "consuming", "borrowing", "final", "override", "required", "convenience",
        "indirect", "lazy", "weak", "unowned", "nonisolated", "prefix", "postfix", "infix",
        "isolated", "distributed", "dynamic", "optional", "unsafe",
    ]

    /// The declaration that a line begins; `nil` for any other line.
    init?(_ line: String) {
        var words = line.split(separator: " ")[...]
        var modifiers: Set<String> = []
        while let word = words.first {
            let bare = String(word.prefix { $0 != "(" })
            if word.hasPrefix("@") {
                words.removeFirst()
            } else if Declaration.possible.contains(bare) {
                modifiers.insert(String(word))
                words.removeFirst()
            } else if bare == "class", words.dropFirst().first == "func" {
                words.removeFirst()
            } else {
                break
            }
        }
        guard let word = words.first else { return nil }
        let keyword = String(word.prefix { $0.isLetter })
        guard Declaration.keywords.contains(keyword) else { return nil }
        let isOwnName = ["init", "deinit", "subscript"].contains(keyword)
        guard isOwnName || word == keyword, isOwnName || words.count > 1 else { return nil }
        self.keyword = keyword
        self.modifiers = modifiers
        if isOwnName {
            name = keyword
        } else {
            let text = words.dropFirst().first ?? ""
            let stop: Set<Character> = ["(", ":", "<", "{", ",", "="]
            let plain = text.prefix { !stop.contains($0) }
            // An operator's name is made of the characters that end others.
            name = String(plain.isEmpty ? text.prefix { $0 != "(" } : plain)
        }
    }
}
