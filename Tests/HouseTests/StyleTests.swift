import Foundation
import Testing

@Suite("The house style")
struct StyleTests {
    private static let swift = SourceFile.sources + SourceFile.tests

    @Test("a file has at most 400 lines")
    func filesAreShort() {
        #expect(StyleTests.swift.count > 400)
        let long = (StyleTests.swift + SourceFile.shims).filter { $0.lines.count > 401 }
        #expect(long.map(\.path) == [])
    }

    @Test("a function has at most 60 lines")
    func functionsAreShort() {
        let long = SourceFile.sources.flatMap { file in
            FunctionLength.all(in: file.code).filter { $0.count > 60 }
                .map { "\(file.path):\($0.line) has \($0.count) lines" }
        }
        #expect(long == [])
    }

    @Test("a room opens with a file of its own name")
    func roomsIntroduceThemselves() throws {
        let files = [
            "dengji": "Dengji", "dengji-examiner": "DengjiExaminer", "dengji-press": "DengjiPress",
        ]
        for room in Set(SourceFile.sources.map(\.room)) {
            let path = "Sources/\(room)/\(files[room] ?? room).swift"
            let file = try #require(SourceFile.sources.first { $0.path == path }, "\(path)")
            let head = file.lines.prefix { $0.hasPrefix("//") }
            for topic in ["What it is for:", "Guarantees:", "Never:", "Failures:"] {
                #expect(head.contains { $0.hasPrefix("// \(topic)") }, "\(path) lacks \(topic)")
            }
        }
    }

    @Test("what crosses rooms has a doc comment, its own or its protocol's")
    func packageDeclarationsAreDocumented() {
        let witnesses = Witnesses(SourceFile.sources)
        var count = 0
        for file in SourceFile.sources {
            for (index, line) in file.code.enumerated() {
                guard let declaration = Declaration(line),
                    declaration.modifiers.contains("package"),
                    declaration.keyword != "extension"
                else { continue }
                count += 1
                #expect(
                    isCommented(index, in: file) || witnesses.contain(declaration, in: file),
                    "\(file.path):\(index + 1) \(line)")
            }
        }
        #expect(count > 1000)
    }

    @Test("words with a better replacement do not occur")
    func bannedWords() {
        for file in SourceFile.sources {
            for (index, line) in file.code.enumerated() {
                for (word, replacement) in StyleTests.banned where hasWord(word, in: line) {
                    Issue.record("\(file.path):\(index + 1) \(word): \(replacement)")
                }
            }
        }
    }

    @Test("only the command line prints")
    func onlyTheCommandLinePrints() {
        for file in SourceFile.sources where file.room != "dengji" {
            for (index, line) in file.code.enumerated() {
                #expect(!hasWord("print(", in: line), "\(file.path):\(index + 1)")
            }
        }
    }

    @Test("no catch has a where clause, in which the compiler can be lost for ever")
    func noCatchWhere() {
        for file in StyleTests.swift {
            for (index, line) in file.code.enumerated() where line.contains("catch ") {
                #expect(
                    line.firstMatch(of: /\bcatch\b.*\bwhere\b/) == nil, "\(file.path):\(index + 1)")
            }
        }
    }

    @Test("an unchecked Sendable says why it is safe")
    func uncheckedSendableIsExplained() {
        for file in SourceFile.sources {
            for (index, line) in file.code.enumerated() where line.contains("@unchecked Sendable") {
                let around = file.lines[max(0, index - 6)..<min(file.lines.count, index + 6)]
                #expect(around.contains { $0.contains("// Safety:") }, "\(file.path):\(index + 1)")
            }
        }
    }

    @Test("no comment promises later work")
    func noPromises() {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        for file in StyleTests.swift + SourceFile.shims {
            for (index, line) in file.lines.enumerated() {
                #expect(!words.contains { line.contains($0) }, "\(file.path):\(index + 1)")
            }
        }
    }

    @Test("C keeps to 100 columns, and a header says why it is needed")
    func shimsAreTidy() {
        #expect(SourceFile.shims.count >= 8)
        for file in SourceFile.shims {
            for (index, line) in file.lines.enumerated() {
                #expect(line.count <= 100, "\(file.path):\(index + 1)")
            }
            guard file.path.hasSuffix(".h") else { continue }
            #expect(file.lines.contains { $0.hasPrefix("// ") }, "\(file.path)")
        }
    }

    /// Whether a doc comment stands above a line and the attributes before it.
    private func isCommented(_ index: Int, in file: SourceFile) -> Bool {
        let above = file.lines[..<index].reversed().lazy
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return above.first { !$0.hasPrefix("@") }?.hasPrefix("///") ?? false
    }

    /// Whether a word occurs that is not the end of a longer one, such as `ZIPEntry?`.
    private func hasWord(_ word: String, in line: String) -> Bool {
        line.contains(word)
            && line.ranges(of: word).contains { range in
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
        ("assert(", "a precondition holds in release builds too"),
        ("public ", "nothing is public without a reader outside"),
    ]
}
