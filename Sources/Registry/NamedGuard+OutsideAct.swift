import WorkingDays

// Conditions about decisions that were taken on paper and recorded in a case: the last record of a type
// is the one that counts.
extension NamedGuard {
    /// An outside act of the type that the procedure names is on file and approved; what else it said
    /// is the reason that is given.
    static let outsideActApproved = NamedGuard(
        "outside-act-approved", article: "12"
    ) { subject in
        let type = subject.argument ?? ""
        let article = subject.stage?.article ?? subject.context.procedure.article
        guard let act = subject.outsideAct(type) else {
            return [
                RegistryRule.outsideMissing.finding(
                    at: subject.place, article: article, expected: type,
                    [
                        "number": subject.record.number.text, "type": type,
                        "title": GuardedCase.actTitles[type] ?? type,
                    ])
            ]
        }
        guard act[FactName.filingConclusion] != "approved" else { return [] }
        let day = act[FactName.filingDate].flatMap { Day(iso: $0) }
        return [
            RegistryRule.outsideRejected.finding(
                at: subject.place, article: article, found: act[FactName.filingConclusion],
                expected: "approved",
                [
                    "body": act[FactName.filingBody] ?? "",
                    "document": act[FactName.filingNumber] ?? "",
                    "date": day?.chinese ?? "", "iso": day?.iso ?? "",
                    "summary": act[FactName.filingSummary] ?? "",
                ])
        ]
    }

    /// Such an act is on file and did not approve.
    static let outsideActRejected = NamedGuard(
        "outside-act-rejected", article: "12", otherwise: "没有不同意的外部决定",
        "no outside act that did not approve"
    ) { subject in
        subject.outsideAct(subject.argument ?? "").map {
            $0[FactName.filingConclusion] != "approved"
        } ?? false
    }

    static let ofOutsideAct = [outsideActApproved, outsideActRejected]
}

extension GuardedCase {
    /// What the types of outside acts are called.
    fileprivate static let actTitles = [
        "government-approval": "市人民政府批准", "major-decision": "“三重一大”决策",
        "expert-meeting": "专家会议",
    ]

    /// The last outside act of a type that was filed in the case.
    func outsideAct(_ type: String) -> Filing? {
        record.filings.last { $0.kind == .outsideAct && $0[FactName.filingType] == type }
    }
}
