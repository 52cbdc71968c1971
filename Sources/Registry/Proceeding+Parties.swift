import WorkingDays

extension Proceeding {
    /// Writes the party file that the package describes.
    mutating func registerParty(_ step: EffectStep) {
        guard let asked = PartyApplication(record) else { return }
        parties.append(
            asked.party(
                after: context.party(asked.id), on: step.effective, at: context.now))
        events.append(JournalEvent.party(asked.id))
    }

    /// Lets the drop folder of the party whose file this step writes count as its word, and answers
    /// it in a folder of its own.
    mutating func trustFolder() {
        guard !parties.isEmpty else { return }
        parties[parties.count - 1].trustsFolder = true
        parties[parties.count - 1].hasFolder = true
    }
}
