import Registry
import Testing

@testable import Pipeline

@Suite("Which entries rest on which")
struct EntryLinkTests {
    private func line(_ number: String, on sources: [String]) -> JournalEntry {
        JournalEntry(
            at: 0, input: JournalInput(type: "tick", receivedAt: 0), events: [], files: [],
            counters: [:],
            entries: [
                EntryStanding(
                    number: number, kind: .productRegistration, version: 1, state: .inForce,
                    since: 0, digest: ContentDigest(sha256: String(repeating: "0", count: 64)),
                    registrants: [], sources: sources, hasRights: false, marks: [],
                    catalogueCode: nil, tick: nil)
            ])
    }

    @Test("sources are told of what rests on them, and of what does not any more")
    func links() throws {
        var links = EntryLinks()
        #expect(try links.take(line("P", on: ["A", "B"])) == ["A", "B"])
        #expect(try links.take(line("P", on: ["A", "B"])) == [])
        #expect(try links.take(line("Q", on: ["A"])) == ["A"])
        #expect(try links.dependants(of: "A") == ["P", "Q"] && links.dependants(of: "P") == [])
        #expect(try links.take(line("P", on: ["B"])) == ["A", "B"])
        #expect(try links.dependants(of: "A") == ["Q"] && links.dependants(of: "B") == ["P"])
        #expect(try links.take(line("P", on: [])) == ["B"])
        #expect(try links.dependants(of: "B") == [])
    }
}
