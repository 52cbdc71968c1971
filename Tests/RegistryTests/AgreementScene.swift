import Testing

@testable import Registry
@testable import WorkingDays

/// An announcement whose list selected the operator, a resource that it offers, and the agreement that
/// the authority sends.
struct AgreementScene {
    static let announcement = "GG-370900-2026-000001-X"

    var base: ProductScene
    var facts = [
        FactName.entryNumber: announcement, FactName.authorisedFrom: "2026-04-01",
        FactName.authorisedUntil: "2029-03-31", "authorisation.agreement": "泰数授协〔2026〕1号",
        "authorisation.rights": "processing operation", FactName.entryTitle: "泰数授协〔2026〕1号",
    ]
    var resources = [ProductScene.resource]
    var selected = "yes"

    init() throws {
        base = try ProductScene(at: "2026-03-02 09:00")
        base.scene.context.register.folios[ProductScene.authorisation] = nil
        base.scene.context.register.dependants = [:]
        base.scene.context.procedure = AgreementScene.procedure
        let terms = [
            ("agreementConsent", 10, Term.Unit.workingDays), ("agreementYears", 3, .years),
            ("agreementYearsWithGround", 5, .years), ("accessLogMonths", 6, .months),
            ("authorisationRenewalWindow", 6, .months),
        ]
        for (name, value, unit) in terms {
            base.scene.context.profile.terms[name] = Term(value: value, unit: unit, source: name)
        }
    }

    /// The shape of `schemas/procedures/agreement.xml`.
    private static let procedure: Procedure = {
        let opening = [
            "entry-known", "operator-selected", "agreed-resources-announced", "resources-in-force",
            "resources-confirmed", "authorisation-term-within-limit",
            "agreement-not-yet-concluded",
        ]
        let voice = { (name: String, about: Outcome.About) in
            Outcome(
                name: name, title: name, needsReason: about == .declining, needsChecklist: false,
                next: .stay, papers: [], about: about)
        }
        let consent = Stage(
            name: "consent", title: "签署", article: "14(4)", term: "agreementConsent",
            countedFrom: .receipt, decider: nil,
            outcomes: [
                voice("agree", .agreeing), voice("decline", .declining),
                Outcome(
                    name: "conclude", title: "签订", needsReason: false, needsChecklist: false,
                    automation: .always, next: .closed(code: "agreement-concluded"),
                    papers: [
                        StepPaper(.certificate, code: "authorisation-granted"),
                        StepPaper(
                            .order, code: "access-opened",
                            addressees: [.role(.platform), .applicants]),
                    ],
                    guards: ["all-agreed", "operator-selected", "resources-in-force"],
                    article: "14(4)", about: .theCase,
                    effects: [StepEffect(.recordAuthorisation)], needsSignature: false),
                Outcome(
                    name: "fail", title: "未能签订", needsReason: true, needsChecklist: false,
                    automation: .always, next: .closed(code: "agreement-declined"),
                    papers: [.termination], guards: ["somebody-declined"]),
            ],
            voices: [
                StageVoice(from: .role(.authority)), StageVoice(from: .applicants),
            ])
        return Procedure(
            name: "agreement", version: 1, title: "协议", opens: PackageKind(rawValue: "agreement"),
            applicantRoles: [.operator], stages: [consent], article: "14(4)",
            concernsEntry: true, exOfficio: [.authority], guards: opening,
            entries: [PackageKind(rawValue: "announcement")], issuer: .authority)
    }()

    /// What comes of the agreement as the authority sends it.
    mutating func open() throws -> DocketOutcome {
        try base.put(
            Self.announcement, PackageKind(rawValue: "announcement"),
            of: base.scene.cast.authority)
        let company = base.scene.cast.operatorParty.id.code
        let selected = self.selected
        base.change(Self.announcement) { folio in
            folio.versions[0].tables = [
                AgreementScene.table("announcement.resources", [[ProductScene.resource, "资源"]]),
                AgreementScene.table(
                    "selection.list",
                    [
                        [
                            "1", "370900-2026-000007", company,
                            "运营公司", "92.50", selected,
                        ]
                    ]),
            ]
        }
        let input = try base.scene.input("XY-1")
        return base.scene.open(
            Opening(
                input: input,
                facts: PackageFacts(
                    id: try #require(input.packageID), kind: PackageKind(rawValue: "agreement"),
                    applicants: [base.scene.applicant(base.scene.cast.operatorParty)],
                    facts: facts.map { Fact(name: $0.key, label: "", value: $0.value) },
                    tables: [
                        AgreementScene.table(
                            FactName.authorisedResources, resources.map { [$0, ""] })
                    ]), remarks: [], sender: base.scene.cast.authority.id))
    }

    /// The word of a party about the frozen document.
    mutating func say(
        _ outcome: String, _ record: CaseRecord, by party: Party, officer: String,
        document: ContentDigest? = nil
    ) throws -> DocketOutcome {
        var speaker = party
        speaker.officers = [
            Officer(id: officer, name: officer, stages: ["consent"], certificates: [])
        ]
        base.scene.context.parties[party.id] = speaker
        if party.id == base.scene.context.authority.id { base.scene.context.authority = speaker }
        var slip = base.scene.slip(
            outcome, for: record, reason: outcome == "decline" ? "收益分配未谈妥" : "", by: party)
        slip.officer = officer
        slip.document = outcome == "agree" ? document ?? record.opening.digest : nil
        return try base.scene.decide(slip, record, by: party)
    }

    private static func table(_ name: String, _ rows: [[String]]) -> FactTable {
        FactTable(
            name: name, label: name, columns: rows.first.map { $0.map { _ in "" } } ?? [],
            rows: rows, isKept: true)
    }
}
