import Cell
import Foundation
import Testing

@Suite("On a kernel without Landlock, where filters of system calls are forbidden")
struct LackingKernelTests {
    private func run(_ workspace: DemoWorkspace, _ arguments: String...) throws -> Outcome {
        try tool(
            "python3",
            ["-B", Scratch.package + "/Tests/Fixtures/kernel/lacking.py", Scratch.program]
                + arguments + ["--workspace", workspace.root])
    }

    private static let text = "processes that are not locked in whole"

    @Test("work goes on, and log and doctor say what is missing")
    func goesOn() throws {
        let workspace = try DemoWorkspace()
        for name in ["GOOD-1", "NEXT-1"] {
            try workspace.drop(
                workspace.root + "/samples/\(name).zip", in: DemoWorkspace.traffic)
        }
        let outcome = try run(workspace, "run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(try workspace.papers("acceptance").count == 2)
        #expect(outcome.errors.components(separatedBy: Self.text).count == 2)
        for part in ["files: landlock", "network: ", "scopes: ", "calls: seccomp"] {
            #expect(outcome.errors.contains(part), "\(outcome.errors)")
        }
        try workspace.expectWhole()

        let doctor = try run(workspace, "doctor")
        #expect(doctor.exitCode == 1)
        #expect(doctor.text.contains("[cell-incomplete]"), "\(doctor.all)")
        #expect(doctor.text.contains("ENOSYS") && doctor.text.contains("EPERM"))
    }

    @Test(
        "where the settings require the whole cell, nothing is taken in, and nothing is lost",
        .enabled(if: Cell.gaps().isEmpty, "this kernel lacks a part of the cell itself"))
    func required() throws {
        let workspace = try DemoWorkspace()
        try workspace.requireWholeCell()
        try workspace.drop(
            workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        let outcome = try run(workspace, "run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(outcome.exitCode == 3, "\(outcome.all)")
        #expect(outcome.errors.contains("could not lock itself in whole"), "\(outcome.errors)")
        #expect(try workspace.papers().isEmpty)
        // On a kernel that has it the same workspace goes on.
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("acceptance").count == 1)
        try workspace.expectWhole()
    }
}
