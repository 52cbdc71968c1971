import Registry
import Testing
import Views
import WorkingDays

@Suite("Objections in the todo folder")
struct TodoObjectionTests {
    /// The sample case in a stage that decides objections alone.
    private func request(_ standings: [Objection.Standing]) -> TodoRequest {
        TodoTests.request { request in
            let index = request.procedure.stages.firstIndex { $0.name == request.record.stage } ?? 0
            request.procedure.stages[index].outcomes = [
                Outcome(
                    name: "dismiss-objection", title: "异议不成立", needsReason: true,
                    needsChecklist: false, next: .stay, papers: [.objectionDecision],
                    about: .dismissingObjection)
            ]
            request.record.objections = standings.enumerated().map { index, standing in
                Objection(
                    number: index + 1, by: "赵明", party: nil, input: Sample.opening,
                    clock: StageClock(
                        after: Sample.day("2026-02-24"), workingDays: 10,
                        due: Deadline(day: Sample.day("2026-03-10"), provisional: false),
                        isOverdueNoticeSent: false), standing: standing)
            }
            request.objections = request.record.objections.filter { $0.standing == .standing }
                .map { TodoRequest.StandingObjection(objection: $0, document: "objection.xml") }
        }
    }

    @Test("one slip for each objection that stands, and none for one that is over")
    func slips() throws {
        let files = try Rules.renderer.get().todo(request([.dismissed, .standing]))
        #expect(files.map(\.name) == ["index.html", "slip-dismiss-objection-2.xml"])
        let slip = String(decoding: files[1].bytes, as: UTF8.self)
        #expect(slip.contains("<objection>2</objection>"))
        #expect(slip.contains("-dismiss-objection-2\""))
        let page = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(page.contains("第2号异议") && page.contains("2026年3月10日"))
    }

    @Test("without one that stands there is nothing to decide")
    func nothing() throws {
        #expect(throws: ViewError.self) {
            try Rules.renderer.get().todo(request([.withdrawn]))
        }
    }
}
