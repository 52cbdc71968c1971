extension Proceeding {
    /// Brings the proposed set of schemas into force with this line; open cases keep theirs.
    mutating func adoptRules() {
        guard let proposal = context.proposal else {
            preconditionFailure("NamedGuard.ofRules: checked before the step was taken")
        }
        adopts = proposal.digest
        events.append(JournalEvent.adopted(proposal.digest))
        if record.kind == .calendar, let year = record[FactName.calendarYear] {
            events.append(JournalEvent.calendar(year))
        }
    }
}
