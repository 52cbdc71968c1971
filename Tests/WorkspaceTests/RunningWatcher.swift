import Foundation
import System
import Testing

/// A watcher at work on a workspace of its own, killed at the end whatever the test found.
final class RunningWatcher {
    static let patience = 60.0

    let workspace: DemoWorkspace
    let program: RunningProgram

    /// Starts one that is ready when this returns; `before` are words of a command that starts it.
    init(
        _ workspace: DemoWorkspace, through before: [String] = [],
        _ arguments: [String] = ["--now", "2026-01-06T09:00:00+08:00"]
    ) throws {
        self.workspace = workspace
        let words =
            before + [Scratch.program, "run", "--workspace", workspace.root] + arguments
        program = try RunningProgram("/usr/bin/env", words)
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

    /// Looks again and again until it holds.
    func waitFor(_ what: String, _ condition: () throws -> Bool) throws {
        let end = Date().addingTimeInterval(RunningWatcher.patience)
        while try !condition() {
            let log = Date() < end ? "" : try program.errorsSoFar
            try #require(Date() < end, "waited for \(what): \(log.suffix(2_000))")
            usleep(5_000)
        }
    }

    /// Waits until the log says something.
    func waitForLog(_ text: String) throws {
        try waitFor("the log to say \(text)") { try program.errorsSoFar.contains(text) }
    }

    /// Waits until each of these files has one acknowledgement, and no more.
    func waitForAnswers(_ names: [String], to party: String = DemoWorkspace.traffic) throws {
        try waitFor("answers to \(names)") {
            let answered = try workspace.answered(to: party)
            return names.allSatisfy { answered[$0] != nil }
        }
        let answered = try workspace.answered(to: party)
        for name in names { #expect(answered[name] == 1, "\(name)") }
    }

    /// Ends it in order and looks whether all is whole.
    func finish() throws {
        try program.process.send(.terminate)
        let end = try program.wait()
        #expect(end.exitCode == 0, "\(end.all)")
        try workspace.expectWhole()
    }
}

extension DemoWorkspace {
    /// How many acknowledgements each file name has.
    func answered(to party: String = DemoWorkspace.traffic) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for paper in try papers("acknowledgement", to: party) {
            for match in try read(paper).matches(of: /<fileName>([^<]*)</) {
                counts[String(match.1), default: 0] += 1
            }
        }
        return counts
    }

    /// Renames a finished file with some text into a drop folder.
    func move(text: String, in folder: String = traffic, as name: String) throws {
        let path = root + "/samples/" + UUID().uuidString
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.moveItem(atPath: path, toPath: "\(root)/inbox/\(folder)/\(name)")
    }

    /// Renames a copy of a file into a drop folder.
    func move(_ path: String, in folder: String = traffic, as name: String) throws {
        let copy = root + "/samples/" + UUID().uuidString
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try FileManager.default.moveItem(atPath: copy, toPath: "\(root)/inbox/\(folder)/\(name)")
    }

    /// How often each package that was sent back had come, by its digest.
    func returned() throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for path in try files(below: "registry/returned")
        where path.hasSuffix("-acknowledgement.xml") {
            let parts = path.split(separator: "/")
            counts[String(parts[parts.count - 2]), default: 0] += 1
        }
        return counts
    }

    /// The numbers under a name in all lines of the journal.
    func journal(_ name: String) throws -> [Int] {
        try files(below: "registry/journal").flatMap { path in
            try read(path).split(separator: "\n").compactMap { line in
                line.split(separator: "\"\(name)\":").dropFirst().first
                    .flatMap { Int($0.prefix { $0.isNumber }) }
            }
        }
    }
}
