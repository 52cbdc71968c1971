import Foundation
import Testing

/// A sample of what `make faults` does for every call.
@Suite("A call that fails, and a kill at a call")
struct FaultInjectionTests {
    private static let script = Scratch.package + "/Tests/Faults/inject.py"

    @Test("20 calls of four starts fail or are the last: nothing is lost, nothing is there twice")
    func sample() throws {
        let run = try tool(
            "python3", Self.script, Scratch.program, Scratch.fresh("inject"), "--sample", "20",
            "--seed", "20260105", "--traces", "2")
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.text.contains("\n20 points, "), "\(run.all)")
        #expect(run.text.contains(" survived, 0 failed"), "\(run.all)")
    }

    @Test("a kill at a named call ends the run by SIGKILL, and the call counts as met")
    func kill() throws {
        let run = try tool(
            "python3", Self.script, Scratch.program, Scratch.fresh("inject"), "--stage", "begin",
            "--faults", "KILL", "--at", "main fsync registry #1")
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(
            run.text.contains("1 points, 1 met, 1 survived, 0 failed, 0 not met"), "\(run.all)")
    }

    @Test("a fault whose call never comes counts as not met, and not as survived")
    func notMet() throws {
        let run = try tool(
            "python3", Self.script, Scratch.program, Scratch.fresh("inject"), "--stage", "begin",
            "--faults", "EIO", "--at", "main mkdir nowhere #1")
        #expect(run.exitCode == 1, "\(run.all)")
        #expect(run.text.contains("not met: begin EIO at main mkdir nowhere #1"), "\(run.all)")
        #expect(
            run.text.contains("1 points, 0 met, 0 survived, 0 failed, 1 not met"), "\(run.all)")
    }
}
