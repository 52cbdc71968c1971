import Foundation
import Testing

@Suite("registry/standing.sqlite in a workspace")
struct StandingWorkspaceTests {
    private func sql(_ workspace: DemoWorkspace, _ statement: String) throws -> String {
        let file = workspace.root + "/registry/standing.sqlite"
        let outcome = try tool("sqlite3", file, statement)
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        return outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func lines(_ workspace: DemoWorkspace) throws -> Int {
        let folder = workspace.root + "/registry/journal"
        return try workspace.names(in: folder).reduce(0) { sum, name in
            try sum + workspace.read(folder + "/" + name).split(separator: "\n").count
        }
    }

    /// What a start says of what it had to repair.
    private func turned(_ workspace: DemoWorkspace, _ time: String) throws -> String {
        let outcome = try workspace.dengji("run", "--once", "--now", time)
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        return outcome.errors
    }

    @Test(
        "an orderly end leaves all lines in it; what was altered meanwhile is seen, and made anew")
    func altered() throws {
        let workspace = try DemoWorkspace(.review)
        let lines = try lines(workspace)
        #expect(try sql(workspace, "SELECT lineCount FROM head") == "\(lines)")
        try workspace.expectVerified()
        for (statement, hour) in [
            ("UPDATE standing SET digest = rules", 10),
            ("UPDATE consumed SET caseNumber = NULL", 11),
            (
                "UPDATE small SET value = value || '0' WHERE name = 'counter:' || "
                    + "(SELECT substr(name, 9) FROM small WHERE name LIKE 'counter:case%' LIMIT 1)",
                12
            ),
            ("DELETE FROM consumed", 13),
        ] {
            #expect(try sql(workspace, statement + "; SELECT changes() > 0") == "1", "\(statement)")
            let verified = try workspace.dengji("verify", workspace.root)
            #expect(verified.exitCode == 1, "\(verified.all)")
            #expect(verified.text.contains("standing.sqlite"), "\(verified.all)")
            let said = try turned(workspace, "2026-01-05T\(hour):00:00+08:00")
            #expect(said.contains("standing index made anew"), "\(statement): \(said)")
            try workspace.expectVerified()
        }
        let quiet = try turned(workspace, "2026-01-05T14:00:00+08:00")
        #expect(!quiet.contains("standing index"), "\(quiet)")
    }

    @Test("deleted or damaged, it is told by doctor and made anew by the next start or by reindex")
    func lost() throws {
        let workspace = try DemoWorkspace(.review)
        let file = workspace.root + "/registry/standing.sqlite"
        func codes() throws -> [String] {
            let outcome = try workspace.dengji("doctor", "--format", "json")
            return ["missing", "damaged", "behind", "ahead"].map { "standing-" + $0 }
                .filter { outcome.text.contains("\"\($0)\"") }
        }
        #expect(try codes() == [])
        for mend in [["run", "--once", "--now", "2026-01-05T10:00:00+08:00"], ["reindex"]] {
            try FileManager.default.removeItem(atPath: file)
            #expect(try codes() == ["standing-missing"])
            let outcome = try RunningProgram(
                Scratch.program, mend + ["--workspace", workspace.root]
            ).wait()
            #expect(outcome.exitCode == 0, "\(outcome.all)")
            #expect(try codes() == [])
            try "no database".write(toFile: file, atomically: false, encoding: .utf8)
            #expect(try codes() == ["standing-damaged"])
            #expect(try workspace.dengji("verify", workspace.root).exitCode == 1)
            _ = try RunningProgram(
                Scratch.program, mend + ["--workspace", workspace.root]
            ).wait()
            #expect(try codes() == [])
            try workspace.expectVerified()
        }
    }

    @Test("a seal that is not of the ledger's key is not gone by")
    func foreign() throws {
        let workspace = try DemoWorkspace(.review)
        #expect(try sql(workspace, "SELECT hex(seal) FROM head").count == 64)
        _ = try sql(workspace, "UPDATE head SET seal = randomblob(32)")
        let said = try turned(workspace, "2026-01-05T10:00:00+08:00")
        #expect(said.contains("sealed with another key"), "\(said)")
        try workspace.expectVerified()
    }
}
