import WorkingDays

/// Conditions that a procedure names for an outcome; each looks at the case alone.
///
/// A procedure that names another one is not adopted (`Procedure.faults`), and a step that asks for
/// it does not happen.
package enum NamedGuard: String, Hashable, Sendable, CaseIterable {
    /// A compliance review report was issued in this case (办法 art. 9(3)).
    case complianceReportIssued = "compliance-report-issued"
    /// The case was shown to the public, and the last day is over (办法 art. 9(4)).
    case publicityEnded = "publicity-ended"

    /// What must hold before a certificate is made, whether the procedure says so or not.
    static let ofCertificate = [complianceReportIssued, publicityEnded]

    /// The finding of a guard that does not hold, `nil` when it holds.
    func finding(in record: CaseRecord, context: DocketContext) -> Finding? {
        switch self {
        case .complianceReportIssued:
            record.complianceReport != nil
                ? nil : failure(record, "尚未出具合规审查报告", "no compliance report was issued")
        case .publicityEnded:
            record.publicity.map { context.now >= $0.until.end } == true
                ? nil : failure(record, "公示尚未期满", "the publicity period is not over")
        }
    }

    /// Findings of all guards that an outcome asks for and that do not hold.
    static func findings(
        for outcome: Outcome, record: CaseRecord, context: DocketContext
    ) -> [Finding] {
        let own = outcome.papers.contains(.certificate) ? ofCertificate.map(\.rawValue) : []
        let names = own + outcome.guards.filter { !own.contains($0) }
        return names.compactMap { name in
            guard let known = NamedGuard(rawValue: name) else {
                return unknown(name, record)
            }
            return known.finding(in: record, context: context)
        }
    }

    /// The article that a guard rests on.
    private var article: String {
        switch self {
        case .complianceReportIssued: "9(3)"
        case .publicityEnded: "9(4)"
        }
    }

    private func failure(_ record: CaseRecord, _ reason: String, _ detail: String) -> Finding {
        RegistryRule.guardFailed.finding(
            at: FindingPlace(object: record.number.text), article: article, expected: rawValue,
            ["number": record.number.text, "reason": reason, "detail": detail])
    }

    private static func unknown(_ name: String, _ record: CaseRecord) -> Finding {
        RegistryRule.guardUnknown.finding(
            at: FindingPlace(object: record.number.text), expected: name, ["name": name])
    }
}
