internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// The line that tells somebody that a file waits; `nil` where that was told already.
    func line(noticing file: WaitingFile, at now: Instant) throws -> CommitInput? {
        guard !index.isNoticed(file.key) else { return nil }
        let owner = file.folder.flatMap { parties[$0]?.trustsFolder == true ? $0 : nil }
        var numbering = Numbering(after: index.counters)
        let answer = Docket.waiting(
            file, owner: owner, issuer: try cityRegistrar, engine: contexts.versions, now: now,
            numbering: &numbering)
        let line = try Assembly.noticeLine(
            answer,
            input: JournalInput(
                type: "notice", digest: file.key, sender: owner,
                receivedAt: file.since.milliseconds),
            desk: papers, now: now, numbering: numbering)
        take(line)
        return line
    }
}
