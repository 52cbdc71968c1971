import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Who may adopt which rules")
struct RulesGuardTests {
    private let inForce = Scene.digest(1)
    private let offered = Scene.digest(2)

    /// Rules that the guards of an adoption find.
    private func found(
        named: ContentDigest, replaces: ContentDigest, problems: [String] = [], sender: Party,
        applicant: Party, _ scene: inout Scene
    ) throws -> [String] {
        var opening = try scene.application(applicants: [applicant])
        opening.facts.facts = [
            Fact(name: FactName.adoptionSet, label: "", value: named.text),
            Fact(name: FactName.adoptionReplaces, label: "", value: replaces.text),
        ]
        scene.context.proposal = RulesProposal(
            digest: offered, inForce: inForce, problems: problems,
            adopters: [scene.cast.authority.id, scene.cast.registrar.id])
        var numbering = Numbering(after: [:])
        let record = CaseRecord(
            opening: opening,
            number: numbering.caseNumber(region: "370900", received: scene.context.now.day),
            in: scene.context)
        let subject = GuardedCase(
            record: record, context: scene.context, source: opening.facts.source,
            tables: [], opener: sender.id)
        return NamedGuard.findings(of: NamedGuard.ofRules.map(\.name), in: subject).map(\.rule)
    }

    @Test("the authority and the city's registrar may, for themselves; each guard by itself")
    func guards() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        let (authority, registrar) = (scene.cast.authority, scene.cast.registrar)
        for party in [authority, registrar] {
            #expect(
                try found(
                    named: offered, replaces: inForce, sender: party, applicant: party, &scene)
                    == [])
        }
        #expect(
            try found(
                named: offered, replaces: inForce, sender: registrar, applicant: authority, &scene)
                == ["REG-RULES-ADOPTER"])
        let provider = scene.cast.provider
        #expect(
            try found(
                named: offered, replaces: inForce, sender: provider, applicant: provider, &scene)
                == ["REG-RULES-ADOPTER"])
        #expect(
            try found(
                named: Scene.digest(3), replaces: inForce, problems: ["x"], sender: authority,
                applicant: authority, &scene) == ["REG-RULES-DIFFER"])
        #expect(
            try found(
                named: offered, replaces: Scene.digest(3), sender: authority,
                applicant: authority, &scene) == ["REG-RULES-STALE"])
        #expect(
            try found(
                named: offered, replaces: inForce, problems: ["a", "b"], sender: authority,
                applicant: authority, &scene) == ["REG-RULES-UNUSABLE", "REG-RULES-UNUSABLE"])
    }
}
