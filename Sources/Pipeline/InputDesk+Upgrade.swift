internal import Papers
internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// The line that takes over an entry which a line of the first version made: its file is written
    /// in the present format, and the journal says where it stands.
    func line(takingOver number: String, digest: ContentDigest, at now: Instant) throws
        -> CommitInput
    {
        let bytes = try reader.registryFile(RegisterPlace.file(of: number), digest: digest)
        let folio = try EntryFile.read(bytes)
        let line = try Assembly.folioLine(
            FolioAction(folios: [folio], events: [JournalEvent.takenOver], orders: []),
            input: JournalInput(type: "upgrade", receivedAt: now.milliseconds), desk: papers,
            now: now, numbering: Numbering(after: index.counters), standing: contexts.standing
        ).input
        take(line)
        return line
    }
}
