import Foundation
import Testing

@Suite("Arrows between rooms point down only")
struct ImportTests {
    /// The table of Docs/ARCHITECTURE.md: `| Room | … | may import |` rows between its markers.
    static let table: [String: Set<String>] = {
        let url = SourceFile.root.appendingPathComponent("Docs/ARCHITECTURE.md")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        var table: [String: Set<String>] = [:]
        for line in text.components(separatedBy: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 3 else { continue }
            let rooms = cells[0].split(separator: " ").map { $0.replacing("`", with: "") }
            let imports = cells[2].replacing("`", with: "").split(separator: " ").map(String.init)
            for room in rooms { table[String(room)] = Set(imports) }
        }
        return table
    }()

    private static let standard: Set<String> = ["Synchronization"]
    private static let withoutFoundation: Set<String> = [
        "Digests", "System", "XML", "Packages", "WorkingDays", "Registry", "Examination",
        "dengji-examiner",
    ]

    @Test("every room has its row in the table")
    func everyRoomIsInTheTable() {
        let rooms = Set(SourceFile.all.map(\.room))
        #expect(!rooms.isEmpty)
        #expect(rooms.subtracting(ImportTests.table.keys) == [])
    }

    @Test("a file imports only what its room may", arguments: SourceFile.all)
    func importsFollowTheTable(file: SourceFile) {
        let allowed = ImportTests.table[file.room, default: []].union(ImportTests.standard)
        for line in file.lines {
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1
            else { continue }
            let name = String(words[index + 1])
            if name == "Foundation" {
                #expect(!ImportTests.withoutFoundation.contains(file.room), "\(file.path)")
            } else {
                #expect(allowed.contains(name), "\(file.path) imports \(name)")
            }
        }
    }
}
