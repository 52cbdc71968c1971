import Foundation
import Testing

@Suite("Documents keep up with the code")
struct DocumentTests {
    /// Both READMEs and whatever lies in `Docs/`.
    static let documents: [String] = {
        let folder = SourceFile.root.appendingPathComponent("Docs").path
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return ["README.md", "README.zh.md"]
            + (found ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Docs/" + $0 }
    }()

    @Test("the documents are found")
    func documentsAreFound() {
        #expect(DocumentTests.documents.count >= 16)
        #expect(DocumentTests.documents.contains("Docs/guides/integrators.zh.md"))
    }

    @Test("a link between documents leads somewhere", arguments: documents)
    func linksLeadSomewhere(path: String) throws {
        let folder = SourceFile.root.appendingPathComponent(path).deletingLastPathComponent()
        let links = try SourceFile.text(path).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map {
            String($0.output.1)
        }
        for link in links {
            let target = folder.appendingPathComponent(link).path
            #expect(FileManager.default.fileExists(atPath: target), "\(path): \(link)")
        }
    }

    @Test("a link into a document leads to a heading", arguments: documents)
    func anchorsLeadToHeadings(path: String) throws {
        let folder = SourceFile.root.appendingPathComponent(path).deletingLastPathComponent()
        for link in try SourceFile.text(path).matches(of: /\]\(([^)#:]*)#([^)]+)\)/) {
            let target =
                link.output.1.isEmpty
                ? SourceFile.root.appendingPathComponent(path)
                : folder.appendingPathComponent(String(link.output.1))
            let headings = try String(contentsOf: target, encoding: .utf8)
                .components(separatedBy: "\n").filter { $0.hasPrefix("#") }
                .map { anchor(of: $0) }
            #expect(headings.contains(String(link.output.2)), "\(path): \(link.output.0)")
        }
    }

    /// A heading's anchor as GitHub makes it.
    private func anchor(of heading: String) -> String {
        let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(
            words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                .map { $0 == " " ? "-" : $0 })
    }

    @Test("every limit that a configuration may set is documented")
    func everyLimitIsDocumented() throws {
        let formats = try SourceFile.text("Docs/FORMATS.md")
        let limits = SourceFile.sources.first { $0.path == "Sources/Registry/IntakeLimit.swift" }
        let names = try #require(limits).lines.joined(separator: "\n")
            .matches(of: /case \w+ = "([a-z-]+)"/).map { String($0.output.1) }
        #expect(names.count > 10)
        for name in names { #expect(formats.contains("`\(name)`"), "\(name)") }
    }

    @Test("every paper kind and its code stand in the format document")
    func everyPaperIsDocumented() throws {
        let formats = try SourceFile.text("Docs/FORMATS.md")
        let kinds = SourceFile.sources.first { $0.path == "Sources/Registry/PaperKind.swift" }
        let source = try #require(kinds).lines.joined(separator: "\n")
        let names = source.matches(of: /case `?(\w+)`?(?: = "([a-z-]+)")?\n/).map {
            $0.output.2.map(String.init) ?? String($0.output.1)
        }
        #expect(names.count > 10)
        for name in names { #expect(formats.contains("`\(name)`"), "\(name)") }
    }

    @Test(
        "the kinds of papers that end an input or a case stand in READMEs, guide and examples",
        arguments: [
            "README.md", "README.zh.md", "Docs/guides/integrators.zh.md",
            "Docs/guides/examples/send.sh", "Docs/guides/examples/send.py",
            "Docs/guides/examples/Send.java",
        ])
    func everyResultIsNamed(path: String) throws {
        let source = try SourceFile.text("Sources/Registry/PaperKind.swift")
        let ends = /var isResult.*?case (.*?):\s*true/.dotMatchesNewlines()
        let list = try #require(source.firstMatch(of: ends))
        let kinds = list.output.1.matches(of: /\.(\w+)/).map { name in
            name.output.1.replacing(/[A-Z]/) { "-" + $0.output.lowercased() }
        }
        #expect(kinds.count >= 10)
        let text = try SourceFile.text(path)
        for kind in kinds {
            let named = try Regex("[`\" |(]\(kind)[`\" |)]")
            #expect(text.firstMatch(of: named) != nil, "\(path): \(kind)")
        }
    }

    @Test("every schema file is named in the format document")
    func everySchemaIsDocumented() throws {
        let formats = try SourceFile.text("Docs/FORMATS.md")
        let folder = SourceFile.root.appendingPathComponent("schemas/xsd")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count > 8)
        for name in names { #expect(formats.contains(name), "\(name)") }
    }

    @Test("no document names a folder of one machine")
    func noPathsOfOneMachine() throws {
        for path in DocumentTests.documents {
            let found = try SourceFile.text(path).matches(of: /\/(home|root|Users|work)\/[a-z]/)
            #expect(found.isEmpty, "\(path)")
        }
    }
}
