import Foundation
import System
import Testing

@Suite("The watcher", .serialized)
struct WatcherTests {
    private static let patience = 30.0

    /// A watcher on a workspace, killed at the end whatever the test found.
    private final class Watched {
        let workspace: DemoWorkspace
        let program: RunningProgram

        init(_ prepared: Prepared = .fresh) throws {
            workspace = try DemoWorkspace(prepared)
            program = try workspace.watcher("--now", "2026-01-06T09:00:00+08:00")
            try waitFor("the watcher to be ready") { try program.errorsSoFar.contains("ready;") }
        }

        deinit {
            do {
                try program.process.send(.kill)
                _ = try program.process.wait()
            } catch {
                print("the watcher could not be ended: \(error)")
            }
        }

        /// Pids of its examiners.
        func examiners() throws -> [Int32] {
            let tasks = "/proc/\(program.process.pid)/task"
            return try workspace.names(in: tasks).flatMap { task in
                try workspace.read("\(tasks)/\(task)/children").split(separator: " ")
                    .compactMap { Int32($0) }
            }
        }
    }

    /// Looks again and again, without a fixed pause, until it holds.
    private static func waitFor(_ what: String, _ condition: () throws -> Bool) throws {
        let end = Date().addingTimeInterval(patience)
        while try !condition() {
            try #require(Date() < end, "waited \(patience) s for \(what)")
            usleep(2_000)
        }
    }

    /// How long it takes from the arrival of a package to the signed acknowledgement of it.
    private func secondsToAcknowledge(
        _ id: String, _ watched: Watched, arrival: (String) throws -> Void
    )
        throws -> TimeInterval
    {
        let package = try watched.workspace.package(id)
        let begun = Date()
        try arrival(package)
        let box = "\(watched.workspace.root)/outbox/\(DemoWorkspace.traffic)/2026"
        try WatcherTests.waitFor("an acknowledgement of \(id)") {
            try watched.workspace.names(in: box).contains {
                $0.hasSuffix("_acknowledgement_\(id).xml")
            }
        }
        let seconds = Date().timeIntervalSince(begun)
        let paper = try #require(
            try watched.workspace.papers("acknowledgement").first { $0.contains(id) })
        #expect(try watched.workspace.dengji("verify", paper).exitCode == 0)
        return seconds
    }

    @Test("acknowledges what is renamed in and what is copied in within a second; ends on SIGTERM")
    func acknowledges() throws {
        let watched = try Watched()
        let inbox = watched.workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
        // The best of three: other tests run beside this one.
        let renamed = try (1...3).map { number in
            try secondsToAcknowledge("MOVED-\(number)", watched) {
                try FileManager.default.moveItem(atPath: $0, toPath: inbox + "m\(number).zip")
            }
        }
        #expect(try #require(renamed.min()) < 1, "\(renamed)")
        let copied = try (1...3).map { number in
            try secondsToAcknowledge("COPIED-\(number)", watched) { package in
                let copy = try tool("cp", package, inbox + "c\(number).zip")
                #expect(copy.exitCode == 0)
            }
        }
        #expect(try #require(copied.min()) < 1, "\(copied)")

        try watched.program.process.send(.terminate)
        let end = try watched.program.wait()
        #expect(end.exitCode == 0)
        #expect(end.errors.contains("everything taken in is durable"))
        try watched.workspace.expectWhole()
        #expect(try watched.workspace.papers("acceptance").count == 6)
    }

    @Test("refuses a second instance, clearly, and goes on itself")
    func secondInstance() throws {
        let watched = try Watched()
        for arguments in [["run"], ["run", "--once"]] {
            let second = try RunningProgram(
                Scratch.program, arguments + ["--workspace", watched.workspace.root]
            ).wait()
            #expect(second.exitCode == 3)
            #expect(second.errors.contains("Another dengji holds this workspace"))
            #expect(second.errors.contains("process \(watched.program.process.pid)"))
        }
        _ = try secondsToAcknowledge("AFTER-1", watched) {
            try FileManager.default.moveItem(
                atPath: $0, toPath: watched.workspace.root + "/inbox/\(DemoWorkspace.traffic)/a.zip"
            )
        }
    }

    @Test("answers normally after its idle examiners were killed")
    func idleExaminersKilled() throws {
        let watched = try Watched()
        _ = try answer("BEFORE-1", watched)
        for pid in try watched.examiners() { kill(pid, SIGKILL) }
        #expect(try answer("AFTER-1", watched) == "acceptance")
        #expect(try answer("AFTER-2", watched) == "acceptance")
        #expect(try watched.workspace.papers("quarantine-report") == [])
        // The one that unpacks for todo/ was killed too.
        try watched.program.process.send(.terminate)
        #expect(try watched.program.wait().exitCode == 0)
        let todo = watched.workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo"
        for number in try watched.workspace.names(in: todo) {
            let names = try watched.workspace.names(in: "\(todo)/\(number)")
            #expect(names.contains("application.xml"), "\(number): \(names)")
            #expect(names.count { $0.hasPrefix("attachment-") } == 4, "\(number): \(names)")
        }
        try watched.workspace.expectWhole()
    }

    @Test("survives examiners that die with a package in hand: judged anew or put in quarantine")
    func busyExaminersKilled() throws {
        let watched = try Watched()
        _ = try answer("BEFORE-1", watched)
        let stopped = try watched.examiners()
        try #require(!stopped.isEmpty)
        for pid in stopped { kill(pid, SIGSTOP) }
        let package = try watched.workspace.package("HELD-1")
        let inbox = watched.workspace.root + "/inbox/" + DemoWorkspace.traffic
        try FileManager.default.moveItem(atPath: package, toPath: inbox + "/held.zip")
        try WatcherTests.waitFor("the claim") { try watched.workspace.names(in: inbox) == [] }
        for pid in stopped { kill(pid, SIGKILL) }
        let result = try waitForResult("HELD-1", file: "held.zip", watched)
        #expect(["acceptance", "quarantine-report"].contains(result))
        #expect(try answer("AFTER-1", watched) == "acceptance")
        try watched.program.process.send(.terminate)
        #expect(try watched.program.wait().exitCode == 0)
        try watched.workspace.expectWhole()
    }

    /// Sends a package and says which kind of paper decided it.
    private func answer(_ id: String, _ watched: Watched) throws -> String {
        let package = try watched.workspace.package(id)
        try FileManager.default.moveItem(
            atPath: package,
            toPath: watched.workspace.root + "/inbox/\(DemoWorkspace.traffic)/\(id).zip")
        return try waitForResult(id, file: id + ".zip", watched)
    }

    private func waitForResult(_ id: String, file: String, _ watched: Watched) throws -> String {
        var found: String?
        try WatcherTests.waitFor("a result of \(id)") {
            for kind in ["acceptance", "return", "quarantine-report"] {
                for paper in try watched.workspace.papers(kind)
                where try watched.workspace.read(paper).contains("<fileName>\(file)</fileName>") {
                    found = kind
                }
            }
            return found != nil
        }
        return try #require(found)
    }
}
