import WorkingDays

extension NamedGuard {
    /// The authorisation under which a product was made exists and holds: on the day of receipt when
    /// the case opens, afterwards as long as the clock has not ended it.
    static let authorisationInForce = NamedGuard(
        "authorisation-in-force", article: "8"
    ) { subject in
        let number = subject[FactName.productAuthorisation] ?? ""
        let place = subject.place("product[1]/authorisation[1]/number[1]")
        guard let folio = subject.authorisation else {
            return [
                RegistryRule.authorisationUnknown.finding(
                    at: place, found: number, ["number": number])
            ]
        }
        let day = subject.record.opening.receivedAt.day
        let isInTerm =
            subject.source == nil
            || folio.current.validFrom <= day
                && folio.current.validUntil.map { day <= $0 } ?? true
        if folio.state == .inForce, isInTerm { return [] }
        let term = folio.current.validFrom.chinese + "至" + (folio.current.validUntil?.chinese ?? "")
        return [
            RegistryRule.authorisationState.finding(
                at: place, found: folio.state.rawValue + " " + term,
                expected: EntryState.inForce.rawValue,
                [
                    "number": number, "day": day.chinese, "iso": day.iso,
                    "state": folio.state == .inForce ? "授权期限为" + term : folio.state.chinese,
                ])
        ]
    }

    /// The authorisation under which a product was made has ended, and is not only suspended.
    static let authorisationEnded = NamedGuard(
        "authorisation-ended", article: "14(5)",
        otherwise: "授权没有终止", "the authorisation has not ended"
    ) { subject in subject.authorisation.map { !$0.state.isStanding } ?? false }

    /// Every applicant is an operator to whom the authorisation was given.
    static let operatorAuthorised = NamedGuard("operator-authorised", article: "8") { subject in
        guard let folio = subject.authorisation else { return [] }
        let operators = Set(folio.current.registrants.map(\.id))
        return subject.record.applicants.enumerated().filter {
            !operators.contains($0.element.id)
        }.map { index, applicant in
            RegistryRule.authorisationOperator.finding(
                at: subject.place("applicants[1]/applicant[\(index + 1)]").of(applicant.id.code),
                found: applicant.id.code,
                expected: operators.map(\.code).sorted()
                    .joined(separator: " "),
                ["code": applicant.id.code, "number": folio.number])
        }
    }

    /// Every source is among the resources of the authorisation.
    static let sourcesGranted = NamedGuard("sources-granted", article: "8") { subject in
        guard let folio = subject.authorisation else { return [] }
        return subject.namedResources.filter {
            subject.resource($0.number) != nil && !folio.sources.contains($0.number)
        }.map { named in
            RegistryRule.sourceNotGranted.finding(
                at: named.place.of(named.number), found: named.number,
                expected: folio.sources.joined(separator: " "),
                ["number": named.number, "authorisation": folio.number])
        }
    }

    /// The rights claimed are among those that the agreement gives (办法 art. 10, last paragraph).
    static let rightsGranted = NamedGuard("rights-granted", article: "10") { subject in
        guard let folio = subject.authorisation else { return [] }
        let granted = (folio.current[FactName.authorisedRights] ?? "").split(separator: " ")
            .map(String.init)
        return RightsClaims { subject[$0] }.names.filter { !granted.contains($0) }.map { right in
            RegistryRule.rightNotGranted.finding(
                at: subject.place("product[1]/rights[1]/\(right)[1]"), found: right,
                expected: granted.joined(separator: " "),
                ["right": right, "number": folio.number])
        }
    }

    /// No product of this name and version is registered under the authorisation.
    static let productNotYetRegistered = NamedGuard(
        "product-not-yet-registered", article: "8"
    ) { subject in
        guard let folio = subject.authorisation else { return [] }
        let register = subject.context.register
        return (register.dependants[folio.number] ?? []).compactMap { register.folios[$0] }
            .filter { other in
                other.state.isStanding && other.kind == .productRegistration
                    && other.current[FactName.productName] == subject[FactName.productName]
                    && other.current[FactName.productVersion] == subject[FactName.productVersion]
            }.map { other in
                RegistryRule.productRegistered.finding(
                    at: subject.place("product[1]/version[1]"),
                    found: subject[FactName.productVersion], ["number": other.number])
            }
    }

    /// Where the profile asks for it, every applicant is a legal person (26号 art. 3(2), 5).
    static let operatorIsLegalPerson = NamedGuard(
        "operator-is-legal-person", article: "26号 5"
    ) { subject in
        guard subject.context.profile.isOn("operator.legalPersonOnly"),
            let table = subject.table(FactName.applicants)
        else { return [] }
        return subject.record.applicants.enumerated().compactMap { index, applicant in
            let form = table.value(.legalForm, of: applicant.id)
            if form == "legal-person" { return nil }
            return RegistryRule.operatorLegalForm.finding(
                at: subject.place("applicants[1]/applicant[\(index + 1)]").of(applicant.id.code),
                found: form, expected: "legal-person", ["code": applicant.id.code])
        }
    }

    static let ofProduct = [
        authorisationInForce, authorisationEnded, operatorAuthorised, sourcesGranted, rightsGranted,
        productNotYetRegistered, operatorIsLegalPerson,
    ]
}

extension GuardedCase {
    /// The authorisation under which a product was made.
    var authorisation: RegisterFolio? {
        record[FactName.productAuthorisation].flatMap { context.register.folios[$0] }
            .flatMap { $0.kind == .authorisationRecord ? $0 : nil }
    }
}
