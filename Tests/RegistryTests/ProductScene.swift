import Testing

@testable import Registry
@testable import WorkingDays

/// A register with one resource and one authorisation of it, and an application for a product.
struct ProductScene {
    static let resource = "DJ-370900-2026-000001-X"
    static let authorisation = "SQ-370900-2026-000001-X"

    var scene: Scene
    var facts = [
        "product.name": "客流指数", "product.version": "1.0",
        "product.authorisation.number": authorisation,
        "product.rights.processing": "是", "product.rights.holding": "否",
    ]
    var sources = [resource]
    /// Kept tables besides the sources.
    var tables: [String: [[String]]] = [:]
    /// The item that a guard looks at.
    var item: CaseItem?
    var applicants: [Party]
    var legalForm = "legal-person"

    init(at now: String = "2026-02-02 09:00") throws {
        scene = try Scene(at: now)
        applicants = [scene.cast.operatorParty]
        scene.context.profile.settings["operator.legalPersonOnly"] = "true"
        try put(Self.resource, .resourceRegistration, of: scene.cast.provider)
        try put(
            Self.authorisation, .authorisationRecord, of: scene.cast.operatorParty,
            [
                "authorisation.rights": "processing operation",
                "authorisation.delivered": "2026-01-05", "authorisation.certificate": "证1号",
            ], sources: [Self.resource], until: "2028-05-31")
    }

    /// Puts an entry into the register.
    mutating func put(
        _ number: String, _ kind: PackageKind, of party: Party, _ facts: [String: String] = [:],
        sources: [String] = [], until: String? = nil, state: EntryState = .inForce
    ) throws {
        let from = try day("2025-06-01")
        let version = RegisterEntry(
            number: number, version: 1,
            caseNumber: try #require(CaseNumber("370900-2026-000001")), kind: kind,
            registrar: scene.cast.registrar.id, registrants: [scene.applicant(party)],
            facts: facts.map { Fact(name: $0.key, label: "", value: $0.value) },
            validFrom: from, validUntil: try until.map(day), publicityFrom: nil,
            publicityUntil: nil, application: Scene.digest(1), complianceReport: nil)
        scene.context.register.folios[number] = RegisterFolio(
            number: number, kind: kind, keeper: scene.cast.registrar.id, versions: [version],
            state: state, since: from,
            rights: kind == .resourceRegistration
                ? RightsStanding(names: ["holding"], documentNumber: "1", since: from) : nil,
            sources: sources)
        for source in sources {
            scene.context.register.dependants[source, default: []].append(number)
        }
    }

    /// Changes an entry of the register.
    mutating func change(_ number: String, _ body: (inout RegisterFolio) -> Void) {
        guard var folio = scene.context.register.folios[number] else { return }
        body(&folio)
        scene.context.register.folios[number] = folio
    }

    /// What a guard finds, each as rule and article.
    mutating func findings(_ name: String, received: String? = nil) throws -> [String] {
        let opening = try opening(received: received)
        let record = CaseRecord(
            opening: opening, number: try #require(CaseNumber("370900-2026-000009")),
            in: scene.context)
        var guarded = GuardedCase(
            record: record, context: scene.context, source: opening.facts.source,
            tables: opening.facts.tables)
        guarded.item = item
        return NamedGuard.findings(of: [name], in: guarded).map {
            "\($0.rule) \($0.article ?? "—")"
        }
    }

    /// The application.
    mutating func opening(received: String? = nil) throws -> Opening {
        let input = try scene.input("P-1", received: received)
        let rows = applicants.map {
            [$0.name, $0.id.code, "operator", "", $0.region, "", "", "", legalForm, ""]
        }
        return Opening(
            input: input,
            facts: PackageFacts(
                id: try #require(input.packageID), kind: .productRegistration,
                applicants: applicants.map(scene.applicant),
                facts: facts.map { Fact(name: $0.key, label: "", value: $0.value) },
                tables: [
                    FactTable(
                        name: "applicants", label: "登记主体",
                        columns: Array(repeating: "", count: 10), rows: rows),
                    FactTable(
                        name: "product.sources", label: "来源", columns: ["", ""],
                        rows: sources.map { [$0, ""] }, isKept: true),
                ]
                    + tables.map { name, rows in
                        FactTable(name: name, label: name, columns: [], rows: rows, isKept: true)
                    }), remarks: [], sender: applicants.first?.id)
    }
}
