import Testing

@testable import Registry
@testable import WorkingDays

/// A registered entry, what rests on it, and applications about it that are decided at once.
struct EntryScene {
    var scene: Scene
    var folio: RegisterFolio

    /// A resource of the provider, registered on 2026-01-22.
    init(_ profile: String = "taian-2025", at now: String, until: String? = "2029-01-22") throws {
        scene = try Scene(profile, at: now)
        scene.context.profile.terms["renewalWindow"] = Term(
            value: 60, unit: .days, source: "26号 15")
        scene.context.profile.terms["renewalYears"] = Term(
            value: 3, unit: .years, source: "26号 15")
        scene.context.profile.settings["renewal.lapseCancels"] = "true"
        folio = try EntryScene.folio(
            "DJ-370900-2026-000001-X", .resourceRegistration,
            of: scene.applicant(scene.cast.provider), scene, until: until,
            facts: [
                "resource.name": "水文监测数据", "resource.level": "一般",
                "resource.openingType": "有条件开放", "resource.openingCondition": "实名",
                "resource.authorisationIntended": "是", "resource.rights.holding": "是",
                "resource.rights.disputed": "否",
            ])
        show([folio])
    }

    static func folio(
        _ number: String, _ kind: PackageKind, of registrant: Applicant, _ scene: Scene,
        until: String?, facts: [String: String], sources: [String] = []
    ) throws -> RegisterFolio {
        let version = RegisterEntry(
            number: number, version: 1,
            caseNumber: CaseNumber(region: "370900", year: 2026, sequence: 1),
            kind: kind, registrar: scene.cast.registrar.id, registrants: [registrant],
            facts: facts.sorted { $0.key < $1.key }.map {
                Fact(name: $0.key, label: $0.key, value: $0.value)
            },
            validFrom: try day("2026-01-22"), validUntil: try until.map(day), publicityFrom: nil,
            publicityUntil: nil, application: Scene.digest(99), complianceReport: nil)
        return RegisterFolio(
            number: number, kind: kind, keeper: scene.cast.registrar.id, versions: [version],
            since: try day("2026-01-22"),
            rights: RightsStanding(
                names: RightsClaims(version).names, documentNumber: "泰数登〔2026〕8号",
                since: try day("2026-01-22")),
            sources: sources)
    }

    /// Lets the docket see these entries.
    mutating func show(_ folios: [RegisterFolio], open: [CaseNumber] = []) {
        var view = RegisterView()
        for folio in folios { view.folios[folio.number] = folio }
        view.dependants[folio.number] = folios.filter { $0.sources.contains(folio.number) }
            .map(\.number)
        view.openCases[folio.number] = open
        scene.context.register = view
    }

    /// What an application of this kind comes to, in a procedure of one step.
    mutating func apply(
        _ kind: String, effects: [NamedEffect], papers: [PaperKind], guards: [String] = [],
        facts: [String: String] = [:], changes: [[String]] = [], received: String? = nil
    ) throws -> DocketOutcome {
        let step = Outcome(
            name: "carry-out", title: "办理", needsReason: false, needsChecklist: false,
            automation: .always, next: .closed(code: "done"), papers: papers, article: "9(5)",
            effects: effects)
        let stage = Stage(
            name: "acceptance", title: "受理", article: "9(2)", term: "acceptance",
            countedFrom: .receipt, decider: .registrar, outcomes: [step])
        scene.context.procedure = Procedure(
            name: kind, version: 1, title: kind, opens: PackageKind(rawValue: kind),
            applicantRoles: [.provider], stages: [stage], article: "9(5)", concernsEntry: true,
            exOfficio: [.registrar], guards: guards)
        let input = try scene.input("M-\(kind)", received: received)
        let values = ["entry.number": folio.number, "entry.version": "1"].merging(facts) { $1 }
        return scene.open(
            Opening(
                input: input,
                facts: PackageFacts(
                    id: try #require(input.packageID), kind: PackageKind(rawValue: kind),
                    applicants: [scene.applicant(scene.cast.provider)],
                    facts: values.map { Fact(name: $0.key, label: $0.key, value: $0.value) },
                    tables: changes.isEmpty
                        ? []
                        : [
                            FactTable(
                                name: FactName.changes, label: "变动", columns: [], rows: changes,
                                isKept: true)
                        ]),
                remarks: [], sender: scene.cast.provider.id))
    }
}
