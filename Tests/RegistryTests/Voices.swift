import Testing

@testable import Registry
@testable import WorkingDays

/// The steps that people other than the decider take: supplements, withdrawals, objections.
enum Voices {
    private static func step(
        _ name: String, reason: Bool = false, _ papers: [PaperKind] = [],
        about: Outcome.About = .theCase, guards: [String] = [], _ next: Outcome.Next
    ) -> Outcome {
        Outcome(
            name: name, title: name, needsReason: reason, needsChecklist: false, next: next,
            papers: papers, guards: guards, about: about)
    }

    private static let withdrawal = Arrival(
        package: .withdrawal, sender: .applicant,
        step: step("withdraw", [.termination], .closed(code: "withdrawn")))

    private static let lateness = step(
        "explain-lateness", reason: true, [.latenessReason], guards: ["stage-overdue"], .stay)

    /// A registration with all of them, as `schemas/procedures/registration.xml` has them.
    static var procedure: Procedure {
        var procedure = registration()
        procedure.stages[0].outcomes += [
            step(
                "request-supplement", reason: true, [.supplementRequest],
                guards: ["supplement-not-yet-asked"], .stage("supplement")),
            lateness,
        ]
        procedure.stages[1].outcomes += [
            step(
                "engage-third-party", reason: true, [.extension], guards: ["not-extended"],
                .extend(term: "reviewWithThirdParty")),
            lateness,
        ]
        procedure.stages[2].decider = .registrar
        procedure.stages[2].outcomes = [
            step(
                "dismiss-objection", reason: true, [.objectionDecision],
                about: .dismissingObjection, .stay),
            step(
                "uphold-objection", reason: true, [.objectionDecision, .termination],
                about: .upholdingObjection, .closed(code: "terminated")),
        ]
        procedure.stages[2].expiries[0].stepEffects = [
            StepEffect(.register), StepEffect(.confirmRights),
        ]
        procedure.stages[2].arrivals = [
            Arrival(
                package: .objection, sender: .anyone,
                step: step("object", [.objectionNotice], .stay)),
            Arrival(
                package: .withdrawal, sender: .objector,
                step: step("withdraw-objection", [.objectionDecision], .stay)),
        ]
        for index in procedure.stages.indices {
            procedure.stages[index].arrivals.append(withdrawal)
        }
        let supplement = Stage(
            name: "supplement", title: "补正", article: "9(2)", term: "supplement",
            countedFrom: .stage, decider: nil, outcomes: [],
            expiry: step(
                "treated-as-withdrawn", [.termination], .closed(code: "withdrawn")),
            isExpiryIrreversible: true,
            arrivals: [
                Arrival(
                    package: .supplement, sender: .applicant,
                    step: step("resubmit", [], .stage("acceptance"))), withdrawal,
            ])
        procedure.stages.insert(supplement, at: 1)
        return procedure
    }
}

extension Scene {
    /// A scene with that procedure and its terms.
    static func voices(
        _ profileName: String = "taian-2025", at now: String, calendar: WorkingCalendar? = nil
    ) throws -> Scene {
        var scene = try Scene(profileName, at: now, calendar: calendar)
        scene.context.procedure = Voices.procedure
        for (name, days, source) in [
            ("supplement", 10, "26-10"), ("objectionDecision", 10, "26-12"),
            ("reviewWithThirdParty", 20, "9(3) 26-11"),
        ] {
            scene.context.profile.terms[name] = Term(value: days, source: source)
        }
        return scene
    }

    /// The act of a package for a case.
    mutating func arrive(
        _ kind: PackageKind, _ record: CaseRecord, from sender: Party?, _ values: [String: String],
        tables: [FactTable] = [], attachments: [DeclaredAttachment] = [],
        input: AnsweredInput? = nil
    ) throws -> DocketOutcome {
        let input = try input ?? self.input("V-\(counters.values.reduce(0, +))-\(kind.rawValue)")
        let facts = PackageFacts(
            id: try #require(input.packageID), kind: kind, applicants: [],
            facts: values.map { Fact(name: $0.key, label: $0.key, value: $0.value) },
            tables: tables, attachments: attachments)
        return arrive(Arriving(input: input, facts: facts, sender: sender?.id), record)
    }

    /// The act of an objection, from nobody in particular unless it has a sender.
    mutating func object(
        _ record: CaseRecord, from sender: Party? = nil, input: AnsweredInput? = nil
    ) throws -> DocketOutcome {
        try arrive(
            .objection, record, from: sender,
            ["objection.name": "赵明", "objection.grounds": "权属有争议"], input: input)
    }

    /// A decision about one objection.
    mutating func settle(_ outcome: String, _ number: Int?, _ record: CaseRecord) throws
        -> DocketOutcome
    {
        var slip = slip(outcome, for: record, reason: "经核实")
        slip.objection = number
        return try decide(slip, record)
    }

    /// Lets the clock act at the case's own next moment.
    mutating func next(after act: DocketAct) throws -> DocketOutcome {
        let due = try #require(act.tick)
        context.now = max(context.now, Instant(milliseconds: due.at))
        return tick(due, act.record)
    }
}

extension DocketAct {
    /// The papers without acknowledgements and results of slips.
    var papers: [PaperKind] {
        orders.map(\.kind).filter { $0 != .acknowledgement && $0 != .result }
    }
}
