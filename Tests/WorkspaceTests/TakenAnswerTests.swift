import Foundation
import System
import Testing

@Suite("Recipients may take their answers away")
struct TakenAnswerTests {
    /// Takes away everything of a party, its folders too.
    private func take(_ folder: String, _ workspace: DemoWorkspace) throws {
        let path = workspace.root + "/outbox/" + folder
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    @Test("the case goes on, numbers go on, a repeat is answered again, and verify is content")
    func taken() throws {
        let workspace = try DemoWorkspace(.review)
        let first = try workspace.papers().map { try Data(contents: $0) }
        try #require(first.count == 2)
        try take(DemoWorkspace.traffic, workspace)
        let verified = try workspace.dengji("verify", workspace.root)
        #expect(verified.exitCode == 0, "\(verified.all)")

        try workspace.drop(
            workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic, as: "again.zip")
        try workspace.turn("2026-01-06")
        let again = try workspace.papers()
        #expect(try again.map { try Data(contents: $0) } == first)
        #expect(
            again.map { URL(fileURLWithPath: $0).lastPathComponent.prefix(8) }
                == ["00000003", "00000004"])

        try take(DemoWorkspace.traffic, workspace)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        try take(DemoWorkspace.traffic, workspace)
        try take(DemoWorkspace.registrar, workspace)
        try workspace.turn("2026-01-22")
        #expect(try workspace.papers("certificate").count == 1)
        try workspace.expectWhole()
    }

    @Test("taken from under a killed watcher, they are no damage; a paper may come once more")
    func killed() throws {
        let workspace = try DemoWorkspace()
        let program = try workspace.watcher("--now", "2026-01-06T09:00:00+08:00")
        defer { endWatcher(program) }
        try waitFor("the watcher") { try program.errorsSoFar.contains("ready;") }
        let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic
        try FileManager.default.copyItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: inbox + "/a.zip")
        try waitFor("the acceptance") { try !workspace.papers("acceptance").isEmpty }
        try program.process.send(.kill)
        _ = try program.wait()
        try take(DemoWorkspace.traffic, workspace)
        try workspace.turn("2026-01-07")
        // Whether recovery wrote them again depends on how far the checkpoint was; both are right.
        let papers = try workspace.papers()
        #expect(papers.isEmpty || papers.count == 2)
        try take(DemoWorkspace.traffic, workspace)
        try workspace.turn("2026-01-08")
        #expect(try workspace.papers() == [])
        try workspace.expectWhole()
    }

    @Test("a recipient that leaves a changed paper behind is named by verify, and nothing else is")
    func changed() throws {
        let workspace = try DemoWorkspace(.review)
        let papers = try workspace.papers()
        try FileManager.default.removeItem(atPath: papers[0])
        let text = try workspace.read(papers[1])
        try (text + " ").write(toFile: papers[1], atomically: true, encoding: .utf8)
        let verified = try workspace.dengji("verify", workspace.root)
        #expect(verified.exitCode == 1)
        #expect(verified.all.contains(URL(fileURLWithPath: papers[1]).lastPathComponent))
        #expect(!verified.all.contains(URL(fileURLWithPath: papers[0]).lastPathComponent))
    }
}
