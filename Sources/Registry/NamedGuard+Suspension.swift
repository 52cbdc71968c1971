import WorkingDays

// Two cases may suspend one authorisation (办法 art. 24, 30); each lifts only what it did.
extension NamedGuard {
    /// The authorisation stands, and this case has not suspended it.
    static let notSuspendedHere = NamedGuard("not-suspended-here", article: "24(2)") { subject in
        guard let folio = subject.folio else { return [] }
        if folio.state.isStanding, !folio.suspensions.contains(.byCase(subject.record.number)) {
            return []
        }
        return [
            subject.failure(
                "not-suspended-here", article: subject.argument ?? "24(2)",
                "授权 \(folio.number) 已经由本案暂停，或者已经终止",
                "the authorisation \(folio.number) was suspended in this case, or has ended")
        ]
    }

    /// This case has suspended it, and it still is.
    static let suspendedHere = NamedGuard(
        "suspended-here", article: "24(2)", otherwise: "授权没有由本案暂停",
        "the authorisation was not suspended in this case"
    ) { $0.isSuspendedHere }

    /// No other case holds it suspended.
    static let noOtherSuspension = NamedGuard(
        "no-other-suspension", article: "24(2)", otherwise: "授权另由他案暂停，访问尚不能恢复",
        "another case holds the authorisation suspended, so access is not restored yet"
    ) { $0.otherSuspensions.isEmpty }

    /// Another case does.
    static let otherSuspension = NamedGuard(
        "other-suspension", article: "24(2)", otherwise: "授权没有由他案暂停，应当恢复访问",
        "no other case holds the authorisation suspended: access is to be restored"
    ) { !$0.otherSuspensions.isEmpty }

    /// A case does not end and leave an authorisation suspended that nobody could restore.
    static let suspensionSettled = NamedGuard(
        "suspension-settled", article: "24(2)", otherwise: "本案作出的暂停尚未解除",
        "the suspension made in this case still stands"
    ) { !$0.isSuspendedHere }

    /// The authorisation has ended, by another case or by the clock.
    static let authorisationOver = NamedGuard(
        "authorisation-over", article: "24(2)", otherwise: "授权尚未终止",
        "the authorisation has not ended"
    ) { $0.folio?.state.isStanding == false }

    static let ofSuspension = [
        notSuspendedHere, suspendedHere, noOtherSuspension, otherSuspension, suspensionSettled,
        authorisationOver,
    ]
}

extension GuardedCase {
    fileprivate var isSuspendedHere: Bool {
        guard let folio, folio.state == .suspended else { return false }
        return folio.suspensions.contains(.byCase(record.number))
    }

    fileprivate var otherSuspensions: Set<RegisterFolio.Suspension> {
        folio?.suspensions.subtracting([.byCase(record.number)]) ?? []
    }
}
