import Foundation
import Pipeline
import Synchronization
import System
import Testing
import WorkingDays

@Suite("A case moves on while its todo folder is made")
struct MovedCaseTests {
    @Test("a package that moved on with its case is no fault, and no folder is left for it")
    func movedWhileRead() throws {
        let workspace = try DemoWorkspace(.review)
        let number = "370900-2026-000001"
        let todo = "\(workspace.root)/outbox/\(DemoWorkspace.registrar)/todo/\(number)"
        try FileManager.default.removeItem(atPath: workspace.root + "/registry/views.position")
        #expect(try run(workspace, moving: number) == [])
        #expect(try workspace.names(in: todo) == [])
        let moved = try workspace.names(in: "\(workspace.root)/moved")
        #expect(moved.contains("case.xml"))
    }

    /// Makes all views anew; the case goes away, as the commit of a later line has it, at the moment
    /// at which its application has been opened. Gives what was reported as wrong.
    private func run(_ workspace: DemoWorkspace, moving number: String) throws -> [String] {
        let real = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent().path
        let examiner = workspace.root + "/examiner.sh"
        let script = """
            #!/bin/sh
            mv "\(workspace.root)/registry/stages/registration/review/\(number)" \
            "\(workspace.root)/moved"
            exec "\(real)/dengji-examiner" "$@"

            """
        try script.write(toFile: examiner + ".text", atomically: true, encoding: .utf8)
        try install(examiner + ".text", as: examiner)
        let trouble = Mutex<[String]>([])
        let start = try #require(Instant(iso: "2026-01-05T10:00:00+08:00"))
        let loop = try RegistryLoop(
            try Workspace.open(Path(workspace.root)),
            options: RegistryLoop.Options(
                isSinglePass: true, workers: 1, examiner: Path(examiner), engine: "test",
                random: { count in (0..<count).map { _ in .random(in: 0...255) } }),
            clock: ShiftedClock(startingAt: start),
            report: { report in
                if case .viewFailed = report { trouble.withLock { $0.append("\(report)") } }
            })
        try loop.run()
        return trouble.withLock { $0 }
    }
}
