import Foundation
import Testing

@Suite("Simulation: whatever fails, the registry ends as an uninterrupted one")
struct SimulationTests {
    @Test("a calm run leaves nothing undone")
    func calm() throws {
        let base = try SimulatedBase.shared.get()
        for seed in UInt64(0)..<4 {
            let begun = Date()
            let calm = try SeedRun(seed: seed * 4, base: base).calm()
            print(
                "story \(seed): \(calm.effects) effects, \(calm.account.cases.count) cases,",
                "\(Int(Date().timeIntervalSince(begun) * 1000)) ms")
            if seed == 0 {
                for (name, parts) in calm.account.cases { print(name, parts.joined(separator: "\n")) }
                print(calm.account.others.joined(separator: "\n"))
            }
            #expect(calm.faults == [])
        }
    }
}
