package import WorkingDays

extension Docket {
    /// The notice that a file waits: to the party of a drop folder that counts as its own, else
    /// `outbox/_unclaimed/`.
    ///
    /// Repeats nothing but name, size, time and reason, for nothing of it was read.
    package static func waiting(
        _ file: WaitingFile, owner: PartyID?, issuer: Party, engine: EngineVersions, now: Instant,
        numbering: inout Numbering
    ) -> InputAnswer {
        let kind = PaperKind.waitingNotice
        let order = PaperOrder(
            kind: kind, code: kind.code,
            documentNumber: numbering.documentNumber(of: issuer, on: now.day), issuer: issuer.id,
            addressees: [owner.map { .party($0) } ?? .unclaimed],
            values: [
                "waitingName": file.name, "waitingBytes": String(file.sizeBytes),
                "waitingSince": file.since.chinese,
                "waitingFolder": file.folder.map { "inbox/\($0.code)/" } ?? "inbox/",
                "reference": String(file.key.hex.prefix(16)),
            ],
            body: .findings([file.finding], engine))
        return InputAnswer(events: [JournalEvent.waitingNoticed], orders: [order])
    }
}
