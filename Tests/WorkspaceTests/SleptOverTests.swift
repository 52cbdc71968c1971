import Foundation
import Pipeline
import System
import Testing
import WorkingDays

@Suite("A process that slept over a deadline")
struct SleptOverTests {
    /// The machine's clock, thirty days on: the process wakes up late, while files on the disk say
    /// when they came.
    private struct LateClock: Pipeline.Clock {
        var fixedReceipt: Instant? { nil }

        func now() -> Instant {
            Instant(milliseconds: SystemClock.nowMilliseconds() + 30 * 86_400_000)
        }
    }

    /// A case under review whose period ends a week from today, by the machine's clock.
    private func caseUnderReview() throws -> (workspace: DemoWorkspace, slip: String) {
        let workspace = try DemoWorkspace()
        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        let now = Instant(milliseconds: SystemClock.nowMilliseconds())
        let outcome = try workspace.dengji("run", "--once", "--now", now.iso)
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        let todo = workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo"
        let number = try #require(try workspace.names(in: todo).first)
        return (workspace, try workspace.slip("pass", of: number))
    }

    @Test("counts what was dropped in time: no overdue notice")
    func droppedInTime() throws {
        let (workspace, slip) = try caseUnderReview()
        try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "pass.xml")
        let opened = try Workspace.open(Path(workspace.root))
        let examiner = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent()
        let loop = try RegistryLoop(
            opened,
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1, examiner: Path(examiner.path + "/dengji-examiner"),
                engine: "test", random: { count in (0..<count).map { _ in .random(in: 0...255) } }),
            clock: LateClock(), report: { _ in })
        try loop.run()
        #expect(try workspace.papers("compliance-report").count == 1)
        #expect(try workspace.papers("overdue", to: DemoWorkspace.authority) == [])
        try workspace.expectWhole()
    }

    @Test("and what came afterwards comes after the overdue notice")
    func droppedLate() throws {
        let (workspace, slip) = try caseUnderReview()
        try workspace.drop(text: slip, in: DemoWorkspace.registrar, as: "pass.xml")
        // With --now the time of receipt is that time too.
        let outcome = try workspace.dengji("run", "--once", "--now", LateClock().now().iso)
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        #expect(try workspace.papers("compliance-report").count == 1)
        #expect(try workspace.papers("overdue", to: DemoWorkspace.authority).count == 1)
        try workspace.expectWhole()
    }
}
