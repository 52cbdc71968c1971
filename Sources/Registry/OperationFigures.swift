package import WorkingDays

/// What authorised operation came to in a span of days, drawn from the histories of entries alone, so
/// that the same days give the same figures whenever they are asked for.
///
/// Everything counts for the day on which it took effect.
package struct OperationFigures: Hashable, Sendable {
    /// First day.
    package var from: Day
    /// Last day.
    package var until: Day
    /// Each figure; absent means 0.
    package var counts: [OperationFigure: Int]
    /// The authorisations that stood on some day of the span, by number.
    package var rows: [OperationRow]

    /// Figures as they were written.
    package init(from: Day, until: Day, counts: [OperationFigure: Int], rows: [OperationRow]) {
        self.from = from
        self.until = until
        self.counts = counts
        self.rows = rows
    }

    /// Kinds of entries that are counted.
    package static let kinds: Set<PackageKind> = [
        .authorisationRecord, .dataDemand, .productRegistration,
    ]

    /// The value of a figure.
    package subscript(figure: OperationFigure) -> Int { counts[figure] ?? 0 }

    /// Counts entries; those of other kinds do not matter.
    package init(of folios: [RegisterFolio], from: Day, until: Day) {
        self.init(from: from, until: until, counts: [:], rows: [])
        let sorted = folios.sorted { $0.number < $1.number }
        let authorisations = sorted.filter { $0.kind == .authorisationRecord }
        let standing = authorisations.filter { $0.stands(on: until) }
        counts[.authorisationsStanding] = standing.count
        counts[.authorisationsSuspended] =
            standing.filter { $0.state(on: until) == .suspended }.count
        count(.authorisationsGranted, [.recorded], authorisations)
        count(.authorisationsRenewed, [.renewed], authorisations)
        count(.authorisationsLapsed, [.lapsed], authorisations)
        count(.authorisationsTerminated, [.terminated, .cancelled, .revoked], authorisations)
        counts[.operators] = Set(standing.flatMap { $0.current.registrants.map(\.id) }).count
        counts[.resources] = Set(standing.flatMap(\.authorisedResources)).count
        let grants = sorted.filter { $0.kind == .dataDemand }
        count(.grantsMade, [.recorded], grants)
        counts[.grantsStanding] = grants.filter { $0.stands(on: until) }.count
        let products = sorted.filter { $0.kind == .productRegistration }
        count(.productsRegistered, [.registered], products)
        counts[.productsStanding] = products.filter { $0.stands(on: until) }.count
        for figure in OperationFigure.allCases {
            if let kind = figure.notedKind { countNotes(figure, kind, sorted) }
        }
        rows = authorisations.filter { $0.stood(from: from, until: until) }.map {
            row($0, grants: grants, products: products)
        }
    }

    private mutating func count(
        _ figure: OperationFigure, _ acts: Set<EntryAct>, _ folios: [RegisterFolio]
    ) {
        counts[figure] = folios.reduce(0) { sum, folio in
            sum + folio.acts.count { acts.contains($0.act) && isWithin($0.effective) }
        }
    }

    /// Notes whose ground is the kind of the case, or begins with it.
    private mutating func countNotes(
        _ figure: OperationFigure, _ kind: String, _ folios: [RegisterFolio]
    ) {
        counts[figure] = folios.reduce(0) { sum, folio in
            sum
                + folio.acts.count { act in
                    act.act == .noted && isWithin(act.effective)
                        && (act.ground == kind || act.ground?.hasPrefix(kind + "-") == true)
                }
        }
    }

    private func isWithin(_ day: Day) -> Bool { from <= day && day <= until }

    private func row(
        _ folio: RegisterFolio, grants: [RegisterFolio], products: [RegisterFolio]
    ) -> OperationRow {
        let rests = { (other: RegisterFolio) in
            other.sources.contains(folio.number) && other.stands(on: until)
        }
        return OperationRow(
            number: folio.number, name: folio.current.name,
            holders: folio.current.registrants.map(\.name).joined(separator: "、"),
            state: folio.state(on: until) ?? folio.state, validUntil: folio.current.validUntil,
            resources: folio.authorisedResources.count, grants: grants.filter(rests).count,
            products: products.filter(rests).count)
    }
}

extension RegisterFolio {
    /// Where it stood at the end of a day; `nil` before it was made.
    func state(on day: Day) -> EntryState? {
        guard let first = versions.first, first.effective <= day else { return nil }
        return acts.filter { $0.effective <= day }.reduce(EntryState.inForce) { state, act in
            act.act.state ?? state
        }
    }

    /// Whether it counted, or was suspended, at the end of a day.
    func stands(on day: Day) -> Bool { state(on: day)?.isStanding ?? false }

    /// Whether it counted on some day of a span.
    func stood(from: Day, until: Day) -> Bool {
        guard let made = versions.first?.effective, made <= until else { return false }
        if stands(on: until) { return true }
        return acts.contains { $0.act.state?.isStanding == false && $0.effective > from }
    }

    /// Numbers of the resources that an authorisation grants.
    var authorisedResources: [String] {
        current.tables.first { $0.name == FactName.authorisedResources }?.rows
            .compactMap(\.first) ?? []
    }
}
