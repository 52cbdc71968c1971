import Foundation
import Testing

/// Random lawful lives through the real loop, each compared with a reckoning that shares nothing with
/// the program. The seed is printed; `DENGJI_YEAR_SEED` repeats one.
@Suite("A year in the life", .serialized)
struct YearTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static let seed =
        environment["DENGJI_YEAR_SEED"].flatMap(UInt64.init) ?? .random(in: 0...999_999)

    @Test("a sample: spring festival and the weeks around it")
    func sample() throws {
        try live(
            YearSpan(
                registrations: 20, first: "2026-01-26", days: 10, last: "2026-05-15", rest: 8,
                later: ("2028-12-20", "2029-03-30", 29)),
            seed: YearTests.seed)
    }

    @Test(
        "four hundred cases, a whole year, and the ends of their terms",
        .enabled(if: environment["DENGJI_YEAR"] == "1", "make year"))
    func wholeYear() throws {
        let office = try live(
            YearSpan(
                registrations: 250, first: "2026-01-05", days: 290, last: "2026-12-28", rest: 9,
                later: ("2028-11-25", "2030-01-20", 39)),
            seed: YearTests.seed)
        #expect(office.cases.count >= 400)
    }

    @discardableResult
    private func live(_ span: YearSpan, seed: UInt64) throws -> YearOffice {
        print("year: seed \(seed)")
        var dice = YearDice(seed: seed)
        let office = try YearOffice()
        let lives = try YearCast(span, in: office, dice: &dice).lives
        for day in span.turns(&dice) {
            YearClock.pass(to: day, lives)
            for life in lives where !life.isOver { try life.act(on: day, in: office) }
            // Also for what people have just made or set free.
            YearClock.pass(to: day, lives)
            try office.turn(on: day)
        }
        try office.gather()
        for life in lives { try life.check(in: office) }
        try compareFigures(lives, office, span)
        try office.workspace.expectWhole()
        print("year: \(office.cases.count) cases in \(office.turns.count) turns")
        for (kind, count) in office.kinds.sorted(by: { $0.key < $1.key }) {
            print("year: \(kind) \(count)")
        }
        let acts = Dictionary(
            lives.flatMap(\.reckoning.acts).map { ($0.name, 1) }, uniquingKeysWith: +)
        print(
            "year: " + acts.sorted { $0.key < $1.key }.map { "\($0) \($1)" }.joined(separator: ", ")
        )
        return office
    }

    /// What `report statistics` and `find` say of the same year.
    private func compareFigures(
        _ lives: [any YearLife], _ office: YearOffice, _ span: YearSpan
    ) throws {
        let report = try office.workspace.dengji(
            "report", "statistics", "--until", span.later?.last ?? span.last, "--format", "json")
        #expect(report.exitCode == 0, "\(report.all)")
        let value = try JSONSerialization.jsonObject(with: Data(report.text.utf8))
        let figures = (value as? [String: Any])?["figures"] as? [[String: Any]] ?? []
        func figure(_ name: String) -> Int? {
            let found = figures.first { ($0["name"] as? String) == name }
            return found?["total"] as? Int
        }
        let ended = lives.compactMap(\.reckoning.code)
        func count(_ code: String) -> Int { ended.count { $0 == code } }
        #expect(figure("opened") == office.cases.count)
        #expect(figure("returned") == office.returned.count)
        #expect(figure("overdue") == lives.reduce(0) { $0 + $1.reckoning.overdueNotices })
        for code in [
            "registered", "refused", "rejected", "withdrawn", "terminated", "changed", "corrected",
            "cancelled", "revoked", "renewed",
        ] {
            #expect(figure(code) == count(code), "\(code)")
        }
        #expect(figure("lapsed") == lives.count { $0.entry?.state == "lapsed" })
        #expect(figure("proofs-given") == count("proved"))
        let found = try office.workspace.dengji(
            "find", "370900-20", "--kind", "case", "--format", "json", "--limit", "1000")
        let answer = try JSONSerialization.jsonObject(with: Data(found.text.utf8))
        #expect((answer as? [String: Any])?["total"] as? Int == office.cases.count)
        #expect((answer as? [String: Any])?["linesBehind"] as? Int == 0)
    }
}
