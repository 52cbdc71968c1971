import Registry
import System
import Testing

@testable import Ledger
@testable import Storage

@Suite("A place in the journal that somebody kept")
struct JournalPlaceTests {
    /// A journal of several segments, with the places after each of its lines and the trees over them.
    private func journal() throws -> (disk: MemoryDisk, marks: [JournalMark], trees: [LedgerTree]) {
        let disk = MemoryDisk()
        try SettledStartTests.commit(1...SettledStartTests.cases, on: disk, nil)
        let reader = RegistryReader(disk: disk)
        var (marks, trees): ([JournalMark], [LedgerTree]) = ([], [])
        var (cursor, tree) = (JournalCursor(), LedgerTree())
        for number in 0..<(try reader.lineCount()) {
            try reader.journal(after: &cursor, before: number + 1) { line in
                _ = tree.append(TreeHash.leaf(line.bytes))
            }
            marks.append(try #require(cursor.mark))
            trees.append(tree)
        }
        return (disk, marks, trees)
    }

    @Test("is where reading goes on, whatever segment it is in")
    func goesOn() throws {
        let (disk, marks, _) = try journal()
        let reader = RegistryReader(disk: disk)
        #expect(Set(marks.map(\.segment)).count > 1)
        for mark in marks {
            var cursor = try #require(try reader.cursor(at: mark))
            #expect(cursor.lineCount == mark.lineCount && cursor.digest == mark.digest)
            var numbers: [Int] = []
            try reader.journal(after: &cursor, before: marks.count) { numbers.append($0.number) }
            #expect(numbers == Array(mark.lineCount..<marks.count))
            #expect(cursor.mark == marks.last)
        }
        #expect(JournalCursor().mark == nil)
    }

    @Test("is as good after it was written down, without the time, which the line has")
    func written() throws {
        let (disk, marks, _) = try journal()
        let mark = try #require(marks.dropLast().last)
        let text = try #require(mark.text)
        let read = try #require(JournalMark(text[...]))
        #expect(read.text == text && read.lineCount == mark.lineCount)
        let cursor = try #require(try RegistryReader(disk: disk).cursor(at: read))
        #expect(cursor.mark == mark)
        for other in ["", "1234", text + " 1", "x " + text] {
            #expect(JournalMark(other[...]) == nil, "\(other)")
        }
    }

    @Test("is of no use where the line before it is another one, or lies elsewhere")
    func proved() throws {
        let (disk, marks, _) = try journal()
        let reader = RegistryReader(disk: disk)
        let mark = try #require(marks.dropLast().last)
        #expect(try reader.cursor(at: mark) != nil)
        var wrong: [JournalMark] = []
        for change: (inout JournalMark) -> Void in [
            { $0.digest = marks[0].digest }, { $0.lineCount += 1 }, { $0.lineCount = 0 },
            { $0.sizeBytes -= 1 }, { $0.sizeBytes += 1 }, { $0.sizeBytes = 0 },
            { $0.sizeBytes = .max }, { $0.segment = nil }, { $0.segment = "2031-01.jsonl" },
            { $0.segment = "../config.xml" }, { $0.segment = marks[0].segment },
        ] {
            var changed = mark
            change(&changed)
            wrong.append(changed)
        }
        for mark in wrong { #expect(try reader.cursor(at: mark) == nil, "\(mark)") }
    }

    @Test("is kept with the PDFs, and a position without one is read as before")
    func prints() throws {
        let (disk, marks, _) = try journal()
        let files = ViewFiles(disk: disk)
        #expect(try files.printPosition().line == 0)
        try files.note(printPosition: 2, at: marks[1])
        let position = try files.printPosition()
        #expect(position.line == 2 && position.mark?.digest == marks[1].digest)
        try files.note(printPosition: 7)
        #expect(try files.printPosition().line == 7)
        #expect(try files.printPosition().mark == nil)
        try disk.replace("registry/pdf.position", Array("12\n".utf8), mode: 0o640)
        #expect(try files.printPosition().line == 12)
    }

    @Test("has a tree that the signed ledger begins with, and no other")
    func tree() throws {
        let (disk, _, trees) = try journal()
        let reader = RegistryReader(disk: disk)
        let verifier = try ledgerSigner().verifier
        for tree in trees {
            #expect(try reader.ledgerBegins(with: tree, under: verifier), "\(tree.size)")
        }
        var other = trees[3]
        _ = other.append(TreeHash.leaf([1]))
        #expect(try !reader.ledgerBegins(with: other, under: verifier))
        var longer = try #require(trees.last)
        _ = longer.append(TreeHash.leaf([1]))
        #expect(try !reader.ledgerBegins(with: longer, under: verifier))
        let stranger = try ledgerSigner(named: "example.org/other").verifier
        #expect(try !reader.ledgerBegins(with: trees[3], under: stranger))
    }
}
