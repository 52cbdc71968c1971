package import WorkingDays

/// Counts of what the journal says happened in a span of days, by groups; a pure fold over its lines
/// from the first one on.
///
/// A line counts for the day of its commit in Shanghai. What stands in the register at the end is
/// followed from the standings of entries in the lines themselves.
package struct RegistryStatistics: Sendable {
    /// What figures are broken down by.
    package enum Grouping: String, Hashable, Sendable, CaseIterable {
        /// The month of the line, `2026-01`.
        case month
        /// The region of the case's or entry's number; `-` for a package that opened no case.
        case region
        /// The kind of the package that opened the case; without a case the package's own.
        case kind
        /// The registrar of the case; `-` for a package that opened no case.
        case registrar
    }

    /// How long cases of a kind stayed in a stage.
    package struct StageKey: Hashable, Sendable, Comparable {
        /// Kind of the package that opened them.
        package var kind: String
        /// The stage.
        package var stage: String

        /// By kind, then by stage.
        package static func < (left: StageKey, right: StageKey) -> Bool {
            (left.kind, left.stage) < (right.kind, right.stage)
        }
    }

    /// Stays that ended in the span.
    package struct Stays: Hashable, Sendable {
        /// Working days of each, in no order: after the day it began, to the day it ended.
        package var workingDays: [Int] = []
        /// Those in which an overdue notice was sent.
        package var late = 0

        /// The middle one, of two the lower; 0 without any.
        package var median: Int {
            workingDays.isEmpty ? 0 : workingDays.sorted()[(workingDays.count - 1) / 2]
        }
        /// The longest; 0 without any.
        package var longest: Int { workingDays.max() ?? 0 }
    }

    /// Entries that stand.
    package struct EntryKey: Hashable, Sendable, Comparable {
        /// Kind of the package that made them.
        package var kind: String
        /// Region of their numbers.
        package var region: String

        /// By kind, then by region.
        package static func < (left: EntryKey, right: EntryKey) -> Bool {
            (left.kind, left.region) < (right.kind, right.region)
        }
    }

    /// An open case.
    struct OpenCase {
        var kind: String
        var stage = ""
        var since: Day
        var isLate = false
    }

    /// First day counted.
    package let from: Day
    /// Last day counted.
    package let until: Day
    /// The breakdown; `nil`: none.
    package let grouping: Grouping?
    /// Counts by figure and group; the group is empty without a breakdown.
    package internal(set) var counts: [StatisticFigure: [String: Int]] = [:]
    /// Packages returned for a finding of that rule, each package once a rule.
    package internal(set) var returnedByRule: [String: Int] = [:]
    /// Stays by kind and stage.
    package internal(set) var stays: [StageKey: Stays] = [:]
    let calendar: WorkingCalendar
    let registrar: @Sendable (CaseNumber) -> String
    var open: [CaseNumber: OpenCase] = [:]
    var standing: [String: EntryKey] = [:]

    /// Nothing counted yet. `registrar` names a case's registrar, for that breakdown.
    package init(
        from: Day, until: Day, by grouping: Grouping?, calendar: WorkingCalendar,
        registrar: @escaping @Sendable (CaseNumber) -> String = { $0.region }
    ) {
        self.from = from
        self.until = until
        self.grouping = grouping
        self.calendar = calendar
        self.registrar = registrar
    }

    /// Entries in force or suspended at the end of the span, by kind and region.
    package var entriesStanding: [EntryKey: Int] {
        standing.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The sum of a figure over its groups.
    package func total(_ figure: StatisticFigure) -> Int {
        counts[figure]?.values.reduce(0, +) ?? 0
    }

    /// Every group that occurs, in order.
    package var groups: [String] { Set(counts.values.flatMap(\.keys)).sorted() }
}
