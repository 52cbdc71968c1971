import Testing

@testable import Pipeline

@Suite("Durations counted in classes")
struct DurationCountsTests {
    @Test("quantiles are those of the durations, at most an eighth more, and never less")
    func quantiles() {
        var random = SystemRandomNumberGenerator()
        for scale in [3, 20, 40] {
            var counts = DurationCounts()
            let durations = (0..<1_000).map { _ in random.next() >> UInt64(63 - scale) }
            for duration in durations { counts.add(duration) }
            let sorted = durations.sorted()
            for share in [0.001, 0.5, 0.99, 1] {
                let exact = sorted[Int((share * 1_000).rounded(.up)) - 1]
                let told = counts.quantile(share)
                #expect(told >= exact && told <= exact + exact / 8 + 1, "\(share): \(exact)")
            }
            #expect(counts.count == 1_000)
            #expect(counts.longest == sorted.last)
            #expect(counts.quantile(1) == counts.longest)
        }
    }

    @Test("none at all")
    func none() { #expect(DurationCounts().quantile(0.99) == 0) }
}
