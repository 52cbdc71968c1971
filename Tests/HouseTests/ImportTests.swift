import Foundation
import Testing

@Suite("Arrows between rooms point down only")
struct ImportTests {
    /// A row of the table in Docs/ARCHITECTURE.md: a room and what it imports.
    struct Row {
        let room: String
        let imports: Set<String>
    }

    private static let libraries: Set<String> = Set(variables.keys)
    /// What the manifest calls each library.
    private static let variables = [
        "ArgumentParser": "argumentParser", "GRDB": "grdb", "GRDBSQLite": "sqlite",
        "Logging": "logging", "Mustache": "mustache",
    ]
    private static let standard: Set<String> = ["Swift", "Synchronization"]
    private static let withoutFoundation: Set<String> = [
        "Digests", "System", "XML", "Packages", "WorkingDays", "Registry", "Examination",
        "Courier", "Ledger", "Cell", "dengji-examiner",
    ]

    /// `| Room | what lives there | may import |` in the order of the document.
    private func table() throws -> [Row] {
        try SourceFile.text("Docs/ARCHITECTURE.md").components(separatedBy: "\n")
            .filter { $0.hasPrefix("| `") }
            .flatMap { line -> [Row] in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "") }
                let imports = Set(cells[3].split(separator: " ").map(String.init))
                return cells[1].split(separator: " ").map {
                    Row(room: String($0), imports: imports)
                }
            }
    }

    /// What the files of a room import, but for the standard library and Foundation.
    private func imports(of room: String) -> Set<String> {
        var names: Set<String> = []
        for file in SourceFile.sources where file.room == room {
            for line in file.code where line.contains("import ") {
                guard let match = line.wholeMatch(of: /(?:@\w+ )?(?:\w+ )?import (\w+)/) else {
                    continue
                }
                names.insert(String(match.output.1))
            }
        }
        return names.subtracting(ImportTests.standard).subtracting(["Foundation"])
    }

    @Test("every room has one row")
    func everyRoomIsInTheTable() throws {
        #expect(try table().map(\.room).sorted() == SourceFile.rooms.sorted())
    }

    @Test("a row names what the room's files import, no more and no less")
    func importsAreTheTable() throws {
        for row in try table() {
            #expect(imports(of: row.room) == row.imports, "\(row.room)")
        }
    }

    @Test("a room imports only rooms above it in the table")
    func arrowsPointOneWay() throws {
        var above = ImportTests.libraries
        for row in try table() {
            #expect(row.imports.subtracting(above) == [], "\(row.room)")
            above.insert(row.room)
        }
    }

    @Test("the manifest has the arrows of the table")
    func manifestIsTheTable() throws {
        let manifest = try SourceFile.text("Package.swift")
        for row in try table() where !row.room.hasPrefix("C") {
            let start = try Regex(#"(room\(|executableTarget\(\s*name:)\s*""# + row.room + #"""#)
            let found = try #require(manifest.firstRange(of: start), "\(row.room)")
            let rest = manifest[found.upperBound...]
            let end = try #require(rest.firstRange(of: /\)\s*[,\]]?\n/)?.lowerBound)
            var names = Set(rest[..<end].matches(of: /"(\w+)"/).map { String($0.output.1) })
            for (library, variable) in ImportTests.variables {
                if rest[..<end].contains(variable) { names.insert(library) }
            }
            #expect(names == row.imports, "\(row.room)")
        }
    }

    @Test("rooms that do without Foundation do")
    func roomsWithoutFoundation() throws {
        for file in SourceFile.sources where ImportTests.withoutFoundation.contains(file.room) {
            #expect(!file.code.contains { $0.hasSuffix("import Foundation") }, "\(file.path)")
        }
        let text = try SourceFile.text("Docs/ARCHITECTURE.md")
        for room in ImportTests.withoutFoundation { #expect(text.contains(room)) }
    }
}
