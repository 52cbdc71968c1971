import FuzzTargets
import Testing

/// The targets of `make fuzz` in the ordinary suite, so that they cannot rot and nothing comes back.
@Suite("Strangers' bytes")
struct FuzzTests {
    private static let names = FuzzTargets.all.map(\.name)

    private func target(_ name: String) throws -> any FuzzTarget {
        let type = try #require(FuzzTargets.type(named: name))
        return try type.init(Repository())
    }

    @Test("every seed keeps the promises, and some are taken", arguments: names)
    func seeds(name: String) throws {
        let target = try target(name)
        let seeds = try target.seeds()
        var takenCount = 0
        for (number, seed) in seeds.enumerated() {
            do {
                if try target.execute(seed) { takenCount += 1 }
            } catch {
                Issue.record("\(name), seed \(number): \(error)")
            }
        }
        #expect(takenCount > 0)
        #expect(seeds.allSatisfy { $0.count <= type(of: target).maxBytes })
    }

    @Test("what was found once keeps the promises now", arguments: names)
    func findings(name: String) throws {
        let target = try target(name)
        for finding in try Repository().findings(of: name) {
            do {
                _ = try target.execute(finding.bytes)
            } catch {
                Issue.record("\(name), \(finding.name): \(error)")
            }
        }
    }

    @Test("changes of seeds and findings keep the promises", arguments: names)
    func changes(name: String) throws {
        let target = try target(name)
        let bases =
            try target.seeds() + Repository().findings(of: name).map(\.bytes)
        var changes = InputChanges(seed: 8)
        var takenCount = 0
        let count = name == "package" ? 400 : 2000
        for number in 0..<count {
            let input = changes.next(of: bases, maxBytes: type(of: target).maxBytes)
            do {
                if try target.execute(input) { takenCount += 1 }
            } catch {
                Issue.record("\(name), change \(number): \(error); \(input)")
            }
        }
        // Neither do all changes go unnoticed, nor is everything refused at the door.
        #expect(takenCount < count)
        #expect(takenCount > 0)
    }
}
