package import WorkingDays

/// A scenario of a data demand (数据需求): what one item asks for, and on what terms (办法 art. 16 to
/// 18).
package struct DemandedScenario: Hashable, Sendable {
    /// Its key in the application.
    package var key: String
    /// Its name.
    package var name: String
    /// `public` or `industry` (art. 16).
    package var purpose: String
    /// `free` or `paid`.
    package var charging: String
    /// The first day of use.
    package var from: Day?
    /// The last day of the plan.
    package var until: Day?

    /// Reads a row of the table `demand.scenarios`; `nil` for one with other columns.
    package init?(row: [String]) {
        guard row.count >= 21 else { return nil }
        key = row[0]
        name = row[1]
        from = Day(iso: row[4])
        until = Day(iso: row[5])
        purpose = row[19]
        charging = row[20]
    }

    /// Whether it serves public governance or the public interest: it comes first, free of charge.
    package var isPublic: Bool { purpose == "public" }

    /// The scenarios of an application, in its order.
    package static func scenarios(of tables: [FactTable]) -> [DemandedScenario] {
        (tables.first { $0.name == FactName.demandedScenarios }?.rows ?? [])
            .compactMap(DemandedScenario.init(row:))
    }
}
