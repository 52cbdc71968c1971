import WorkingDays

/// Why an application that is well formed still opens no case.
enum OpeningFindings {
    static func kind(_ facts: PackageFacts, opens: PackageKind) -> Finding {
        RegistryRule.kindNotOpening.finding(
            at: facts.source.place(attribute: "kind"), found: facts.kind.rawValue,
            expected: opens.rawValue, ["kind": facts.kind.rawValue])
    }

    static func profile(_ profile: Profile, day: String) -> Finding {
        RegistryRule.profileNotCovering.finding(
            found: day, expected: profile.from.iso + "…" + (profile.until?.iso ?? ""),
            ["day": day])
    }

    static func applicantsMissing(_ facts: PackageFacts) -> Finding {
        RegistryRule.applicantsMissing.finding(
            at: facts.source.place("applicants[1]"), expected: "applicant")
    }

    static func applicantUnknown(_ applicant: Applicant, at place: FindingPlace) -> Finding {
        RegistryRule.applicantUnknown.finding(
            at: place.of(applicant.id.code), found: applicant.name,
            ["code": applicant.id.code])
    }

    static func applicantRole(
        _ applicant: Applicant, at place: FindingPlace, holds: [PartyRole], needs: [PartyRole],
        article: String
    ) -> Finding {
        RegistryRule.applicantRole.finding(
            at: place.of(applicant.id.code), article: article,
            found: holds.map(\.rawValue).joined(separator: " "),
            expected: needs.map(\.rawValue).joined(separator: " "),
            ["code": applicant.id.code])
    }

    static func senderNotApplicant(_ sender: PartyID, _ facts: PackageFacts) -> Finding {
        RegistryRule.senderNotApplicant.finding(
            at: facts.source.place("applicants[1]"), found: sender.code,
            expected: facts.applicants.map(\.id.code).joined(separator: " "),
            ["code": sender.code])
    }

    static func registrarNotCompetent(
        _ registrar: Party, region: String, at place: FindingPlace
    ) -> Finding {
        RegistryRule.registrarNotCompetent.finding(
            at: place, found: region, expected: registrar.region,
            ["registrar": registrar.name, "own": registrar.region, "region": region])
    }

    static func nobodyDecides(_ facts: PackageFacts) -> Finding {
        RegistryRule.nobodyDecides.finding(
            at: facts.source.place("applicants[1]"),
            found: facts.applicants.map(\.id.code).joined(separator: " "))
    }
}
