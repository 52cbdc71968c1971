/// The clock of the year: does whatever has become due, in the order of the days on which it takes
/// effect, as a registry must that has slept.
enum YearClock {
    /// What the clock does next about one thing.
    protocol Ticking: AnyObject {
        /// The day on which that takes effect; `nil` when nothing is left for the clock.
        var nextTick: String? { get }
        /// It happens, at a turn on that day.
        func tick(on day: String)
    }

    /// Passes time to the turn of a day.
    static func pass(to day: String, _ lives: [any YearLife]) {
        // Cases before entries: what a case did to an entry comes before the end of its term.
        while let next = earliest(lives), let due = next.nextTick, due <= day {
            next.tick(on: day)
        }
    }

    private static func earliest(_ lives: [any YearLife]) -> (any Ticking)? {
        var found: (any Ticking)?
        var least = ""
        let entries = lives.compactMap(\.entry)
        for one in lives as [any Ticking] + entries as [any Ticking] {
            guard let due = one.nextTick, found == nil || due < least else { continue }
            (found, least) = (one, due)
        }
        return found
    }
}
