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
            if act.act == .resumed, open.remove(own) == nil { open.remove(.byClock) }
        }
        return open
    }

    /// Those that remain once a case has lifted its own.
    package func suspensions(without number: CaseNumber) -> Set<Suspension> {
        let own = suspensions.contains(.byCase(number)) ? .byCase(number) : Suspension.byClock
        return suspensions.subtracting([own])
    }
}
