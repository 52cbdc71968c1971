import Foundation
import Testing

@Suite("Killed at any instant")
struct KillTests {
    @Test("30 packages, 8 kills: every package has one acknowledgement, one case, one result")
    func sample() throws {
        let script = Scratch.package + "/Tests/Faults/kill.sh"
        let run = try tool(
            "bash", script, Scratch.program, Scratch.fresh("kill"), "30", "8")
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.text.contains("ok   cases with a result: 30"), "\(run.all)")
    }
}
