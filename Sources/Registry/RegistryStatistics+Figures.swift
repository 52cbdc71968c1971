extension RegistryStatistics {
    /// What a line counts for; a figure stands there as often as it happened.
    static func figures(of entry: JournalEntry, kind: String) -> [StatisticFigure] {
        intake(entry) + steps(entry) + entry.events.compactMap { figure(of: $0, kind: kind) }
    }

    /// What became of a package; slips and the clock are none.
    private static func intake(_ entry: JournalEntry) -> [StatisticFigure] {
        guard entry.input.type == "package", entry.input.kind != .decision else { return [] }
        var figures: [StatisticFigure] = [.received]
        if entry.events.contains(JournalEvent.returned) { figures.append(.returned) }
        if entry.events.contains(JournalEvent.repeated) { figures.append(.repeated) }
        if entry.events.contains(JournalEvent.quarantined) { figures.append(.quarantined) }
        if entry.events.contains(JournalEvent.opened) { figures.append(.opened) }
        return figures
    }

    /// Steps that are known by the paper they leave in the case.
    private static func steps(_ entry: JournalEntry) -> [StatisticFigure] {
        let papers = Set(entry.files.filter { $0.place == .caseFolder }.map(\.kind))
        var figures: [StatisticFigure] = []
        if papers.contains(PaperKind.acceptance.rawValue) {
            figures.append(
                entry.input.kind == .decision ? .acceptedByOfficers : .acceptedAutomatically)
        }
        if papers.contains(PaperKind.supplementRequest.rawValue) {
            figures.append(.supplementsAsked)
        }
        if papers.contains(PaperKind.publicity.rawValue) { figures.append(.publicised) }
        return figures
    }

    private static func figure(of event: String, kind: String) -> StatisticFigure? {
        let isQuery = kind == "proof-query"
        switch event {
        case JournalEvent.resubmitted: return .supplemented
        case JournalEvent.overdue: return .overdue
        case JournalEvent.closed("refused"): return isQuery ? .proofsRefused : .refused
        case JournalEvent.closed("proved"): return .proofsGiven
        case JournalEvent.closed("withdrawn"): return .withdrawn
        case JournalEvent.closed("rejected"): return .rejected
        case JournalEvent.closed("terminated"): return .terminated
        case JournalEvent.objection(.standing): return .objectionsRaised
        case JournalEvent.objection(.upheld): return .objectionsUpheld
        case JournalEvent.objection(.dismissed): return .objectionsDismissed
        default: return entryFigure(of: event)
        }
    }

    /// `registered:DJ-370900-2026-000001-K`, `changed:…`.
    private static func entryFigure(of event: String) -> StatisticFigure? {
        let parts = event.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, EntrySeries.isNumber(String(parts[1])),
            let act = EntryAct(rawValue: String(parts[0]))
        else { return nil }
        switch act {
        case .registered, .recorded:
            switch EntrySeries(rawValue: String(parts[1].prefix(2))) {
            case .registration: return .registered
            case .authorisation: return .authorisationsRecorded
            default: return nil
            }
        case .rightsConfirmed: return .rightsConfirmed
        case .changed: return .changed
        case .corrected: return .corrected
        case .renewed: return .renewed
        case .coded: return .coded
        case .cancelled: return .cancelled
        case .lapsed: return .lapsed
        case .revoked: return .revoked
        case .suspended, .resumed, .reminded, .marked, .applied, .supplemented, .noted,
            .terminated, .overdue:
            return nil
        }
    }
}
