extension RegisterFolio {
    /// Who holds an entry suspended.
    package enum Suspension: Hashable, Sendable {
        /// A case whose suspension was not lifted.
        case byCase(CaseNumber)
        /// The clock, until a case lifts it that has not suspended the entry itself.
        case byClock
    }

    /// Whose suspension of the entry was not lifted: two cases may suspend one authorisation, and it
    /// is back in force only when both are settled (办法 art. 24).
    package var suspensions: Set<Suspension> {
        var open: Set<Suspension> = []
        for act in acts {
            let own = act.caseNumber.map { Suspension.byCase($0) } ?? .byClock
            if act.act == .suspended { open.insert(own) }
            if act.act == .resumed { open.subtract(RegisterFolio.lifted(of: open, by: own)) }
        }
        return open
    }

    /// Those that remain once a case has lifted its own.
    package func suspensions(without number: CaseNumber) -> Set<Suspension> {
        suspensions.subtracting(
            RegisterFolio.lifted(of: suspensions, by: .byCase(number)))
    }

    /// What a resumption lifts: the suspension of its own case; where that made none, the clock's;
    /// and where there is none either, those of other cases, which are over and cannot do it.
    private static func lifted(of open: Set<Suspension>, by own: Suspension) -> Set<Suspension> {
        if open.contains(own) { return [own] }
        return open.contains(.byClock) ? [.byClock] : open
    }
}
