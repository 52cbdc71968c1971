import Foundation
import Testing

/// `Docs/LAW.md`: no article is left out, and what it names is there.
@Suite("The law, article by article")
struct LawTests {
    private struct Row {
        var article: String
        var files: [String]
        var test: String
        var title: String
    }

    private static func rows() throws -> [Row] {
        try SourceFile.text("Docs/LAW.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[0].first?.isNumber == true else { return nil }
            let files = cells[2].matches(of: /`([^`]*)`/).map { String($0.1) }
            let test = cells[3].firstMatch(of: /^`([^`]*)` “(.*)”$/)
            return Row(
                article: cells[0], files: files, test: test.map { String($0.1) } ?? "",
                title: test.map { String($0.2) } ?? "")
        }
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(
            atPath: SourceFile.root.appendingPathComponent(path).path)
    }

    @Test("every article has a row, in order")
    func articles() throws {
        let numbers = try LawTests.rows().compactMap { Int($0.article.prefix { $0.isNumber }) }
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers) == Set(1...31))
    }

    @Test("each row names files that are there, and a test that exists")
    func files() throws {
        for row in try LawTests.rows() {
            #expect(!row.files.isEmpty, "\(row.article)")
            for file in row.files {
                let path = file.hasPrefix("Sources/") ? file : "schemas/" + file
                #expect(LawTests.exists(path), "\(row.article): \(path)")
            }
            guard LawTests.exists(row.test) else {
                Issue.record("\(row.article): no test file “\(row.test)”")
                continue
            }
            let text = try SourceFile.text(row.test)
            #expect(text.contains("\"\(row.title)\""), "\(row.article): \(row.title)")
        }
    }

    @Test("every procedure is in some row, but those of the registry's own household")
    func procedures() throws {
        let named = Set(try LawTests.rows().flatMap(\.files))
        let folder = SourceFile.root.appendingPathComponent("schemas/procedures").path
        let household: Set = [
            "adoption", "calendar", "national-code", "renewal", "revocation", "cancellation-2025",
            "authorisation-record", "disposal",
        ]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let isKnown =
                named.contains("procedures/" + name) || household.contains(String(name.dropLast(4)))
            #expect(isKnown, "\(name)")
        }
    }
}
