import Foundation
import Testing

/// Random lawful lives through the real loop, each compared with a reckoning that shares nothing with
/// the program. The seed is printed; `DENGJI_YEAR_SEED` repeats one.
@Suite("A year in the life", .serialized)
struct YearTests {
    /// How much of a year.
    struct Span {
        var cases: Int
        /// First day on which packages come.
        var first: String
        /// For so many days.
        var days: Int
        /// The last day on which the registry turns.
        var last: String
        /// Of a hundred days on how many the registry turns; the others it sleeps.
        var awake: Int
    }

    private static let environment = ProcessInfo.processInfo.environment

    private static var seed: UInt64 {
        environment["DENGJI_YEAR_SEED"].flatMap(UInt64.init) ?? .random(in: 1...999_999)
    }

    @Test("a sample: spring festival and the weeks around it")
    func sample() throws {
        try live(
            Span(
                cases: 24, first: "2026-01-26", days: 16, last: "2026-04-08", awake: 40),
            seed: YearTests.seed)
    }

    @Test(
        "four hundred cases, a whole year",
        .enabled(if: environment["DENGJI_YEAR"] == "1", "make year"))
    func wholeYear() throws {
        try live(
            Span(cases: 400, first: "2026-01-05", days: 290, last: "2026-12-28", awake: 80),
            seed: YearTests.seed)
    }

    private func live(_ span: Span, seed: UInt64) throws {
        print("year: seed \(seed)")
        var dice = YearDice(seed: seed)
        let office = try YearOffice()
        let terms = try PlainTerms()
        let procedure = try String(
            contentsOfFile: Scratch.package + "/schemas/procedures/registration.xml",
            encoding: .utf8)
        let plans = (1...span.cases).map {
            RegistrationPlan(
                $0, first: span.first, span: span.days, procedure: procedure, dice: &dice)
        }
        let packages = try office.packages(for: plans)
        let registrations = try plans.map {
            RegistrationLife($0, package: try #require(packages[$0.id]), terms: terms)
        }
        let amendments = YearTests.amendments(after: registrations, terms, &dice)
        let lives: [any YearLife] = registrations + amendments
        var day = span.first
        while day <= span.last {
            if dice.happens(span.awake) || day == span.last {
                for life in lives where !life.isOver { try life.act(on: day, in: office) }
                try office.turn(on: day)
            }
            day = PlainCalendar.adding(1, to: day)
        }
        try office.gather()
        for life in lives { try life.check(in: office) }
        try compareFigures(
            registrations.map(\.reckoning) + amendments.map(\.reckoning), office, span)
        try office.workspace.expectWhole()
    }

    /// Two in five registrations are followed by something, where the procedures are there.
    private static func amendments(
        after registrations: [RegistrationLife], _ terms: PlainTerms, _ dice: inout YearDice
    ) -> [AmendmentLife] {
        let files: [(AmendmentLife.Kind, String)] = [
            (.change, "change"), (.cancellation, "cancellation-2025"), (.query, "proof"),
        ]
        let kinds = files.filter {
            let path = Scratch.package + "/schemas/procedures/\($0.1).xml"
            return FileManager.default.fileExists(atPath: path)
        }.map(\.0)
        return registrations.compactMap { source in
            let isFollowed = dice.happens(40)
            let choice = dice.number(0...2)
            let delay = dice.number(1...20)
            guard isFollowed, choice < kinds.count else { return nil }
            return AmendmentLife(kinds[choice], after: source, delay: delay, terms: terms)
        }
    }

    /// What `report statistics` and `find` say of the same year.
    private func compareFigures(
        _ lives: [CaseReckoning], _ office: YearOffice, _ span: Span
    ) throws {
        let report = try office.workspace.dengji(
            "report", "statistics", "--until", span.last, "--format", "json")
        #expect(report.exitCode == 0, "\(report.all)")
        let value = try JSONSerialization.jsonObject(with: Data(report.text.utf8))
        let figures = (value as? [String: Any])?["figures"] as? [[String: Any]] ?? []
        func figure(_ name: String) -> Int? {
            figures.first { $0["name"] as? String == name }?["total"] as? Int
        }
        let ended = lives.compactMap(\.code)
        func count(_ code: String) -> Int { ended.count { $0 == code } }
        #expect(figure("opened") == office.cases.count)
        #expect(figure("returned") == office.returned.count)
        #expect(figure("overdue") == lives.reduce(0) { $0 + $1.overdueNotices })
        for code in [
            "registered", "refused", "rejected", "withdrawn", "terminated", "changed", "cancelled",
        ] {
            #expect(figure(code) == count(code), "\(code)")
        }
        #expect(figure("proofs-given") == count("proved"))
        let found = try office.workspace.dengji(
            "find", "370900-2026-", "--kind", "case", "--format", "json", "--limit", "1000")
        let answer = try JSONSerialization.jsonObject(with: Data(found.text.utf8))
        #expect((answer as? [String: Any])?["total"] as? Int == office.cases.count)
        #expect((answer as? [String: Any])?["linesBehind"] as? Int == 0)
    }
}
