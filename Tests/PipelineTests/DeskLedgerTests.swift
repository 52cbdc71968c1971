import Registry
import Testing
import Views

@testable import Pipeline
@testable import Storage

@Suite("What desks remember of cases")
struct DeskLedgerTests {
    private static let party = "11370900DEMQ000035"

    private func number(_ index: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: index)
    }

    private func ledger() throws -> DeskLedger {
        let id = try #require(PartyID(DeskLedgerTests.party))
        return DeskLedger(
            [
                id: Party(
                    id: id, name: "交通运输局", roles: [.provider], region: "370900",
                    trustsFolder: true, hasFolder: true)
            ], authority: id)
    }

    /// A line that sends one paper about a case, which it ends or leaves open.
    private func line(_ line: Int, ofCase index: Int, ends: Bool) throws -> JournalLine {
        let digest = ContentDigest(sha256: String(repeating: "0", count: 64))
        return JournalLine(
            number: line, previous: digest, salt: [UInt8](repeating: 1, count: 16),
            entry: JournalEntry(
                at: Int64(line) * 1000, input: JournalInput(type: "package", receivedAt: 0),
                events: ends ? ["closed:registered"] : ["opened"],
                standing: CaseStanding(
                    number: number(index),
                    folder: ends ? "archive/2026/*/data" : "stages/registration/review",
                    digest: digest, tick: nil, rules: digest),
                files: [
                    JournalFile(
                        place: .outbox, path: "\(DeskLedgerTests.party)/2026/\(line).xml",
                        digest: digest, sizeBytes: 1, source: .redo, manner: .create,
                        kind: ends ? "certificate" : "acceptance")
                ],
                counters: [:]))
    }

    private func papers(_ ledger: DeskLedger, _ index: Int) -> [String] {
        ledger.papers(of: DeskLedgerTests.party, about: number(index)).map(\.path)
    }

    @Test("pages of a case that ended can be made again, and list the same papers")
    func again() throws {
        var ledger = try ledger()
        _ = ledger.take(try line(0, ofCase: 1, ends: false))
        _ = ledger.take(try line(1, ofCase: 1, ends: true))
        #expect(papers(ledger, 1) == ["2026/0.xml", "2026/1.xml"])
        ledger.pagesWereMade(of: number(1))
        #expect(papers(ledger, 1) == ["2026/0.xml", "2026/1.xml"])
        #expect(ledger.knowsPapers(about: number(1)))
    }

    @Test("of cases that ended long ago nothing is kept but those whose pages are still to be made")
    func bound() throws {
        var ledger = try ledger()
        let count = DeskLedger.maxClosed + 5
        for index in 0..<count {
            _ = ledger.take(try line(index, ofCase: index, ends: true))
            if index != 2 { ledger.pagesWereMade(of: number(index)) }
        }
        let kept = (0..<count).filter { ledger.knowsPapers(about: number($0)) }
        #expect(kept == [2] + Array(5..<count))
        #expect(papers(ledger, 2) == ["2026/2.xml"])
        ledger.pagesWereMade(of: number(2))
        #expect(!ledger.knowsPapers(about: number(2)))
    }
}
