import WorkingDays

/// A condition that a procedure names: for a case to open, or for a step to be taken.
///
/// Each is a value in a table, one file per topic (`NamedGuard+Entry.swift`), gathered in `all`. A
/// procedure that names another one is not adopted (`Procedure.faults`), and a step that asks for it
/// does not happen.
package struct NamedGuard: Sendable {
    /// The name by which procedures ask for it, `entry-in-force`.
    package let name: String
    /// The article it rests on, as findings give it, `9(3)`.
    package let article: String
    /// Every finding of it that does not hold; none when it holds.
    let findings: @Sendable (GuardedCase) -> [Finding]

    /// A condition with one sentence of its own for when it does not hold, under the rule `REG-GUARD`.
    init(
        _ name: String, article: String, otherwise chinese: String, _ english: String,
        holds: @escaping @Sendable (GuardedCase) -> Bool
    ) {
        self.name = name
        self.article = article
        findings = { subject in
            holds(subject)
                ? []
                : [subject.failure(name, article: article, chinese, english)]
        }
    }

    /// A condition that finds by rules of its own.
    init(
        _ name: String, article: String,
        findings: @escaping @Sendable (GuardedCase) -> [Finding]
    ) {
        self.name = name
        self.article = article
        self.findings = findings
    }

    /// Every guard there is.
    package static let all: [NamedGuard] =
        ofVoices + ofRegistration + ofEntry + ofAmendment + ofStage + ofProof + ofSources
        + ofProduct + ofAuthorisation + ofAgreement + ofRules + ofParty + ofCatalogue + ofPlan
        + ofOutsideAct + ofOperatorApplication + ofSelection + ofDemand + ofOperation
        + ofSupervision + ofSuspension + ofDisposal

    /// The guard of a name; what follows a colon is the value it is asked with.
    package static func named(_ name: String) -> NamedGuard? {
        let own = name.prefix { $0 != ":" }
        return all.first { $0.name == own }
    }

    /// Findings of all guards that an outcome asks for and that do not hold.
    static func findings(
        for outcome: Outcome, record: CaseRecord, context: DocketContext,
        slip: DecisionSlip? = nil, item: CaseItem? = nil
    ) -> [Finding] {
        var subject = GuardedCase(record: record, context: context, slip: slip)
        subject.item =
            item
            ?? slip.flatMap { slip in
                record.items.first { $0.number == slip.item }
            }
        let own =
            (outcome.effects.contains(.register) ? ofRegister.map(\.name) : [])
            + (outcome.effects.contains(.adopt) ? ofRules.map(\.name) : [])
            + (outcome.effects.contains(.dispose) ? ofDisposal.map(\.name) : [])
        return findings(
            of: own + outcome.guards.filter { !own.contains($0) },
            in: subject)
    }

    /// Findings of the guards of these names that do not hold.
    static func findings(of names: [String], in subject: GuardedCase) -> [Finding] {
        names.flatMap { name in
            guard let known = named(name) else {
                return [
                    RegistryRule.guardUnknown.finding(
                        at: subject.place, expected: name, ["name": name])
                ]
            }
            var subject = subject
            subject.argument = name.split(separator: ":", maxSplits: 1).dropFirst().first
                .map(String.init)
            return known.findings(subject)
        }
    }
}
