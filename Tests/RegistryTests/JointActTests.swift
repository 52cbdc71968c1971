import Testing

@testable import Registry
@testable import WorkingDays

/// A joint act: one frozen document, and the word of each party to it.
@Suite("The word of several parties") struct JointActTests {
    private static func step(
        _ name: String, _ about: Outcome.About = .theCase,
        _ automation: Outcome.Automation = .never, guards: [String] = [], reason: Bool = false,
        signed: Bool = false, _ next: Outcome.Next
    ) -> Outcome {
        Outcome(
            name: name, title: name, needsReason: reason, needsChecklist: false,
            automation: automation, next: next, papers: [StepPaper(.result)], guards: guards,
            article: "14(4)", about: about, effects: [], needsSignature: signed)
    }

    private static var procedure: Procedure {
        let consent = Stage(
            name: "review", title: "签署", article: "14(4)", term: "review", countedFrom: .stage,
            decider: nil,
            outcomes: [
                step("agree", .agreeing, signed: true, .stay),
                step("decline", .declining, reason: true, .stay),
                step(
                    "conclude", .theCase, .always, guards: ["all-agreed"], .closed(code: "signed")),
                step(
                    "fail", .theCase, .always, guards: ["somebody-declined"], reason: true,
                    .closed(code: "not-signed")),
            ],
            voices: [StageVoice(from: .applicants), StageVoice(from: .role(.authority))])
        var procedure = registration()
        procedure.stages = [consent]
        procedure.issuer = .registrar
        return procedure
    }

    private func opened() throws -> (scene: Scene, record: CaseRecord) {
        var scene = try Scene(at: "2026-01-05 09:00")
        scene.context.procedure = Self.procedure
        let record = try acted(scene.open(try scene.application())).record
        return (scene, record)
    }

    private func acted(_ outcome: DocketOutcome) throws -> DocketAct {
        guard case .acted(let act) = outcome else {
            Issue.record("\(outcome)")
            throw Unexpected()
        }
        return act
    }

    private struct Unexpected: Error {}

    private func rules(_ outcome: DocketOutcome) -> [String] {
        guard case .refused(let findings) = outcome else { return [] }
        return findings.map(\.rule)
    }

    private func word(
        _ outcome: String, _ scene: Scene, _ record: CaseRecord, of party: Party
    ) throws -> DecisionSlip {
        var slip = scene.slip(outcome, for: record, reason: "理由。", by: party)
        slip.officer = try #require(party.officers.first { $0.stages.contains("review") }).id
        slip.document = record.opening.digest
        return slip
    }

    private func signers(_ scene: inout Scene) -> [Party] {
        var provider = scene.cast.provider
        provider.officers = [
            Officer(id: "sun", name: "孙某", stages: ["review"], certificates: [])
        ]
        scene.context.parties[provider.id] = provider
        return [provider, scene.context.authority]
    }

    @Test("each agrees to the frozen document, and with the last word the act is done")
    func signed() throws {
        var (scene, record) = try opened()
        for party in signers(&scene) {
            #expect(record.stage == "review")
            record = try acted(
                scene.decide(try word("agree", scene, record, of: party), record, by: party)
            ).record
        }
        #expect(record.standing == .closed(code: "signed"))
        #expect(record.voices.map(\.document) == Array(repeating: record.opening.digest, count: 2))
    }

    @Test("one that declines ends it, with its reason")
    func declined() throws {
        var (scene, record) = try opened()
        let party = signers(&scene)[1]
        let act = try acted(
            scene.decide(try word("decline", scene, record, of: party), record, by: party))
        #expect(act.record.standing == .closed(code: "not-signed"))
        #expect(act.record.history.last?.reason.contains("理由。") == true)
    }

    @Test("another document, none, or an item where there are none, does not count")
    func refused() throws {
        var (scene, record) = try opened()
        let party = signers(&scene)[1]
        var slip = try word("agree", scene, record, of: party)
        slip.document = Scene.digest(99)
        #expect(rules(try scene.decide(slip, record, by: party)) == ["REG-VOICE-DOCUMENT"])
        slip.document = nil
        #expect(rules(try scene.decide(slip, record, by: party)) == ["REG-VOICE-DOCUMENT"])
        slip = try word("agree", scene, record, of: party)
        slip.item = 1
        #expect(rules(try scene.decide(slip, record, by: party)) == ["REG-VOICE-ITEM-NEEDLESS"])
        let stranger = scene.cast.registrar
        #expect(
            rules(try scene.decide(try word("agree", scene, record, of: stranger), record))
                == ["REG-VOICE-NOT-ASKED"])
    }
}
