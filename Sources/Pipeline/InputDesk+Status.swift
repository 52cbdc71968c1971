internal import Papers
internal import Registry
internal import Seals
internal import Storage
internal import Verification
internal import WorkingDays

extension InputDesk {
    /// The line that makes the public status list anew; `nil` where it is of today and no entry
    /// changed since, and before the first entry: nobody can ask about one then.
    ///
    /// Only parts with changed entries are written, and the signed list that names all of them.
    func line(listingStatusAt now: Instant) throws -> CommitInput? {
        let status = index.status
        guard status.isDue(on: now.day) else { return nil }
        let issuer = try cityRegistrar
        guard let seal = try papers.sealing.seal(of: issuer.id, under: nil, on: now.day) else {
            throw PipelineError.unusable(
                path: "registry/keys",
                reason: "no seal for \(issuer.id.code), who has to sign the status list")
        }
        // A list is judged at its own time, so this one would be worthless.
        guard seal.certificate.isValid(at: now.milliseconds) else {
            throw PipelineError.certificateExpired(party: issuer.id.code)
        }
        var files: [JournalFile] = []
        var contents: [[UInt8]?] = []
        var parts: [StatusList.Part] = []
        for name in Set(status.shards.keys).union(status.stale).sorted() {
            var digest = status.shards[name]
            if digest == nil || status.stale.contains(name) {
                let rows = index.entries.entries(in: name).map(ListedEntry.init)
                let file = PreparedFile(StatusShard(name: name, rows: rows).write())
                files.append(
                    file.entry(
                        .outbox, StatusPlace.shard(name), .replace, kind: StatusPlace.shardKind))
                contents.append(file.bytes)
                digest = file.digest
            }
            if let digest {
                let count = index.entries.counts[name] ?? 0
                parts.append(StatusList.Part(name: name, digest: digest, entries: count))
            }
        }
        let list = StatusList(
            issuer: issuer.id, issuerName: issuer.name, issuedAt: now,
            isDemonstration: workspace.configuration.isDemonstration, parts: parts)
        let file = PreparedFile(
            try papers.timer.time(.papers) { try StatusListFile.signed(list, by: seal) })
        files.append(
            file.entry(.outbox, StatusPlace.list, .replace, kind: StatusPlace.listKind))
        contents.append(file.bytes)
        let line = CommitInput(
            entry: JournalEntry(
                at: now.milliseconds,
                input: JournalInput(type: "status", receivedAt: now.milliseconds),
                events: [JournalEvent.statusListed], files: files, counters: [:]),
            contents: contents)
        take(line)
        return line
    }
}
