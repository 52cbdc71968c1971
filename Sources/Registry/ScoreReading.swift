/// The scores of a record of a selection, read against announcement, applications and experts.
struct ScoreReading {
    /// The applications to be evaluated: those that are open, by number.
    let applications: [CaseRecord]
    /// The scores that are right.
    let sheets: ScoreSheets
    /// Everything that is wrong with them.
    let findings: [Finding]

    init(_ subject: GuardedCase) {
        let criteria = ScoreSheets.criteria(
            of: subject.announcement?.current.tables.first {
                $0.name == FactName.announcedCriteria
            })
        let experts = (subject.table(FactName.selectionExperts)?.rows ?? []).compactMap(\.first)
        applications = subject.cases(of: .operatorApplication)
        var findings: [Finding] = []
        var scores: [ScoreSheets.Key: Hundredths] = [:]
        let known = Set(applications.map(\.number))
        for (index, row) in (subject.table(FactName.selectionScores)?.rows ?? []).enumerated() {
            let place = subject.place("selection[1]/scores[1]/score[\(index + 1)]")
            guard row.count > 3, let value = Hundredths(row[3]) else { continue }
            guard let application = CaseNumber(row[0]), known.contains(application) else {
                findings.append(ScoreReading.unknown(("申报", "case"), row[0], at: place))
                continue
            }
            guard experts.contains(row[1]) else {
                findings.append(ScoreReading.unknown(("专家", "expert"), row[1], at: place))
                continue
            }
            guard let criterion = criteria.first(where: { $0.id == row[2] }) else {
                findings.append(ScoreReading.unknown(("指标", "criterion"), row[2], at: place))
                continue
            }
            let key = ScoreSheets.Key(
                application: application, expert: row[1], criterion: row[2])
            if value.count > criterion.maximum * 100 {
                findings.append(
                    ScoreReading.above(key, value: row[3], criterion.maximum, at: place))
            }
            if scores.updateValue(value, forKey: key) != nil {
                findings.append(ScoreReading.about(key, RegistryRule.selectionTwice, at: place))
            }
        }
        for application in applications {
            for expert in experts {
                for criterion in criteria {
                    let key = ScoreSheets.Key(
                        application: application.number, expert: expert, criterion: criterion.id)
                    guard scores[key] == nil else { continue }
                    findings.append(
                        ScoreReading.about(
                            key, RegistryRule.selectionMissing,
                            at: subject.place("selection[1]/scores[1]")))
                }
            }
        }
        self.findings = findings
        sheets = ScoreSheets(criteria: criteria, experts: experts, scores: scores)
    }

    /// The row of the list that a place comes to.
    func row(of listed: ScoreSheets.Listed) -> [String] {
        let lead = applications.first { $0.number == listed.application }?.applicants.first
        return [
            String(listed.rank), listed.application.text, lead?.id.code ?? "", lead?.name ?? "",
            listed.total.text, listed.isSelected ? "yes" : "no",
        ]
    }

    private static func unknown(
        _ what: (chinese: String, english: String), _ value: String, at place: FindingPlace
    ) -> Finding {
        RegistryRule.selectionScore.finding(
            at: place, found: value,
            ["what": what.chinese, "whatEnglish": what.english, "value": value])
    }

    private static func above(
        _ key: ScoreSheets.Key, value: String, _ maximum: Int, at place: FindingPlace
    ) -> Finding {
        RegistryRule.selectionMaximum.finding(
            at: place, found: value, expected: "≤ " + String(maximum),
            words(key).merging(["value": value, "maximum": String(maximum)]) { own, _ in own })
    }

    private static func about(
        _ key: ScoreSheets.Key, _ rule: RegistryRule, at place: FindingPlace
    ) -> Finding {
        rule.finding(at: place, found: key.expert + " " + key.criterion, words(key))
    }

    private static func words(_ key: ScoreSheets.Key) -> [String: String] {
        ["case": key.application.text, "expert": key.expert, "criterion": key.criterion]
    }
}
