package import WorkingDays

/// What can be wrong with a party, or with what is asked about one.
package enum PartyFindings {
    /// It is suspended or closed.
    static func standing(_ party: Party, at place: FindingPlace = FindingPlace()) -> Finding {
        let since = party.standing.since
        return RegistryRule.partyStanding.finding(
            at: place.of(party.id.code), found: party.standing.state.rawValue,
            expected: PartyStanding.State.active.rawValue,
            [
                "code": party.id.code, "state": party.standing.state.chinese,
                "english": party.standing.state.rawValue, "since": since?.chinese ?? "",
                "iso": since?.iso ?? "",
            ])
    }

    /// The certificate that signed was revoked by then.
    package static func revoked(at moment: Instant) -> Finding {
        RegistryRule.certificateRevoked.finding(
            found: moment.iso, ["at": moment.chinese, "iso": moment.iso])
    }

    /// The registrar may not register on a day.
    static func notEntrusted(_ registrar: Party, on day: Day) -> Finding {
        RegistryRule.notEntrusted.finding(
            found: registrar.entrustment?.until?.iso, expected: day.iso,
            [
                "registrar": registrar.name, "code": registrar.id.code, "day": day.chinese,
                "iso": day.iso,
            ])
    }

    /// What is asked does not fit what is on file.
    static func action(
        _ rule: RegistryRule, _ asked: PartyApplication, _ known: Party?, at place: FindingPlace
    ) -> Finding {
        rule.finding(
            at: place, found: asked.action.rawValue,
            [
                "code": asked.id.code, "action": asked.action.chinese,
                "english": asked.action.rawValue, "state": known?.standing.state.chinese ?? "",
                "stateEnglish": known?.standing.state.rawValue ?? "",
            ])
    }

    /// Who asked may not.
    static func sender(
        _ sender: PartyID?, _ asked: PartyApplication, at place: FindingPlace
    ) -> Finding {
        RegistryRule.partySender.finding(
            at: place, found: sender?.code, expected: asked.id.code,
            ["sender": sender?.code ?? "（未署名 unknown）", "code": asked.id.code])
    }

    /// A certificate to be filed is not valid at a moment.
    static func term(_ validity: PartyApplication.Validity, at place: FindingPlace) -> Finding {
        RegistryRule.partyCertificateTerm.finding(
            at: place, found: validity.until.iso,
            [
                "from": validity.from.chinese, "until": validity.until.chinese,
                "fromIso": validity.from.iso, "untilIso": validity.until.iso,
            ])
    }

    /// What is left of a party that is to be closed.
    static func inUse(_ id: PartyID, _ stake: PartyStake, at place: FindingPlace) -> Finding {
        let left = stake.openCases.map(\.text) + stake.entries
        let shown = left.prefix(5).joined(separator: " ") + (left.count > 5 ? " …" : "")
        return RegistryRule.partyInUse.finding(
            at: place, found: shown, ["code": id.code, "found": shown])
    }
}
