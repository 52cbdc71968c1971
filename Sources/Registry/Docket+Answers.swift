package import WorkingDays

extension Docket {
    /// Sends a package back with its findings: an acknowledgement and the return.
    ///
    /// Opens no case and consumes no id, so a corrected package may keep its id. `sender` is `nil`
    /// when it could not be authenticated; the answer then goes to `outbox/_unclaimed/`, for what a
    /// document says of itself proves nothing. A slip is sent back the same way.
    package static func returned(
        _ findings: [Finding], _ input: AnsweredInput, kind: PackageKind?, sender: PartyID?,
        issuer: Party, engine: EngineVersions, now: Instant, numbering: inout Numbering
    ) -> InputAnswer {
        precondition(!findings.isEmpty, "a return says why")
        return answer(
            .return, JournalEvent.returned, input, kind: kind, to: [addressee(sender)],
            issuer: issuer, body: .findings(findings, engine), now: now, numbering: &numbering)
    }

    /// Reports a package that the program could not judge: to its sender, and to whoever keeps the
    /// workspace. The fault is the program's, so there are no findings, only the reason.
    package static func quarantined(
        _ reason: String, _ input: AnsweredInput, kind: PackageKind?, sender: PartyID?,
        issuer: Party, keeper: PartyID, engine: EngineVersions, now: Instant,
        numbering: inout Numbering
    ) -> InputAnswer {
        answer(
            .quarantineReport, JournalEvent.quarantined, input, kind: kind,
            to: sender == keeper ? [.party(keeper)] : [addressee(sender), .party(keeper)],
            issuer: issuer, reasons: [reason], body: .findings([], engine), now: now,
            numbering: &numbering)
    }

    private static func answer(
        _ result: PaperKind, _ event: String, _ input: AnsweredInput, kind: PackageKind?,
        to addressees: [Addressee], issuer: Party, reasons: [String] = [], body: PaperBody,
        now: Instant, numbering: inout Numbering
    ) -> InputAnswer {
        let values = kind.map { ["kind": $0.rawValue] } ?? [:]
        let acknowledgement = PaperOrder(
            kind: .acknowledgement, code: PaperKind.acknowledgement.code,
            documentNumber: numbering.documentNumber(of: issuer, on: now.day),
            issuer: issuer.id, addressees: Array(addressees.prefix(1)), answers: input,
            values: values)
        let report = PaperOrder(
            kind: result, code: result.code,
            documentNumber: numbering.documentNumber(of: issuer, on: now.day),
            issuer: issuer.id, addressees: addressees, answers: input, values: values,
            reasons: reasons, body: body)
        return InputAnswer(events: [event], orders: [acknowledgement, report])
    }

    /// A known sender's folder, or its registrar's `to-post/`; nobody known: `_unclaimed/`.
    private static func addressee(_ sender: PartyID?) -> Addressee {
        sender.map { .party($0) } ?? .unclaimed
    }
}
