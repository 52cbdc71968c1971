import WorkingDays

extension NamedGuard {
    /// The term is not longer than the profile allows, with a ground or without (办法 art. 14(4)).
    static let authorisationTermWithinLimit = NamedGuard(
        "authorisation-term-within-limit", article: "14(4)"
    ) { subject in
        guard let from = subject[FactName.authorisedFrom].flatMap({ Day(iso: $0) }),
            let until = subject[FactName.authorisedUntil].flatMap({ Day(iso: $0) })
        else { return [] }
        let hasGround = subject[FactName.authorisedTermGround] != nil
        let term = hasGround ? "agreementYearsWithGround" : "agreementYears"
        guard let limit = subject.context.profile.terms[term]?.value else { return [] }
        // Civil Code 201, 202: the first day does not count, so that of 2025-03-01 for three years
        // is 2028-03-01.
        let last = from.adding(months: 12 * limit)
        if until <= last { return [] }
        return [
            RegistryRule.authorisationTerm.finding(
                at: subject.place("authorisation[1]/until[1]"), found: until.iso,
                expected: "≤ " + last.iso, ["years": String(limit)])
        ]
    }

    /// It is not over on the day of receipt: what has ended is history that nothing rests on.
    static let authorisationNotOver = NamedGuard(
        "authorisation-not-over", article: "14(5)"
    ) { subject in
        guard let until = subject[FactName.authorisedUntil].flatMap({ Day(iso: $0) }),
            until < subject.record.opening.receivedAt.day
        else { return [] }
        return [
            RegistryRule.authorisationOver.finding(
                at: subject.place("authorisation[1]/until[1]"), found: until.iso,
                expected: "≥ " + subject.record.opening.receivedAt.day.iso,
                ["until": until.chinese, "iso": until.iso])
        ]
    }

    /// Its certificate is not in the register yet: looked for among what rests on its resources.
    static let authorisationNotYetRecorded = NamedGuard(
        "authorisation-not-yet-recorded", article: "14(4)"
    ) { subject in
        let register = subject.context.register
        let certificate = subject[FactName.authorisationCertificate] ?? ""
        let others = Set(
            subject.namedResources.flatMap { register.dependants[$0.number] ?? [] })
        return others.sorted().compactMap { register.folios[$0] }.filter { other in
            other.kind == .authorisationRecord && other.state.isStanding
                && other.current[FactName.authorisationCertificate] == certificate
        }.map { other in
            RegistryRule.authorisationRecorded.finding(
                at: subject.place("authorisation[1]/certificate[1]/number[1]"),
                found: certificate, ["certificate": certificate, "number": other.number])
        }
    }

    static let ofAuthorisation = [
        authorisationTermWithinLimit, authorisationNotOver, authorisationNotYetRecorded,
    ]
}
