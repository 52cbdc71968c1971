import Foundation
import System
import Testing

@Suite("Many files at once", .serialized)
struct FloodTests {
    @Test(
        "a flood is answered in order, and another party's file before the rest of it",
        arguments: [[], ["marked"]])
    func sample(options: [String]) throws {
        let script = Scratch.package + "/Tests/Faults/flood.sh"
        let words = [script, Scratch.program, Scratch.fresh("flood"), "400"] + options
        let run = try tool("env", ["bash"] + words)
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.text.contains("ok   acknowledgements: 400"), "\(run.all)")
        #expect(run.text.contains("ok   cases out of the order of receipt: 0"), "\(run.all)")
        #expect(run.text.contains("ok   files left in the inbox: []"), "\(run.all)")
        let left = try #require(
            run.text.firstMatch(of: /the other party waited .* before (\d+) files/),
            "\(run.all)")
        #expect(Int(left.1).map { $0 > 0 } == true, "\(run.all)")
    }

    /// How many events the kernel keeps for a program that does not read them.
    private static let eventLimit =
        (try? String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8))
        .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }

    @Test(
        "files whose events were lost are answered too",
        .enabled(if: (eventLimit ?? .max) <= 65_536))
    func overflow() throws {
        let limit = try #require(FloodTests.eventLimit)
        let watcher = try RunningWatcher(try DemoWorkspace())
        let inbox = watcher.workspace.root + "/inbox/" + DemoWorkspace.traffic
        try watcher.program.process.send(Signal(rawValue: SIGSTOP))
        // Each name of work in progress makes two events at least: created, closed.
        let noise =
            "import sys\nfor n in range(int(sys.argv[2])): open(f'{sys.argv[1]}/.{n}.tmp', 'w').close()"
        #expect(try tool("python3", "-c", noise, inbox, "\(limit / 2 + 500)").exitCode == 0)
        let names = (1...5).map { "lost-\($0).txt" }
        for name in names { try watcher.workspace.move(text: "text \(name)", as: name) }
        try watcher.workspace.move(
            watcher.workspace.root + "/samples/GOOD-1.zip", as: "good.zip")
        try watcher.program.process.send(Signal(rawValue: SIGCONT))
        try watcher.waitForAnswers(names + ["good.zip"])
        #expect(try tool("find", inbox, "-name", ".*.tmp", "-delete").exitCode == 0)
        try watcher.finish()
    }

    @Test("one name again and again, each time when it is free: every content is answered once")
    func sameName() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let root = watcher.workspace.root
        let target = "\(root)/inbox/\(DemoWorkspace.traffic)/same.txt"
        for number in 1...40 {
            let path = "\(root)/samples/drop-\(number)"
            try "content \(number)".write(toFile: path, atomically: false, encoding: .utf8)
            // A link is made only when the name is free; then the other name goes.
            try watcher.waitFor("the name to be free") { link(path, target) == 0 }
            unlink(path)
        }
        try watcher.waitFor("40 returns") { try watcher.workspace.returned().count == 40 }
        #expect(try watcher.workspace.returned().values.allSatisfy { $0 == 1 })
        try watcher.finish()
    }

    @Test("one name renamed over again and again: the last content is answered, and none twice")
    func renamedOver() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let root = watcher.workspace.root
        let target = "\(root)/inbox/\(DemoWorkspace.traffic)/same.txt"
        for number in 1...200 {
            let path = "\(root)/samples/drop"
            try "content \(number)".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(rename(path, target) == 0)
        }
        let last = try tool("sh", "-c", "printf 'content 200' | sha256sum").text.prefix(64)
        try watcher.waitFor("the last return") {
            try watcher.workspace.returned()[String(last)] != nil
        }
        #expect(try watcher.workspace.returned().values.allSatisfy { $0 == 1 })
        try watcher.finish()
    }
}
