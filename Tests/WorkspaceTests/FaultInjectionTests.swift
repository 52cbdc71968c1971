import Foundation
import Testing

/// A sample of what `make faults` does for every call.
@Suite("A call that fails, and a kill at a call")
struct FaultInjectionTests {
    @Test("20 calls of four starts fail or are the last: nothing is lost, nothing is there twice")
    func sample() throws {
        let run = try tool(
            "python3", Scratch.package + "/Tests/Faults/inject.py", Scratch.program,
            Scratch.fresh("inject"), "--sample", "20", "--seed", "20260105")
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.text.contains("20 points, 20 survived, 0 failed"), "\(run.all)")
    }
}
