/// Hands out gapless numbers inside one batch, on top of the counters of the journal.
///
/// Counters by name: `case:370900:2026`, `outbox:<folder>`, `document:<USCC>:2026`,
/// `register:370900:2026`, `archive:2026:D30`; the edition of a provider's catalogue, `catalogue:<USCC>`, and its day,
/// `catalogue-day:<USCC>`.
package struct Numbering: Sendable {
    private let base: [String: Int]
    /// Counters this numbering has moved, with their values now; what a journal line records.
    package private(set) var moved: [String: Int] = [:]

    /// Goes on from the counters of the journal so far.
    package init(after counters: [String: Int]) {
        base = counters
    }

    /// Sets a counter that somebody else counts, such as the edition of a provider's catalogue.
    mutating func set(_ name: String, to value: Int) { moved[name] = value }

    /// The next number of a counter, from 1.
    package mutating func next(_ name: String) -> Int {
        let value = (moved[name] ?? base[name] ?? 0) + 1
        moved[name] = value
        return value
    }
}
