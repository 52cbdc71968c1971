import Testing

@Suite("The rules themselves")
struct RuleTests {
    @Test(
        "comments and the inside of strings are no code",
        arguments: [
            (#"let a = "{" // }"#, #"let a = "" "#),
            (#"let a = "\"{" + b"#, #"let a = "" + b"#),
            (##"let a = #"\"{"# + b"##, ##"let a = "" + b"##),
            (#"f("x \(try? g("}")) y")"#, #"f("(try? g(""))")"#),
            ("let a = \"\"\"\n  { // \" {\n  \"\"\"; b {", "let a = \"\n\n\"; b {"),
        ])
    func scan(text: String, code: String) {
        #expect(
            CodeScan.lines(of: text)
                == code.split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init))
    }

    @Test("the length of a function is from its first line to its last brace")
    func lengths() {
        let code = """
            protocol P {
                func required(_ a: Int) -> Int
                var value: Int { get }
            }
            func short() {}
            package init(
                a: Int = 1, body: () -> Void = {}
            ) throws(E)
                -> Int
            {
                if a { b } else { c }
            }
            var stored = 1
            var computed: Int {
                1
            }
            """
        #expect(
            FunctionLength.all(in: code.split(separator: "\n").map(String.init)) == [
                FunctionLength(line: 3, count: 1), FunctionLength(line: 5, count: 1),
                FunctionLength(line: 6, count: 7), FunctionLength(line: 14, count: 3),
            ])
    }

    @Test("a witness is a member of that name in a file that names the protocol")
    func witnesses() throws {
        let room = SourceFile(
            path: "Sources/A/P.swift",
            text:
                "package protocol P {\n    func judge(_ a: Int)\n    var name: String { get }\n}\n")
        let other = SourceFile(
            path: "Sources/B/S.swift",
            text: "package struct S:\n    Sendable, P\n{\n    package func judge(_ a: Int) {}\n}\n")
        let none = SourceFile(
            path: "Sources/B/T.swift",
            text: "package struct T: Sendable {\n    package func judge(_ a: Int) {}\n}\n")
        let witnesses = Witnesses([room, other, none])
        let judge = try #require(Declaration("    package func judge(_ a: Int) {}"))
        let rule = try #require(Declaration("    package static func rule() {}"))
        #expect(witnesses.contain(judge, in: other))
        #expect(!witnesses.contain(rule, in: other))
        #expect(!witnesses.contain(judge, in: none))
    }

    @Test(
        "declarations are told by keyword and name",
        arguments: [
            ("    package static func == (a: S, b: S) -> Bool {", "func", "=="),
            ("@safe package final class Node {", "class", "Node"),
            ("    package private(set) var count: Int", "var", "count"),
            ("    package init?(_ text: String) {", "init", "init"),
            ("    package consuming func close() {", "func", "close"),
        ])
    func declarations(line: String, keyword: String, name: String) {
        let declaration = Declaration(line)
        #expect(declaration?.keyword == keyword)
        #expect(declaration?.name == name)
        #expect(declaration?.modifiers.contains("package") == true)
        #expect(Declaration("    return package") == nil)
        #expect(Declaration("package import System") == nil)
    }
}
