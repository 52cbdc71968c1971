import Testing

@testable import Registry

@Suite("Scores of a selection")
struct ScoreTests {
    private static func number(_ sequence: Int) -> CaseNumber {
        CaseNumber(region: "370900", year: 2026, sequence: sequence)
    }

    /// Sheets of applications 1, 2 …: for each the scores of each expert, on each criterion.
    private static func sheets(
        _ criteria: [(weight: Int, maximum: Int)], _ scores: [[[String]]]
    ) throws -> ScoreSheets {
        var all: [ScoreSheets.Key: Hundredths] = [:]
        for (application, experts) in scores.enumerated() {
            for (expert, values) in experts.enumerated() {
                for (criterion, value) in values.enumerated() {
                    let key = ScoreSheets.Key(
                        application: number(application + 1), expert: "E\(expert)",
                        criterion: "C\(criterion)")
                    let score: Hundredths = try #require(Hundredths(value))
                    all[key] = score
                }
            }
        }
        return ScoreSheets(
            criteria: criteria.enumerated().map {
                ScoreSheets.Criterion(
                    id: "C\($0.offset)", weight: $0.element.weight, maximum: $0.element.maximum)
            },
            experts: (scores.first ?? []).indices.map { "E\($0)" }, scores: all)
    }

    @Test(
        "a number has at most two decimals, and is written without needless zeros",
        arguments: [
            ("0", 0, "0"), ("86", 8600, "86"), ("86.5", 8650, "86.5"), ("86.50", 8650, "86.5"),
            ("86.05", 8605, "86.05"), ("100.00", 10000, "100"),
        ])
    func numbers(text: String, count: Int, shown: String) throws {
        let number = try #require(Hundredths(text))
        #expect(number.count == count)
        #expect(number.text == shown)
    }

    @Test(
        "what is no such number",
        arguments: ["", ".", "5.", ".5", "1.234", "-1", "1e2", "٣", "1,5"])
    func noNumbers(text: String) {
        #expect(Hundredths(text) == nil)
    }

    @Test("a half is rounded up, less than a half down")
    func rounding() {
        #expect(Hundredths(roundingHundredthsOf: 1, over: 2).count == 1)
        #expect(Hundredths(roundingHundredthsOf: 49, over: 100).count == 0)
        #expect(Hundredths(roundingHundredthsOf: 3, over: 3).count == 1)
    }

    @Test("the total is the mean of score ÷ maximum × weight")
    func totals() throws {
        let sheets = try Self.sheets(
            [(40, 100), (30, 100), (30, 10)],
            [
                [["90", "85", "9"], ["88", "90", "8.5"], ["92", "80", "9.5"]],
                [["80", "82", "8"], ["78.5", "80", "8"], ["82", "84", "7.5"]],
            ])
        #expect(sheets.total(of: Self.number(1)).text == "88.5")
        #expect(sheets.total(of: Self.number(2)).text == "80.17")
    }

    @Test("whole numbers give what fractions give, for many scores")
    func totalsAgainstFractions() throws {
        var seed: UInt64 = 42
        func next(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        for _ in 0..<200 {
            let maxima = (0..<3).map { _ in [5, 10, 20, 25, 50, 100][next(6)] }
            let scores = (0..<3).map { _ in
                maxima.map { Hundredths(count: next($0 * 100 + 1)).text }
            }
            let weights = [20, 30, 50]
            let sheets = try Self.sheets(
                zip(weights, maxima).map { (weight: $0, maximum: $1) }, [scores])
            var mean = 0.0
            for row in scores {
                for (index, text) in row.enumerated() {
                    let score = Double(Hundredths(text)?.count ?? 0) / 100
                    mean += score / Double(maxima[index]) * Double(weights[index]) / 3
                }
            }
            let total = Double(sheets.total(of: Self.number(1)).count) / 100
            #expect(abs(total - mean) <= 0.005_000_1, "\(scores) of \(maxima)")
        }
    }

    @Test("equal totals are ranked by the rule announced")
    func ties() throws {
        // The same total; the second is better on the first criterion.
        let sheets = try Self.sheets([(50, 100), (50, 100)], [[["80", "90"]], [["90", "80"]]])
        let both = [Self.number(1), Self.number(2)]
        let byCriteria = sheets.list(of: both, places: 1, ties: .criteriaOrder)
        #expect(byCriteria.map(\.application) == [Self.number(2), Self.number(1)])
        #expect(byCriteria.map(\.isSelected) == [true, false])
        let byReceipt = sheets.list(of: both.reversed(), places: 2, ties: .receipt)
        #expect(byReceipt.map(\.application) == both)
        #expect(byReceipt.map(\.isSelected) == [true, true])
        #expect(byReceipt.map(\.rank) == [1, 2])
        // Equal on every criterion: the earlier one.
        let equal = try Self.sheets([(50, 100), (50, 100)], [[["80", "90"]], [["80", "90"]]])
        #expect(
            equal.list(of: both.reversed(), places: 1, ties: .criteriaOrder).map(\.application)
                == both)
    }
}
