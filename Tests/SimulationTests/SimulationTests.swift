import Foundation
import Testing

@Suite("Simulation: whatever fails, the registry ends as an uninterrupted one")
struct SimulationTests {
    private static func setting(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test("seeds of trouble end as calm ones")
    func seeds() throws {
        let base = try SimulatedBase.shared.get()
        let watch = Stopwatch()
        var sum = Campaign()
        if let seed = Self.setting("DENGJI_SIMULATE_SEED") {
            sum.run(seed...seed, base, isTold: true)
        } else {
            sum.run(0...((Self.setting("DENGJI_SIMULATE") ?? 100) - 1), base)
        }
        print("\(sum.text), \(watch.milliseconds) ms of processor time")
        #expect(sum.failures.isEmpty, "\(sum.account)")
    }
}
