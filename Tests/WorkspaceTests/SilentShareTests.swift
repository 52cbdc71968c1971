import Foundation
import System
import Testing

@Suite("A party's share that does not answer", .serialized)
struct SilentShareTests {
    private static let water = DemoWorkspace.water
    private static let canHang =
        Isolation.canMount && FileManager.default.isWritableFile(atPath: "/dev/fuse")

    /// The share of `Tests/Faults/share.py` over a drop folder, in the mounts that a process sees.
    private final class Share {
        let program: RunningProgram
        private let go: String

        /// With `file` it shows that one and falls silent once it was read; else it never answers.
        init(
            over folder: String, of workspace: DemoWorkspace, seenBy before: [String],
            showing file: [String] = []
        ) throws {
            let mounted = workspace.root + "/samples/mounted"
            go = workspace.root + "/samples/go"
            program = try RunningProgram(
                "/usr/bin/env",
                before + ["python3", Scratch.package + "/Tests/Faults/share.py", folder]
                    + [mounted, go] + file)
            let end = Date().addingTimeInterval(RunningWatcher.patience)
            while !FileManager.default.fileExists(atPath: mounted) {
                let said = try program.errorsSoFar
                try #require(Date() < end, "\(said)")
                usleep(5_000)
            }
        }

        /// It answers again, or goes.
        func letGo() throws {
            try "go".write(toFile: go, atomically: false, encoding: .utf8)
        }

        deinit {
            do {
                try program.process.send(.kill)
                _ = try program.process.wait()
            } catch {
                print("the share could not be ended: \(error)")
            }
        }
    }

    private func folder(_ workspace: DemoWorkspace) -> String {
        "\(workspace.root)/inbox/\(Self.water)"
    }

    @Test(
        "others are answered, the log says it once, and it goes on when the share has gone",
        .enabled(if: canHang))
    func silent() throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("look", "200")
        let watcher = try RunningWatcher(
            workspace, through: ["unshare", "-m"] + Isolation.unchanged)
        try workspace.move(text: "water", in: Self.water, as: "water.txt")
        try watcher.waitForAnswers(["water.txt"], to: Self.water)
        let share = try Share(
            over: folder(workspace), of: workspace,
            seenBy: ["nsenter", "-t", "\(watcher.program.process.pid)", "-m"])
        // Several looks at everything meet it.
        for number in 1...3 {
            try workspace.move(text: "text \(number)", as: "\(number).txt")
            try watcher.waitForAnswers(["\(number).txt"])
        }
        try watcher.waitForLog("inbox/\(Self.water) lies on a file system of its own")
        try workspace.move(text: "after", as: "after.txt")
        try watcher.waitForAnswers(["after.txt"])
        try share.letGo()
        #expect(try share.program.wait().exitCode == 0)
        try workspace.move(text: "again", in: Self.water, as: "again.txt")
        try watcher.waitForAnswers(["water.txt", "again.txt"], to: Self.water)
        try watcher.waitForLog("answers again")
        let log = try watcher.program.errorsSoFar
        #expect(log.components(separatedBy: "that does not answer").count == 2, "\(log)")
        #expect(!log.contains("intake stands still"))
        try watcher.finish()
    }

    @Test(
        "a claim that hangs keeps no worker and no end; its file is taken once, when it can be",
        .enabled(if: canHang))
    func hungClaim() throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("look", "200")
        // A process that keeps the mounts of this test.
        let keeper = try RunningProgram(
            "/usr/bin/env",
            ["unshare", "-m", "sh", "-c", "echo here >&2; exec sleep 600"])
        defer {
            do {
                try keeper.process.send(.kill)
                _ = try keeper.process.wait()
            } catch {
                print("a process is left: \(error)")
            }
        }
        while try !keeper.errorsSoFar.contains("here") { usleep(5_000) }
        let inside = ["nsenter", "-t", "\(keeper.process.pid)", "-m"]
        let share = try Share(
            over: folder(workspace), of: workspace, seenBy: inside, showing: ["slow.txt"])
        let first = try RunningWatcher(workspace, through: inside)
        try first.waitForLog("inbox/\(Self.water) lies on a file system of its own")
        // More than there are workers.
        let names = (1...5).map { "\($0).txt" }
        for name in names { try workspace.move(text: "text \(name)", as: name) }
        try first.waitForAnswers(names)
        #expect(try workspace.answered(to: Self.water) == [:])
        try first.program.process.send(.terminate)
        #expect(try first.program.wait().exitCode == 0)

        let second = try RunningWatcher(workspace, through: inside)
        try workspace.move(text: "more", as: "more.txt")
        try second.waitForAnswers(["more.txt"])
        try share.letGo()
        try second.waitForAnswers(["slow.txt"], to: Self.water)
        try second.finish()
    }

    @Test("a single pass beside it takes the others and ends", .enabled(if: canHang))
    func pass() throws {
        let workspace = try DemoWorkspace()
        try workspace.move(text: "one", as: "one.txt")
        let script = """
            python3 "$1" "$2/inbox/$3" "$2/samples/mounted" "$2/samples/go" 2>/dev/null &
            while [ ! -e "$2/samples/mounted" ]; do sleep 0.1; done
            "$4" run --once --now 2026-01-06T09:00:00+08:00 --workspace "$2"
            touch "$2/samples/go"; wait
            """
        let run = try tool(
            "unshare", "-m", "sh", "-ec", script, "sh",
            Scratch.package + "/Tests/Faults/share.py", workspace.root, Self.water,
            Scratch.program)
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(try workspace.answered() == ["one.txt": 1])
        try workspace.expectWhole()
    }
}
