import Foundation
import Storage
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("Views that an earlier run left")
struct ViewCatchUpTests {
    @Test("are made up to where this run begins, whose lines may not have their files in place yet")
    func upToThisRun() throws {
        let workspace = try DemoWorkspace(.review)
        let position = workspace.root + "/registry/views.position"
        let reached = try workspace.read(position)
        let todo = workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo"
        try FileManager.default.removeItem(atPath: todo)
        try FileManager.default.removeItem(atPath: position)
        let examiner = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent()
        let writer = try ViewWriter(
            workspace: try Workspace.open(Path(workspace.root)),
            disk: try LinuxDisk(root: Path(workspace.root)),
            ledger: try #require(try LedgerKeys(Path(workspace.root)).signer()),
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1, examiner: Path(examiner.path + "/dengji-examiner"),
                engine: "test", random: { count in [UInt8](repeating: 7, count: count) }),
            clock: ShiftedClock(startingAt: try #require(.init(iso: "2026-01-05T10:00:00+08:00"))),
            report: { _ in })
        defer { writer.close() }
        // Line 1 opened the case; here it stands for one that is just being committed.
        #expect(try writer.makeNext(before: 1, limit: 64) == 1)
        #expect(try writer.makeNext(before: 1, limit: 64) == 0)
        #expect(try workspace.read(position) == "1\n")
        #expect(try workspace.names(in: todo) == [])
        #expect(try writer.makeNext(before: 2, limit: 64) == 1)
        #expect(try workspace.read(position) == reached)
        #expect(try workspace.names(in: todo) == ["370900-2026-000001"])
    }
}
