import Foundation

/// A whole application, and those of its lines in which it differs from another.
struct ApplicationExample {
    /// Its bytes as text.
    let text: String
    /// The profile it is examined under.
    let profile: String
    /// Where it comes from.
    let name: String
    /// Whether other rules may speak too.
    let isMixed: Bool
    /// The lines that differ.
    var lines: [String] = []

    /// Where they begin, from 0.
    var start = 0

    /// The lines below the start tag of the element that holds them, without what indents all of
    /// them, long ones cut in the middle.
    var shown: String {
        let indents = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }
        let indent = indents.min() ?? 0
        let above = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(start)
        let parent = above.last { $0.prefix { $0 == " " }.count < indent }
        let isTag = parent?.wholeMatch(of: /\s*<\w+(\s[^<>]*)?>/) != nil
        let inner = lines.map { line in
            let text = line.dropFirst(indent)
            let cut =
                text.count <= 160
                ? String(text) : text.prefix(60) + "(… \(text.count) …)" + text.suffix(60)
            return isTag ? "  " + cut : cut
        }
        let outer = isTag ? [String(parent?.drop { $0 == " " } ?? "")] : []
        return (outer + inner).joined(separator: "\n")
    }

    /// The text with those lines of it replaced by another's.
    func replacingLines(by other: ApplicationExample) -> String {
        var all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        all.replaceSubrange(start..<(start + lines.count), with: other.lines)
        return all.joined(separator: "\n")
    }

    /// The wrong and the right application of a rule that are nearest to each other.
    static func nearest(of rule: String) -> (wrong: ApplicationExample, right: ApplicationExample)?
    {
        let wrong = (Fixture.all("invalid") + Fixture.all("remark")).filter { $0.rule == rule }
        let right = Fixture.all("valid").filter { $0.rule == rule }.map(ApplicationExample.init)
        var best: (wrong: ApplicationExample, right: ApplicationExample)?
        var least = Int.max
        for candidate in wrong.map(ApplicationExample.init) {
            for other in [base] + right where other.profile == candidate.profile {
                let pair = differing(candidate, other)
                let size = pair.wrong.lines.count + pair.right.lines.count
                if size < least {
                    least = size
                    best = pair
                }
            }
        }
        return best
    }

    /// The example that `dengji new` starts from, without its comments.
    private static let base = ApplicationExample(
        text: Fixtures.example.replacing(
            /\n?[ ]*<!--[\s\S]*?-->/, with: ""), profile: "taian-2025", name: "the example",
        isMixed: false)

    private init(_ fixture: Fixture) {
        self.init(
            text: String(decoding: Fixtures.bytes(fixture.path), as: UTF8.self),
            profile: fixture.profile, name: fixture.name, isMixed: fixture.isMixed)
    }

    private init(text: String, profile: String, name: String, isMixed: Bool) {
        self.text = text
        self.profile = profile
        self.name = name
        self.isMixed = isMixed
    }

    /// Both with their middles, between what they begin and end with alike; where one has nothing
    /// there, both with the line before.
    private static func differing(_ wrong: ApplicationExample, _ right: ApplicationExample)
        -> (wrong: ApplicationExample, right: ApplicationExample)
    {
        let one = wrong.text.split(separator: "\n", omittingEmptySubsequences: false)
        let two = right.text.split(separator: "\n", omittingEmptySubsequences: false)
        var start = zip(one, two).prefix { $0 == $1 }.count
        let most = min(one.count, two.count) - start
        let end = zip(one.reversed(), two.reversed()).prefix { $0 == $1 }.count
        let tail = min(end, most)
        if one.count - tail == start || two.count - tail == start, start > 0 { start -= 1 }
        var pair = (wrong: wrong, right: right)
        pair.wrong.start = start
        pair.right.start = start
        pair.wrong.lines = one[start..<(one.count - tail)].map(String.init)
        pair.right.lines = two[start..<(two.count - tail)].map(String.init)
        return pair
    }
}
