import WorkingDays

extension NamedGuard {
    /// A compliance review report was issued in this case.
    static let complianceReportIssued = NamedGuard(
        "compliance-report-issued", article: "9(3)",
        otherwise: "尚未出具合规审查报告", "no compliance report was issued"
    ) { $0.record.complianceReport != nil }

    /// The case was shown to the public, and the last day is over.
    static let publicityEnded = NamedGuard(
        "publicity-ended", article: "9(4)",
        otherwise: "公示尚未期满", "the publicity period is not over"
    ) { subject in
        subject.record.publicity.map { subject.context.now >= $0.until.end } == true
    }

    /// No objection stands undecided.
    static let noStandingObjection = NamedGuard(
        "no-standing-objection", article: "9(5)",
        otherwise: "尚有异议没有处理", "an objection is not decided yet"
    ) { subject in !subject.record.objections.contains { $0.standing == .standing } }

    /// No resource is registered under the catalogue code of the application yet.
    static let notYetRegistered = NamedGuard("not-yet-registered", article: "7") { subject in
        guard let code = subject[FactName.catalogueCode],
            let number = subject.context.register.byCatalogueCode[code]
        else { return [] }
        return [
            RegistryRule.alreadyRegistered.finding(
                at: subject.place("resource[1]/catalogueCode[1]"), found: code,
                ["code": code, "number": number])
        ]
    }

    static let ofRegistration = [
        complianceReportIssued, publicityEnded, noStandingObjection, notYetRegistered,
    ]

    /// What must hold before an entry is made, whether the procedure says so or not.
    static let ofRegister = [complianceReportIssued, publicityEnded, noStandingObjection]
}
