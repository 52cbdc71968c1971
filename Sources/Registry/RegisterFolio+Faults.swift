import WorkingDays

extension RegisterFolio {
    /// Everything in which the folio contradicts itself; none in one that the program wrote.
    package var faults: [FolioFault] {
        var faults: [FolioFault] = []
        if !EntrySeries.isNumber(number)
            || series.map({ $0 != EntrySeries(rawValue: String(number.prefix(2))) }) ?? false
        {
            faults.append(.number(number))
        }
        let numbers = versions.map(\.version)
        if numbers != Array(1...versions.count) { faults.append(.versions(numbers)) }
        for version in versions where version.number != number {
            faults.append(.otherEntry(version: version.version, number: version.number))
        }
        faults += historyFaults
        for source in sources where !EntrySeries.isNumber(source) {
            faults.append(.source(source))
        }
        return faults
    }

    /// In what the journal's account of the entry differs from the folio.
    package func faults(against standing: EntryStanding) -> [FolioFault] {
        let rows: [(String, String, String)] = [
            ("version", String(standing.version), String(current.version)),
            ("state", standing.state.rawValue, state.rawValue),
            ("since", String(standing.since), String(since.number)),
            ("rights", String(standing.hasRights), String(rights != nil)),
            ("kind", standing.kind.rawValue, kind.rawValue),
            (
                "marks", standing.marks.map(\.rawValue).joined(separator: " "),
                marks.map(\.kind.rawValue).joined(separator: " ")
            ),
            (
                "sources", standing.sources.joined(separator: " "),
                sources.joined(separator: " ")
            ),
        ]
        return rows.compactMap { name, journal, file in
            journal == file ? nil : .journal("\(name) \(journal) ≠ \(file)")
        }
    }

    private var series: EntrySeries? { EntrySeries(of: kind) }

    private var historyFaults: [FolioFault] {
        var faults: [FolioFault] = []
        let making = acts.filter(\.act.makesVersion)
        for (index, version) in versions.enumerated() {
            let act = index < making.count ? making[index] : nil
            if act?.version != version.version || act?.act != version.act {
                faults.append(.history(version: version.version))
            }
        }
        if let extra = making.dropFirst(versions.count).first {
            faults.append(.history(version: extra.version))
        }
        let last = acts.reduce(EntryState.inForce) { state, act in act.act.state ?? state }
        // What one case lifts may be held by another.
        let expected = last.isStanding && !suspensions.isEmpty ? .suspended : last
        if state != expected { faults.append(.state(state, expected: expected)) }
        let isConfirmed = acts.contains { $0.act == .rightsConfirmed }
        if rights != nil, !isConfirmed || !state.isStanding { faults.append(.rights) }
        return faults
    }
}

extension EntryAct {
    /// The state that it leaves an entry in; `nil` where it changes none.
    var state: EntryState? {
        switch self {
        case .registered, .recorded, .resumed: .inForce
        case .suspended: .suspended
        case .cancelled: .cancelled
        case .lapsed: .lapsed
        case .revoked: .revoked
        case .terminated: .terminated
        case .changed, .corrected, .renewed, .coded, .rightsConfirmed, .reminded, .marked,
            .applied, .supplemented, .noted, .overdue:
            nil
        }
    }
}
