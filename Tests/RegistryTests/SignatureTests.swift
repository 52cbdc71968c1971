import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Who stands behind a decision")
struct SignatureTests {
    private func decide(
        _ needed: Int, _ steps: [DecisionStep], outcome: String = "pass"
    ) throws -> DocketOutcome {
        var scene = try Scene(at: "2026-01-05 09:00")
        scene.context.profile.settings["decision.signatures"] = String(needed)
        let opened = try scene.open(scene.application()).act()
        var slip = scene.slip(outcome, for: opened.record)
        slip.steps = steps
        return try scene.decide(slip, opened.record)
    }

    @Test("as many different names as the profile asks for")
    func count() throws {
        let li = DecisionStep(role: "drafter", name: "李某")
        let wang = DecisionStep(role: "reviewer", name: "王某")
        #expect(try decide(1, []).refusedBy == [])
        #expect(try decide(2, [li]).refusedBy == ["REG-SIGNATURES"])
        #expect(try decide(2, [li, wang]).refusedBy == [])
        #expect(
            try decide(3, [li, wang, DecisionStep(role: "signer", name: "王某")]).refusedBy
                == ["REG-SIGNATURES"])
    }

    @Test("nobody reviews a draft of their own, however many names are needed")
    func ownReview() throws {
        let steps = [
            DecisionStep(role: "drafter", name: "李某"), DecisionStep(role: "reviewer", name: "李某"),
        ]
        #expect(try decide(1, steps).refusedBy == ["REG-SIGNATURE-OWN-REVIEW"])
        let named = [
            DecisionStep(role: "drafter", name: "李某", officer: "li"),
            DecisionStep(role: "reviewer", name: "王某", officer: "wang"),
        ]
        let act = try decide(2, named).act()
        // Papers and cases keep names, whoever has the ids.
        #expect(act.record.history.last?.steps.allSatisfy { $0.officer == nil } == true)
    }

    @Test("an id in the steps is of somebody on file, with that name")
    func officers() throws {
        for (id, name) in [("nobody", "李某"), ("wang", "李某")] {
            let step = DecisionStep(role: "signer", name: name, officer: id)
            #expect(try decide(1, [step]).refusedBy == ["REG-SIGNATURE-OFFICER"])
        }
    }
}
