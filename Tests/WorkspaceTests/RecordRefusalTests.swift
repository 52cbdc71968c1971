import Foundation
import Testing

@Suite("Records about products that are returned")
struct RecordRefusalTests {
    @Test("a record of what is no product, of a day to come, or of half a hash")
    func returns() throws {
        let operation = try OperationStory()
        let story = operation.story
        let rows: [(String, [(String, String)], [String])] = [
            ("transaction", [("<date>2026-02-02", "<date>2026-03-02")], ["LAW-20-1 20"]),
            ("value-record", [("<until>2026-01-31", "<until>2025-01-31")], ["LAW-21-1 21"]),
            ("evidence-record", [("<date>2026-01-30", "<date>2026-03-30")], ["LAW-22-3 22"]),
            (
                "evidence-record",
                [("</number>\n    <date>", "</number><hash>\(Self.hash)</hash>\n    <date>")],
                ["LAW-22-4 22"]
            ),
            // The register has a resource under that number.
            ("value-record", [], ["REG-PROCEDURE-ENTRY —"]),
            ("data-demand", [(story.authorisation, story.resource)], ["LAW-17-1 17"]),
        ]
        for (index, (kind, changes, expected)) in rows.enumerated() {
            try story.send(
                try story.unchecked("BAD-\(index)", kind, on: "2026-02-02", changes),
                on: "2026-02-02")
            #expect(try story.lastReturn() == expected, "\(kind) \(changes)")
        }
        try operation.workspace.expectWhole()
    }

    private static let hash = String(repeating: "0a", count: 32)
}
