/// Sentences of rules with `{name}` for what a finding fills in.
package enum RuleText {
    /// The text with each placeholder replaced; one without a word becomes nothing.
    package static func filled(_ text: String, _ words: [String: String]) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += words[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
