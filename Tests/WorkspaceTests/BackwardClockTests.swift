import Foundation
import Pipeline
import System
import Testing
import WorkingDays

@Suite("A clock that was set back")
struct BackwardClockTests {
    /// The machine's clock a day ago, while files on the disk say when they came.
    private struct EarlyClock: Pipeline.Clock {
        var fixedReceipt: Instant? { nil }

        func now() -> Instant {
            Instant(milliseconds: SystemClock.nowMilliseconds() - 86_400_000)
        }
    }

    @Test("time never goes behind the last event, and what is dropped then is answered")
    func behindTheLastEvent() throws {
        let workspace = try DemoWorkspace()
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-07")
        try workspace.drop(workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        #expect(try workspace.papers("acceptance").count == 2)
        let times = try workspace.journal("at")
        #expect(times == times.sorted())
        // The period of the second one runs from its receipt, not from the wrong clock's past.
        try workspace.turn("2026-01-08")
        #expect(try workspace.papers("acceptance").count == 2)
        try workspace.expectWhole()
    }

    @Test("a file whose time stamp lies ahead of the clock was received now")
    func stampOfTheFuture() throws {
        let workspace = try DemoWorkspace()
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        let opened = try Workspace.open(Path(workspace.root))
        let examiner = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent()
        let loop = try RegistryLoop(
            opened,
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1, examiner: Path(examiner.path + "/dengji-examiner"),
                engine: "test", random: { count in (0..<count).map { _ in .random(in: 0...255) } }),
            clock: EarlyClock(), report: { _ in })
        try loop.run()
        #expect(try workspace.papers("acceptance").count == 1)
        let times = try workspace.journal("at")
        let received = try workspace.journal("receivedAt")
        #expect(received.count == times.count)
        #expect(zip(received, times).allSatisfy { $0 <= $1 })
        try workspace.expectWhole()
    }
}
