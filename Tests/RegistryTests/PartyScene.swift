import Testing

@testable import Registry
@testable import WorkingDays

/// A package about a party, and the registry it comes to.
struct PartyScene {
    var scene: Scene
    var sender: PartyID?
    var facts: [String: String]
    var roles: [PartyRole] = [.provider]
    var certificates: [[String]] = []
    var officers: [[String]] = []
    var stake = PartyStake()

    static let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"

    init(_ action: String, of party: PartyID, by sender: PartyID? = nil) throws {
        scene = try Scene(at: "2026-01-05 09:00")
        scene.context.procedure = PartyScene.procedure
        facts = ["party.action": action, "party.code": party.code, "party.reason": "理由"]
        if action == "register" {
            facts["party.name"] = "泰安市气象局"
            facts["party.region"] = "370900"
        } else {
            roles = []
        }
        self.sender = sender
    }

    /// The procedure with its guards.
    static let procedure: Procedure = {
        let guards = [
            "party-known", "party-sender", "party-action", "party-certificates", "party-officers",
            "party-free",
        ]
        func step(_ name: String, _ guards: [String], _ effects: [NamedEffect]) -> Outcome {
            Outcome(
                name: name, title: name, needsReason: false, needsChecklist: false,
                next: .closed(code: "accepted"), papers: [.result], guards: guards,
                effects: effects)
        }
        let refer = Outcome(
            name: "refer", title: "refer", needsReason: false, needsChecklist: false,
            automation: .always, next: .stage("review"), papers: [],
            guards: ["party-needs-authority"])
        let outcomes = [
            step("accept", ["party-needs-no-authority"] + guards, [.registerParty]),
            step("grant", ["party-folder-asked"], [.registerParty, .trustFolder]),
        ]
        return Procedure(
            name: "party", version: 1, title: "单位建档", opens: .party, applicantRoles: [],
            stages: [
                Stage(
                    name: "acceptance", title: "核实", article: "6", term: "acceptance",
                    countedFrom: .receipt, decider: .registrar, outcomes: [refer] + outcomes),
                Stage(
                    name: "review", title: "决定", article: "6", term: "review",
                    countedFrom: .stage, decider: .authority,
                    outcomes: [step("accept", guards, [.registerParty])]),
            ], article: "6", exOfficio: [.registrar], guards: guards)
    }()

    mutating func open() throws -> DocketOutcome {
        var opening = try scene.application(received: "2026-01-05 08:00")
        func table(_ name: String, _ rows: [[String]]) -> FactTable {
            FactTable(name: name, label: "", columns: [], rows: rows, isKept: true)
        }
        opening.facts = PackageFacts(
            id: opening.facts.id, kind: .party, applicants: [],
            facts: facts.sorted { $0.key < $1.key }.map {
                Fact(name: $0.key, label: $0.key, value: $0.value)
            },
            tables: [
                table("party.roles", roles.map { [$0.rawValue] }),
                table("party.certificates", certificates), table("party.officers", officers),
            ]
        ).concerningParty(among: scene.context.parties)
        opening.sender = sender
        if let id = facts["party.code"].flatMap(PartyID.init) {
            scene.context.register.stakes[id] = stake
        }
        return scene.open(opening)
    }

    mutating func decide(_ outcome: String, _ record: CaseRecord, by party: Party? = nil) throws
        -> DocketOutcome
    {
        try scene.decide(
            scene.slip(outcome, for: record, by: party), record, by: party)
    }

    /// The rows of a certificate that is valid, or was.
    static func certificate(_ action: String = "add", until: String = "2030-01-01 00:00") throws
        -> [String]
    {
        [
            action, "sha256:00", try time("2025-01-01 00:00").iso, try time(until).iso, pem,
        ]
    }
}

extension PartyScene {
    /// Gives the provider a standing.
    mutating func stand(_ state: PartyStanding.State) {
        scene.context.parties[scene.cast.provider.id]?.standing = PartyStanding(state)
    }
}
