import Foundation
import Testing

@Suite("The house style")
struct StyleTests {
    @Test("a file has at most 400 lines", arguments: SourceFile.all + SourceFile.below("Tests"))
    func filesAreShort(file: SourceFile) {
        #expect(file.lines.count <= 401)
    }

    @Test("a function has at most 60 lines", arguments: SourceFile.all)
    func functionsAreShort(file: SourceFile) {
        for (start, length) in functions(in: file) {
            #expect(length <= 60, "\(file.path):\(start) has \(length) lines")
        }
    }

    @Test("a room opens with a file of its own name", arguments: Set(SourceFile.all.map(\.room)))
    func roomsIntroduceThemselves(room: String) throws {
        let name = room == "dengji" ? "Dengji" : room == "dengji-examiner" ? "DengjiExaminer" : room
        let file = try #require(
            SourceFile.all.first { $0.path == "Sources/\(room)/\(name).swift" })
        let head = file.lines.prefix { $0.hasPrefix("//") }.joined(separator: " ")
        for word in ["What it is for", "Never", "Failures"] {
            #expect(head.localizedCaseInsensitiveContains(word), "\(file.path) lacks \(word)")
        }
    }

    @Test("what crosses rooms has a doc comment", arguments: SourceFile.all)
    func packageDeclarationsAreDocumented(file: SourceFile) {
        let protocolNames = [
            "encode(to", "init(from decoder", "hash(into", "static func <", "static func ==",
        ]
        for (index, line) in file.lines.enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard isPackageDeclaration(text), !protocolNames.contains(where: text.contains) else {
                continue
            }
            var above = index - 1
            while above >= 0, file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@")
            {
                above -= 1
            }
            let comment = above >= 0 ? file.lines[above].trimmingCharacters(in: .whitespaces) : ""
            #expect(
                comment.hasPrefix("///") || isWitness(text, in: file),
                "\(file.path):\(index + 1) \(text)")
        }
    }

    @Test("words with a better replacement do not occur", arguments: SourceFile.all)
    func bannedWords(file: SourceFile) {
        for (index, line) in file.code.enumerated() {
            for (word, replacement) in StyleTests.banned where hasWord(word, in: line) {
                Issue.record("\(file.path):\(index + 1) \(word): \(replacement)")
            }
        }
    }

    @Test("an unchecked Sendable says why it is safe", arguments: SourceFile.all)
    func uncheckedSendableIsExplained(file: SourceFile) {
        for (index, line) in file.code.enumerated() where line.contains("@unchecked Sendable") {
            let around = file.lines[max(0, index - 6)..<min(file.lines.count, index + 6)]
            #expect(around.contains { $0.contains("// Safety:") }, "\(file.path):\(index + 1)")
        }
    }

    @Test("no comment promises later work", arguments: SourceFile.all + SourceFile.below("Tests"))
    func noPromises(file: SourceFile) {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        for (index, line) in file.lines.enumerated() {
            #expect(!words.contains { line.contains($0) }, "\(file.path):\(index + 1)")
        }
    }

    /// Whether a word occurs that is not the end of a longer one, such as `ZIPEntry?`.
    private func hasWord(_ word: String, in line: String) -> Bool {
        line.ranges(of: word).contains { range in
            range.lowerBound == line.startIndex
                || !line[line.index(before: range.lowerBound)].isLetter
        }
    }

    private static let banned = [
        ("try!", "throw, or precondition with the reason"),
        ("try?", "handle the error, or say why none can come"),
        ("fatalError(", "preconditionFailure with the reason it cannot happen"),
        ("DateFormatter", "Day and Instant print themselves"),
        ("Date()", "time is an argument"),
        ("UUID()", "randomness is an argument"),
        ("catch {}", "say what becomes of the error"),
    ]

    private func isPackageDeclaration(_ text: String) -> Bool {
        let kinds = [
            "func", "var", "let", "struct", "enum", "final", "class", "protocol", "init",
            "static", "mutating", "subscript", "consuming", "borrowing", "typealias",
        ]
        return kinds.contains {
            text.hasPrefix("package \($0) ") || text.hasPrefix("package \($0)(")
        }
    }

    /// A witness of a protocol of this file inherits the comment of its requirement.
    private func isWitness(_ text: String, in file: SourceFile) -> Bool {
        guard let start = text.range(of: "func ") ?? text.range(of: "var ") else { return false }
        let name = text[start.upperBound...].prefix { $0.isLetter || $0.isNumber }
        let requirements = SourceFile.all.filter { $0.room == file.room }.flatMap(\.lines)
        return requirements.contains { line in
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            return trimmed.hasPrefix("func \(name)(") || trimmed.hasPrefix("var \(name):")
                || trimmed.hasPrefix("mutating func \(name)(")
        }
            || ["description", "errorDescription", "run", "makeIterator", "next"].contains(
                String(name))
    }

    private func functions(in file: SourceFile) -> [(start: Int, length: Int)] {
        var result: [(Int, Int)] = []
        let code = file.code
        for (index, line) in code.enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard text.contains("func ") || text.contains(" init(") || text.hasPrefix("init(")
            else { continue }
            var depth = 0
            var hasBody = false
            for end in index..<code.count {
                depth += code[end].count { $0 == "{" } - code[end].count { $0 == "}" }
                if code[end].contains("{") { hasBody = true }
                if hasBody, depth <= 0 {
                    result.append((index + 1, end - index + 1))
                    break
                }
                if !hasBody, end > index + 12 { break }
            }
        }
        return result
    }
}
