import Foundation
import System
import Testing

@Suite("Shares that send no events, and files that come in parts", .serialized)
struct PollingTests {
    /// A watcher without events, on a workspace with short times.
    private func watched(
        _ settings: (String, String)..., marking: Bool = false,
        body: (DemoWorkspace, RunningProgram) throws -> Void
    ) throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("still", "60")
        for (name, value) in settings { try workspace.configure(name, value) }
        if marking { try workspace.requireMarkers(of: DemoWorkspace.traffic) }
        let program = try workspace.watcher("--now", "2026-01-06T09:00:00+08:00")
        defer { endWatcher(program) }
        try waitFor("the watcher") { try program.errorsSoFar.contains("ready;") }
        try body(workspace, program)
    }

    private func isAnswered(_ id: String, _ kind: String, _ workspace: DemoWorkspace) throws
        -> Bool
    {
        try workspace.papers(kind).contains { try workspace.read($0).contains(">\(id)<") }
    }

    @Test("renamed in, copied, and marked: looks alone find all of them")
    func looks() throws {
        try watched(("look", "100"), ("events", "false")) { workspace, program in
            let descriptors = "/proc/\(program.process.pid)/fd"
            // One that is closed meanwhile is left out.
            let targets = try tool("find", descriptors, "-type", "l", "-printf", "%l\n").text
                .split(separator: "\n")
            #expect(targets.contains { $0.hasPrefix("anon_inode:") })
            #expect(!targets.contains { $0.contains("inotify") }, "\(targets)")
            try waitFor("the log") {
                try program.errorsSoFar.contains("looked at every 100 ms")
            }
            let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
            let moved = try workspace.package("MOVED-1")
            try FileManager.default.moveItem(atPath: moved, toPath: inbox + "m.zip")
            try waitFor("MOVED-1") { try isAnswered("MOVED-1", "acceptance", workspace) }
            let copied = try workspace.package("COPIED-1")
            #expect(try tool("cp", copied, inbox + "c.zip").exitCode == 0)
            try waitFor("COPIED-1") { try isAnswered("COPIED-1", "acceptance", workspace) }
            // Cut, so that only the marker can make it ready; the marker is found by a look.
            let cut = try Data(contents: copied).prefix(2_000)
            try cut.write(to: URL(fileURLWithPath: inbox + "k.zip"))
            try Data().write(to: URL(fileURLWithPath: inbox + "k.zip.ok"))
            try waitFor("the marked one") { try !workspace.papers("return").isEmpty }
            #expect(try workspace.names(in: inbox) == [])
        }
    }

    @Test("with events a slow look is not what finds a file; a list of digests is read when whole")
    func events() throws {
        try watched(("look", "86400000"), ("still", "5000"), marking: true) { workspace, _ in
            let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
            let package = try workspace.package("LISTED-1")
            // The shell makes the list empty at once and fills it when the digest is computed.
            let shell = try tool(
                "sh", "-c",
                """
                head -c 3000 "$0" > "$1/l.zip"
                exec 3> "$1/l.zip.sha256"; tail -c +3001 "$0" >> "$1/l.zip"; sleep 0.2
                (cd "$1" && sha256sum l.zip >&3)
                """, package, inbox)
            #expect(shell.exitCode == 0, "\(shell.all)")
            try waitFor("LISTED-1") { try isAnswered("LISTED-1", "acceptance", workspace) }
        }
    }

    @Test("a marker in any spelling makes its file ready by events alone, also when it comes later")
    func spellings() throws {
        try watched(("look", "86400000"), marking: true) { workspace, _ in
            let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
            let markers = [
                ".ok", ".OK", ".Ok", ".ctl", ".cTl", ".SHA256", ".sHa256", ".sm3", ".Sm3",
            ]
            for (index, marker) in markers.enumerated() {
                let path = "\(inbox)\(index).txt"
                try "text \(index)".write(toFile: path, atomically: false, encoding: .utf8)
                try Data("size=6".utf8).write(to: URL(fileURLWithPath: path + marker))
            }
            try waitFor("the answers") {
                try workspace.answered().count == markers.count
            }
            #expect(try workspace.names(in: inbox) == [])
            for paper in try workspace.papers("return") {
                #expect(try !rules(in: workspace.read(paper)).contains { $0.hasPrefix("PKG-") })
            }
        }
    }

    @Test("an empty marker that comes after its file was taken goes; one with content stays")
    func lateMarker() throws {
        try watched(("look", "86400000")) { workspace, program in
            let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
            let package = try workspace.package("EARLY-1")
            #expect(try tool("cp", package, inbox + "e.zip").exitCode == 0)
            try waitFor("EARLY-1") { try isAnswered("EARLY-1", "acceptance", workspace) }
            let odd = "f\n2026-01-05T09:00:00+0800 error dengji: \u{1B}[2Jforged.zip"
            #expect(try tool("cp", package, inbox + odd).exitCode == 0)
            try waitFor("the same once more") { try workspace.names(in: inbox).isEmpty }
            try Data().write(to: URL(fileURLWithPath: inbox + odd + ".ok"))
            try Data("size=1".utf8).write(to: URL(fileURLWithPath: inbox + "e.zip.ctl"))
            try Data().write(to: URL(fileURLWithPath: inbox + "other.zip.ok"))
            try Data().write(to: URL(fileURLWithPath: inbox + "e.zip.OK"))
            try waitFor("the marker to go") {
                try workspace.names(in: inbox) == ["e.zip.ctl", "other.zip.ok"]
            }
            try waitFor("the log") {
                try program.errorsSoFar.contains("e.zip.OK came after its file was taken")
            }
            // No name makes a line of its own.
            let log = try program.errorsSoFar
            #expect(log.contains("f\\u{A}2026-01-05T09:00:00+0800 error dengji: \\u{1B}[2Jforged"))
            #expect(!log.contains("\u{1B}") && !log.contains("\n2026-01-05T09:00:00+0800 error"))
        }
    }

    @Test("a cut ZIP waits for its rest and is accepted; without it, it goes back when time is up")
    func cut() throws {
        try watched(("incompleteWait", "3000")) { workspace, _ in
            let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/"
            let whole = try Data(contents: try workspace.package("PARTS-1"))
            let begun = Date()
            for name in ["rest.ZIP", "never.ZIP"] {
                try whole.prefix(2_000).write(to: URL(fileURLWithPath: inbox + name))
            }
            let file = try #require(FileHandle(forWritingAtPath: inbox + "rest.ZIP"))
            usleep(400_000)
            #expect(try workspace.papers() == [])
            try file.seekToEnd()
            try file.write(contentsOf: whole.dropFirst(2_000))
            try file.close()
            try waitFor("PARTS-1") { try isAnswered("PARTS-1", "acceptance", workspace) }
            #expect(try workspace.papers("return") == [])
            try waitFor("the cut one") { try !workspace.papers("return").isEmpty }
            #expect(Date().timeIntervalSince(begun) >= 3)
            let answer = try workspace.read(try workspace.papers("return")[0])
            #expect(rules(in: answer) == ["ZIP-TRUNCATED"])
            #expect(answer.contains("<fileName>never.ZIP</fileName>"))
        }
    }

    @Test("capitals in every name: .ZIP .XML .OK are taken, .TMP .PART .FILEPART wait")
    func capitals() throws {
        let workspace = try DemoWorkspace()
        let traffic = DemoWorkspace.traffic
        let inbox = workspace.root + "/inbox/" + traffic + "/"
        let package = workspace.root + "/samples/GOOD-1.zip"
        for name in ["A.ZIP.TMP", "B.PART", "C.FILEPART", "~$D.XML"] {
            try FileManager.default.copyItem(atPath: package, toPath: inbox + name)
        }
        try FileManager.default.copyItem(atPath: package, toPath: inbox + "E.ZIP")
        try Data().write(to: URL(fileURLWithPath: inbox + "E.ZIP.OK"))
        try FileManager.default.copyItem(
            atPath: try Prepared.spoiled.get() + "/root.xml", toPath: inbox + "F.XML")
        try Data().write(to: URL(fileURLWithPath: inbox + "F.XML.Ok"))
        try workspace.turn("2026-01-05")
        #expect(try workspace.names(in: inbox) == ["A.ZIP.TMP", "B.PART", "C.FILEPART", "~$D.XML"])
        #expect(try workspace.papers("acceptance").count == 1)
        #expect(try workspace.papers("return").count == 1)
    }
}
