extension Proceeding {
    /// Writes the party file that the package describes.
    mutating func registerParty() {
        guard let party = PartyApplication(record)?.party else { return }
        parties.append(party)
        events.append(JournalEvent.party(party.id))
    }
}
