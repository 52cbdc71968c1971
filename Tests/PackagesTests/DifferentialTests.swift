import Foundation
import Testing

/// The table of `Docs/SECURITY.md` that says what other readers make of crafted packages.
@Suite("Other readers")
struct DifferentialTests {
    /// A table, and the versions named above it.
    private struct Table {
        var versions: [String]
        var header: [String]
        var rows: [String: [String]]

        init(_ text: String) throws {
            let lines = text.split(separator: "\n").map(String.init)
            let first = try #require(lines.first)
            versions = first.split(separator: ", ").compactMap {
                $0.split(separator: " ").last.map(String.init)
            }
            let cells = lines.filter { $0.hasPrefix("| ") }.map { line in
                line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
            }
            header = try #require(cells.first)
            rows = Dictionary(cells.dropFirst().map { ($0[0], $0) }) { one, _ in one }
        }
    }

    private static let document = CraftedKind.scripts.deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Docs/SECURITY.md")

    /// The table's text in the document, from the versions to the last row.
    private func range(in text: String) throws -> Range<String.Index> {
        let start = try #require(text.range(of: "\nPython ")).lowerBound
        let rest = text[start...]
        let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
        let last = try #require(section.range(of: " |\n", options: .backwards)).upperBound
        return text.index(after: start)..<last
    }

    @Test("the document says what they do here, and what dengji does everywhere")
    func documentIsTrue() throws {
        let measured = try withFolder { folder in
            let scripts = CraftedKind.scripts.path
            let run = try shell(
                "python3 -B '\(scripts)/craft.py' . && python3 -B '\(scripts)/differential.py' .",
                in: folder)
            try #require(run.status == 0, "\(run.output)")
            return run.output
        }
        var document = try String(contentsOf: DifferentialTests.document, encoding: .utf8)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            document.replaceSubrange(try range(in: document), with: measured)
            try document.write(to: DifferentialTests.document, atomically: true, encoding: .utf8)
        }
        let written = try Table(String(document[try range(in: document)]))
        let now = try Table(measured)
        #expect(written.header == now.header && now.rows.count > 200)
        #expect(Set(written.rows.keys) == Set(now.rows.keys))
        // Kind, what it is and our rules; then one or two columns for each reader.
        var columns = [0, 1, 2]
        for (reader, places) in [[3], [4], [5, 6]].enumerated()
        where now.versions[reader] == written.versions[reader] {
            columns += places
        }
        for (kind, row) in now.rows {
            for column in columns {
                let told = written.rows[kind]?[column]
                #expect(told == row[column], "\(kind), \(now.header[column])")
            }
        }
    }
}
