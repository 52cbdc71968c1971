import Testing

@testable import Registry
@testable import WorkingDays

/// One registry on its way through time: what a pipeline does with the docket, without any file.
struct Scene {
    var cast: Cast
    var context: DocketContext
    var counters: [String: Int] = [:]
    private var sent = 0

    init(_ profileName: String = "taian-2025", at now: String, calendar: WorkingCalendar? = nil)
        throws
    {
        cast = try Cast()
        let rules = ContentDigest(sha256: String(repeating: "a", count: 64))
        context = DocketContext(
            procedure: registration(), profile: try profile(profileName),
            calendar: try calendar ?? LawCalendar.known(), registrar: cast.registrar,
            authority: cast.authority, parties: cast.all, rules: rules,
            engine: EngineVersions(engine: "dengji 0", rules: rules), now: try time(now))
    }

    static func digest(_ number: Int) -> ContentDigest {
        let hex = String(number, radix: 16)
        return ContentDigest(sha256: String(repeating: "0", count: 64 - hex.utf8.count) + hex)
    }

    mutating func input(_ id: String, received: String? = nil) throws -> AnsweredInput {
        sent += 1
        return AnsweredInput(
            packageID: PackageID(id), fileName: "\(id).xml", sizeBytes: 100 + sent,
            digest: Scene.digest(sent), receivedAt: try received.map(time) ?? context.now)
    }

    func applicant(_ party: Party) -> Applicant {
        Applicant(
            name: party.name, id: party.id, kind: "provider", region: party.region,
            representative: "张某", contact: "赵某")
    }

    /// An application of the provider for a resource of this level.
    mutating func application(
        level: String = "一般", applicants: [Party]? = nil, received: String? = nil
    ) throws -> Opening {
        let input = try input("A-\(sent + 1)", received: received)
        return Opening(
            input: input,
            facts: PackageFacts(
                id: try #require(input.packageID),
                kind: PackageKind(rawValue: "resource-registration"),
                applicants: (applicants ?? [cast.provider]).map(applicant),
                facts: [
                    Fact(name: "resource.name", label: "名称", value: "水文监测数据"),
                    Fact(name: "resource.level", label: "级别", value: level),
                    Fact(name: "resource.rights.holding", label: "持有权", value: "是"),
                ]),
            remarks: [], sender: (applicants?.first ?? cast.provider).id)
    }

    /// The slip that an officer of the registrar would send for the case as it stands.
    func slip(
        _ outcome: String, for record: CaseRecord, reason: String = "", by sender: Party? = nil
    ) -> DecisionSlip {
        let items = context.procedure.stage(record.stage ?? "")?.checklist ?? []
        return DecisionSlip(
            caseNumber: record.number, stage: record.stage ?? "", revision: record.revision,
            outcome: outcome, party: (sender ?? cast.registrar).id, officer: "li", reason: reason,
            checklist: outcome == "pass"
                ? items.map { ChecklistAnswer(item: $0.id, result: "conform", remark: "") } : [],
            steps: [])
    }

    mutating func open(_ opening: Opening) -> DocketOutcome {
        var numbering = Numbering(after: counters)
        let outcome = Docket.open(opening, in: context, numbering: &numbering)
        return keep(outcome, numbering)
    }

    mutating func decide(_ slip: DecisionSlip, _ record: CaseRecord, by sender: Party? = nil) throws
        -> DocketOutcome
    {
        let input = try input("S-\(sent + 1)")
        var numbering = Numbering(after: counters)
        let outcome = Docket.decide(
            slip, input, by: (sender ?? cast.registrar).id, case: record, in: context,
            numbering: &numbering)
        return keep(outcome, numbering)
    }

    mutating func tick(_ tick: ScheduledTick, _ record: CaseRecord) -> DocketOutcome {
        var numbering = Numbering(after: counters)
        let outcome = Docket.tick(tick, case: record, in: context, numbering: &numbering)
        return keep(outcome, numbering)
    }

    mutating func recount(_ record: CaseRecord, scheduled: ScheduledTick?) -> DocketOutcome? {
        var numbering = Numbering(after: counters)
        let outcome = Docket.recount(
            case: record, scheduled: scheduled, in: context, numbering: &numbering)
        return outcome.map { keep($0, numbering) }
    }

    /// A recount that must change something.
    mutating func recounted(_ record: CaseRecord, scheduled: ScheduledTick?) throws -> DocketAct {
        let outcome = recount(record, scheduled: scheduled)
        return try #require(outcome).act()
    }

    /// Only an act may have used numbers.
    private mutating func keep(_ outcome: DocketOutcome, _ numbering: Numbering) -> DocketOutcome {
        if case .acted = outcome {
            for (name, value) in numbering.moved { counters[name] = value }
        } else {
            #expect(numbering.moved.isEmpty)
        }
        return outcome
    }
}

extension DocketOutcome {
    /// The act, or a failed test that says what came instead.
    func act(_ location: SourceLocation = #_sourceLocation) throws -> DocketAct {
        guard case .acted(let act) = self else {
            Issue.record("no act but \(self)", sourceLocation: location)
            throw Unexpected()
        }
        return act
    }

    /// Ids of the findings of a refusal, empty for anything else.
    var refusedBy: [String] {
        if case .refused(let findings) = self { findings.map(\.rule) } else { [] }
    }

    var isWaiting: Bool {
        if case .waits = self { true } else { false }
    }

    struct Unexpected: Error {}
}

extension DocketAct {
    /// The version of an entry that the act made.
    var entry: RegisterEntry? { folios.first?.current }

    func order(_ kind: PaperKind) throws -> PaperOrder {
        try #require(orders.first { $0.kind == kind })
    }
}
