extension NamedGuard {
    /// The entry that the application names exists.
    static let entryKnown = NamedGuard("entry-known", article: "9(5)") { subject in
        let number = subject[FactName.entryNumber]
        return subject.folio == nil
            ? [
                RegistryRule.entryUnknown.finding(
                    at: subject.place("entry[1]/number[1]"), found: number,
                    ["number": number ?? ""])
            ] : []
    }

    /// It is in force; not suspended, cancelled, lapsed or revoked.
    static let entryInForce = NamedGuard("entry-in-force", article: "9(5)") { subject in
        guard let folio = subject.folio, folio.state != .inForce else { return [] }
        return [
            RegistryRule.entryNotInForce.finding(
                at: subject.place("entry[1]/number[1]"), found: folio.state.rawValue,
                expected: EntryState.inForce.rawValue,
                ["number": folio.number, "state": folio.state.chinese])
        ]
    }

    /// The application was made for the version that counts now.
    static let entryVersionCurrent = NamedGuard(
        "entry-version-current", article: "9(5)"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        let named = subject[FactName.entryVersion]
        return named.flatMap { Int($0) } == folio.current.version
            ? []
            : [
                RegistryRule.entryVersion.finding(
                    at: subject.place("entry[1]/version[1]"), found: named,
                    expected: String(folio.current.version), ["number": folio.number])
            ]
    }

    /// Every applicant is a registrant of the entry.
    static let applicantIsRegistrant = NamedGuard(
        "applicant-is-registrant", article: "9(5)"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        let registrants = Set(folio.current.registrants.map(\.id))
        return subject.record.applicants.enumerated().filter {
            !registrants.contains($0.element.id)
        }.map { index, applicant in
            RegistryRule.notRegistrant.finding(
                at: subject.place("applicants[1]/applicant[\(index + 1)]").of(applicant.id.code),
                found: applicant.id.code, ["code": applicant.id.code, "number": folio.number])
        }
    }

    /// No other case about the entry is open: two changes would each rest on the same version.
    static let entryNotInCase = NamedGuard("entry-not-in-case", article: "9(5)") { subject in
        guard let folio = subject.folio else { return [] }
        return (subject.context.register.openCases[folio.number] ?? [])
            .filter { $0 != subject.record.number }
            .map { other in
                RegistryRule.entryInCase.finding(
                    at: subject.place("entry[1]/number[1]"), found: other.text,
                    ["number": folio.number, "case": other.text])
            }
    }

    static let ofEntry = [
        entryKnown, entryInForce, entryVersionCurrent, applicantIsRegistrant, entryNotInCase,
    ]
}
