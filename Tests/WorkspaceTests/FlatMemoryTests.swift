import Foundation
import System
import Testing

@Suite("The watcher's own memory stays what it is, whatever its examiners read")
struct FlatMemoryTests {
    /// Resident memory of a process now, KiB (proc(5)).
    private func resident(_ program: RunningProgram) throws -> Int {
        let status = try String(
            contentsOfFile: "/proc/\(program.process.pid)/status", encoding: .utf8)
        let line = try #require(status.firstMatch(of: /VmRSS:\s+(\d+) kB/))
        return try #require(Int(line.1))
    }

    @Test("after every crafted package twice it has not grown by 16 MiB from once to twice")
    func crafted() throws {
        let folder = Scratch.fresh("kinds")
        let made = try tool(
            "python3", "-B", Scratch.package + "/Tests/Fixtures/packages/craft.py", folder)
        try #require(made.exitCode == 0, "\(made.all)")
        // Half files are waited for, and the watcher stands at one day.
        let halves: Set<String> = ["empty.zip", "half.zip", "last-byte.zip", "comment-longer.zip"]
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".zip") && !halves.contains($0) }.sorted()
        #expect(names.count > 200)
        var after: [Int] = []
        for round in 1...2 {
            for name in names {
                try workspace.move("\(folder)/\(name)", as: "\(round)-\(name)")
            }
            try watcher.waitFor("every answer of round \(round)") {
                let waiting = try workspace.names(
                    in: "\(workspace.root)/inbox/\(DemoWorkspace.traffic)")
                let answers = try workspace.papers("acknowledgement").count
                return waiting.isEmpty && answers == names.count * round
            }
            after.append(try resident(watcher.program))
        }
        print("the watcher has \(after[0]) KiB after one round, \(after[1]) KiB after two")
        #expect(after[1] - after[0] < 16 << 10)
        #expect(after[1] < 256 << 10)
        try watcher.finish()
    }
}
