import GRDB
import Testing

@testable import Registry
@testable import Search

@Suite("How many cases are closed")
struct ClosedTests {
    private let digest = ContentDigest(sha256: String(repeating: "ab", count: 32))

    private func position(_ line: Int) -> SearchPosition {
        SearchPosition(line: line, digest: digest)
    }

    /// Counts the rows.
    private func rows(_ index: SearchIndex) throws -> Int? {
        try index.queue.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM item WHERE kind = 'case' AND NOT isOpen")
        }
    }

    @Test("is kept whatever becomes of them, and entries are none")
    func kept() throws {
        let index = try SearchIndex.inMemory()
        func count(_ line: Int, besides numbers: [String] = []) throws -> Int? {
            let count = try index.closedCases(besides: numbers, at: position(line))
            if numbers.isEmpty { #expect(try count == rows(index)) }
            return count
        }
        try index.take([item("1"), item("2"), item("3", isOpen: false)], upTo: position(1))
        #expect(try count(1) == 1)
        try index.take([item("1", isOpen: false), item("3", isOpen: false)], upTo: position(2))
        #expect(try count(2) == 2)
        try index.take(
            [item("E", kind: .entry, isOpen: false), item("F", kind: .entry)], upTo: position(3))
        try index.take([item("F", kind: .entry, isOpen: false)], upTo: position(4))
        #expect(try count(4) == 2)
        #expect(try count(4, besides: ["1", "2", "E", "nobody"]) == 1)
        try index.take([item("3")], without: ["1", "2", "nobody"], upTo: position(5))
        #expect(try count(5) == 0)
        #expect(try index.closedCases(besides: [], at: position(4)) == nil)
    }
}
