import Foundation
import System
import Testing

@Suite("dengji find looks in an index that follows the journal")
struct FindTests {
    private static let number = "370900-2026-000001"

    private func index(of workspace: DemoWorkspace) -> String {
        workspace.root + "/registry/index.sqlite"
    }

    /// The answer to a question, and the status.
    private func ask(
        _ workspace: DemoWorkspace, _ text: String..., status: Int = 0,
        _ place: SourceLocation = #_sourceLocation
    ) throws -> (answer: [String: Any], errors: String) {
        let asked = try RunningProgram(
            Scratch.program,
            ["find"] + text + ["--format", "json", "--workspace", workspace.root]
        ).wait()
        #expect(asked.exitCode == status, "\(asked.all)", sourceLocation: place)
        let value = try JSONSerialization.jsonObject(with: Data(asked.text.utf8))
        return (try #require(value as? [String: Any]), asked.errors)
    }

    private func numbers(_ answer: [String: Any]) -> [String] {
        (answer["items"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? String }
    }

    @Test("a case from its first line to its entry, by name, registrant, code and number")
    func wholeWay() throws {
        let workspace = try DemoWorkspace(.review)
        for text in ["公交线路", "公交", "交通运输局", DemoWorkspace.traffic, Self.number, "JT/000128"] {
            let (answer, errors) = try ask(workspace, text)
            #expect(numbers(answer) == [Self.number], "\(text)")
            #expect(answer["linesBehind"] as? Int == 0)
            #expect(answer["source"] as? String == "index")
            #expect(errors == "")
        }
        #expect(try numbers(ask(workspace, "火车站", status: 1).answer) == [])
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        try workspace.turn("2026-01-22")
        let (answer, _) = try ask(workspace, "公交线路")
        let items = try #require(answer["items"] as? [[String: Any]])
        #expect(
            items.map { $0["kind"] as? String }.sorted { $0 ?? "" < $1 ?? "" } == ["case", "entry"])
        let entry = try #require(items.first { $0["kind"] as? String == "entry" })
        #expect(entry["state"] as? String == "in-force")
        let found = try #require(entry["number"] as? String)
        // The case is found by the number that it led to, and the entry by the case's.
        #expect(try Set(numbers(ask(workspace, found).answer)) == [found, Self.number])
        #expect(try Set(numbers(ask(workspace, Self.number).answer)) == [found, Self.number])
        #expect(
            try numbers(ask(workspace, "公交", "--kind", "case", "--state", "registered").answer)
                == [Self.number])
        try workspace.expectWhole()
    }

    @Test("without an index the journal answers, and the next run makes one")
    func missing() throws {
        let workspace = try DemoWorkspace(.review)
        try FileManager.default.removeItem(atPath: index(of: workspace))
        let (answer, errors) = try ask(workspace, "公交线路")
        #expect(numbers(answer) == [Self.number])
        #expect(answer["source"] as? String == "journal")
        #expect(errors.contains("no index"))
        #expect(!FileManager.default.fileExists(atPath: index(of: workspace)))
        // Nothing happens in this run, and yet the index is made.
        try workspace.turn("2026-01-05T10:00")
        #expect(try ask(workspace, "公交线路").answer["source"] as? String == "index")
        try workspace.expectWhole()
    }

    @Test("an index that is behind says by how many lines, and is caught up without repeating any")
    func behind() throws {
        let workspace = try DemoWorkspace(.review)
        let saved = workspace.root + "/samples/index.sqlite"
        try FileManager.default.copyItem(atPath: index(of: workspace), toPath: saved)
        try workspace.drop(workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        // As after a power cut that took the last transactions.
        try FileManager.default.removeItem(atPath: index(of: workspace))
        try FileManager.default.copyItem(atPath: saved, toPath: index(of: workspace))
        let (answer, errors) = try ask(workspace, "370900-2026")
        #expect(answer["linesBehind"] as? Int == 1)
        #expect(errors.contains("1 lines behind"))
        try workspace.turn("2026-01-06T10:00")
        #expect(try ask(workspace, "370900-2026").answer["linesBehind"] as? Int == 0)
        try workspace.expectWhole()
    }

    @Test("a damaged index, and one of another journal, are made anew and hold nothing up")
    func madeAnew() throws {
        let other = try DemoWorkspace()
        try other.drop(other.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try other.turn("2026-01-05")
        for spoil in ["damaged", "another"] {
            let workspace = try DemoWorkspace(.review)
            try FileManager.default.removeItem(atPath: index(of: workspace))
            if spoil == "damaged" {
                try String(repeating: "no database ", count: 999).write(
                    toFile: index(of: workspace), atomically: true, encoding: .utf8)
                // Asked meanwhile, the journal answers.
                #expect(try numbers(ask(workspace, "公交线路").answer) == [Self.number])
            } else {
                try FileManager.default.copyItem(
                    atPath: index(of: other), toPath: index(of: workspace))
            }
            try workspace.drop(
                text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
            let ran = try workspace.dengji(
                "run", "--once", "--now", "2026-01-07T09:00:00+08:00")
            #expect(ran.exitCode == 0, "\(ran.all)")
            let (answer, errors) = try ask(workspace, "公交线路")
            #expect(numbers(answer) == [Self.number], "\(spoil)")
            #expect(answer["source"] as? String == "index", "\(spoil)")
            #expect(errors == "", "\(spoil)")
            #expect(try workspace.papers("compliance-report").count == 1)
            try workspace.expectWhole()
        }
    }

    @Test("a running watcher and find do not hinder each other")
    func besideWatcher() throws {
        let workspace = try DemoWorkspace()
        let watcher = try RunningWatcher(workspace)
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try watcher.waitFor("the case to be found") {
            let asked = try workspace.dengji("find", "公交线路")
            #expect([0, 1].contains(asked.exitCode), "\(asked.all)")
            return asked.exitCode == 0
        }
        try workspace.drop(workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try watcher.waitFor("the second line to be found") {
            // Begun anew, the index finds nothing yet, and says how many lines it is behind.
            let asked = try workspace.dengji("find", "370900-2026", "--format", "json")
            #expect([0, 1].contains(asked.exitCode), "\(asked.all)")
            return asked.exitCode == 0 && asked.text.contains("\"linesBehind\" : 0")
                && FileManager.default.fileExists(atPath: index(of: workspace))
        }
        #expect(!(try watcher.program.errorsSoFar.contains(" error ")))
    }

    @Test("killed while it is written, the index is whole or made anew")
    func killed() throws {
        let workspace = try DemoWorkspace()
        for round in 0..<4 {
            let watcher = try workspace.watcher(
                "--now", "2026-01-0\(5 + round)T09:00:00+08:00")
            if round == 0 {
                try workspace.drop(
                    workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
            }
            usleep(UInt32(300_000 + 250_000 * round))
            try watcher.process.send(.kill)
            _ = try watcher.wait()
        }
        try workspace.turn("2026-01-12")
        let (answer, _) = try ask(workspace, "公交线路")
        #expect(numbers(answer) == [Self.number])
        #expect(answer["linesBehind"] as? Int == 0)
        let checked = try tool("sqlite3", index(of: workspace), "PRAGMA integrity_check")
        #expect(checked.text == "ok\n", "\(checked.all)")
        try workspace.expectWhole()
    }
}
