import Testing

@testable import Registry
@testable import WorkingDays

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

/// A Shanghai time, `2026-02-13 09:00`.
func time(_ text: String) throws -> Instant {
    try #require(Instant(iso: text.replacingBlank + ":00+08:00"))
}

extension String {
    fileprivate var replacingBlank: String { String(map { $0 == " " ? "T" : $0 }) }
}

/// The code whose last character makes these 17 valid.
func party(_ seventeen: String) throws -> PartyID {
    try #require(CreditCode.alphabet.lazy.compactMap { PartyID(seventeen + String($0)) }.first)
}

extension RegistryIndex {
    /// Open cases in the order of their numbers.
    var openCases: [CaseStanding] { openNumbers.compactMap { cases[$0] } }
}

/// The organisations of the tests.
struct Cast {
    let registrar: Party
    let authority: Party
    let countyRegistrar: Party
    let provider: Party
    let other: Party
    let operatorParty: Party
    let agent: Party
    let stranger: PartyID

    init() throws {
        let desk = [
            Officer(id: "li", name: "李某", stages: ["acceptance", "review"], certificates: []),
            Officer(id: "wang", name: "王某", stages: ["acceptance"], certificates: []),
        ]
        func make(
            _ code: String, _ name: String, _ roles: [PartyRole], region: String = "370900",
            prefix: String? = nil, officers: [Officer] = []
        ) throws -> Party {
            Party(
                id: try party(code), name: name, roles: roles, region: region, trustsFolder: true,
                hasFolder: true, documentPrefix: prefix, officers: officers)
        }
        registrar = try make(
            "12370900000000001", "泰安市数据登记中心", [.registrar, .provider], prefix: "泰数登",
            officers: desk)
        authority = try make(
            "11370900000000002", "泰安市大数据局", [.authority, .provider], prefix: "泰数", officers: desk)
        countyRegistrar = try make(
            "12370921000000003", "宁阳县数据登记中心", [.registrar], region: "370921", prefix: "宁数登",
            officers: desk)
        provider = try make("11370900000000004", "泰安市水利局", [.provider])
        other = try make("11370900000000005", "泰安市林业局", [.provider])
        operatorParty = try make("91370900000000006", "泰安数据运营公司", [.operator])
        agent = try make("91370900000000007", "代理公司", [])
        stranger = try party("91370900000000008")
    }

    var all: [PartyID: Party] {
        let parties = [
            registrar, authority, countyRegistrar, provider, other, operatorParty, agent,
        ]
        return Dictionary(uniqueKeysWithValues: parties.map { ($0.id, $0) })
    }
}

/// A procedure with the shape of a registration, as a literal.
func registration() -> Procedure {
    let acceptance = Stage(
        name: "acceptance", title: "受理", article: "9(2)", term: "acceptance",
        countedFrom: .receipt, decider: .registrar,
        outcomes: [
            Outcome(
                name: "accept", title: "受理", needsReason: false, needsChecklist: false,
                automation: .clean, next: .stage("review"), papers: [.acceptance]),
            Outcome(
                name: "refuse", title: "不予受理", needsReason: true, needsChecklist: false,
                automation: .never, next: .closed(code: "refused"), papers: [.refusal]),
        ])
    let review = Stage(
        name: "review", title: "审查", article: "9(3)", term: "review", countedFrom: .stage,
        decider: .registrar,
        outcomes: [
            Outcome(
                name: "pass", title: "审查通过", needsReason: false, needsChecklist: true,
                automation: .never, next: .stage("publicity"),
                papers: [.complianceReport, .publicity]),
            Outcome(
                name: "reject", title: "不予登记", needsReason: true, needsChecklist: false,
                automation: .never, next: .closed(code: "rejected"), papers: [.rejection],
                article: "9(3) reject"),
        ],
        checklist: [
            ChecklistItem(id: "source", title: "来源合法", source: "9"),
            ChecklistItem(id: "rights", title: "权属无争议", source: "10"),
        ])
    let publicity = Stage(
        name: "publicity", title: "公示", article: "9(4)", term: "publicity", countedFrom: .stage,
        decider: nil, outcomes: [],
        expiry: Outcome(
            name: "issue", title: "发放凭证", needsReason: false, needsChecklist: false,
            automation: .never, next: .closed(code: "registered"),
            papers: [.certificate, .rightsStatement], effects: [.register, .confirmRights]),
        isExpiryIrreversible: true)
    return Procedure(
        name: "registration", version: 1, title: "公共数据资源登记",
        opens: PackageKind(rawValue: "resource-registration"), applicantRoles: [.provider],
        stages: [acceptance, review, publicity], article: "7, 9, 10")
}

/// The two profiles, as far as the docket reads them.
func profile(_ name: String) throws -> Profile {
    let isOld = name == "taian-2024"
    var terms = [
        "acceptance": Term(value: 3, source: "9(2)"), "review": Term(value: 5, source: "9(3)"),
        "publicity": Term(value: isOld ? 5 : 10, source: isOld ? "9(4)" : "26-12"),
    ]
    if !isOld { terms["validityYears"] = Term(value: 3, unit: .years, source: "26-15") }
    return Profile(
        name: name, from: try day(isOld ? "2024-11-01" : "2025-03-01"),
        until: isOld ? try day("2025-02-28") : nil, terms: terms,
        settings: ["levels.automatic": "一般"],
        trust: [
            PackageKind(rawValue: "resource-registration"): .either, .decision: .either,
            PackageKind(rawValue: "calendar"): .signature,
            PackageKind(rawValue: "catalogue"): .folder,
            PackageKind(rawValue: "party"): .anyone,
        ], standIn: .authority)
}
