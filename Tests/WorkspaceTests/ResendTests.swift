import Foundation
import Testing

@Suite("dengji resend")
struct ResendTests {
    private static let number = "370900-2026-000001"

    private func bytes(_ workspace: DemoWorkspace) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try workspace.papers() {
            found[path] = try Data(contentsOf: URL(fileURLWithPath: path))
        }
        return found
    }

    private func take(_ workspace: DemoWorkspace) throws {
        try FileManager.default.removeItem(
            atPath: workspace.root + "/outbox/" + DemoWorkspace.traffic)
    }

    @Test("what was taken away lies there again, byte for byte, and verify is content")
    func again() throws {
        let workspace = try DemoWorkspace(.registered)
        let before = try bytes(workspace)
        try #require(before.count > 4)
        try take(workspace)
        let sent = try workspace.dengji("resend", "--to", DemoWorkspace.traffic)
        #expect(sent.exitCode == 0, "\(sent.all)")
        #expect(try bytes(workspace) == before)
        #expect(sent.text.contains("\(before.count) sent again, 0 still there"), "\(sent.text)")
        let again = try workspace.dengji("resend", ResendTests.number, "--format", "json")
        #expect(again.exitCode == 0 && again.text.contains("\"resent\" : 0"), "\(again.all)")
        try workspace.expectWhole()
    }

    @Test("by file and by day only those come, and what the journal does not name does not")
    func chosen() throws {
        let workspace = try DemoWorkspace(.registered)
        let before = try workspace.papers()
        let certificate = try #require(try workspace.papers("certificate").first)
        let name = URL(fileURLWithPath: certificate).lastPathComponent
        try take(workspace)
        #expect(try workspace.dengji("resend", certificate).exitCode == 0)
        #expect(try workspace.papers() == [certificate])
        try take(workspace)
        #expect(
            try workspace.dengji("resend", "--since", "2026-01-22").exitCode == 0)
        let late = try workspace.papers()
        #expect(late.contains(certificate) && late.count < before.count)
        #expect(try workspace.papers("acknowledgement") == [])
        for word in ["0001-application.zip", "370900-2026-000099", "x" + name] {
            let none = try workspace.dengji("resend", word)
            #expect(none.exitCode == 2, "\(word): \(none.all)")
        }
        #expect(try workspace.dengji("resend").exitCode == 2)
    }

    @Test("a changed answer is left alone and named with what to do")
    func changed() throws {
        let workspace = try DemoWorkspace(.review)
        let paper = try #require(try workspace.papers().first)
        let text = try workspace.read(paper)
        try (text + " ").write(toFile: paper, atomically: true, encoding: .utf8)
        let sent = try workspace.dengji("resend", ResendTests.number, "--format", "json")
        #expect(sent.exitCode == 1 && sent.text.contains("\"outcome\" : \"differs\""))
        #expect(try workspace.read(paper) == text + " ")
        try FileManager.default.removeItem(atPath: paper)
        #expect(try workspace.dengji("resend", ResendTests.number).exitCode == 0)
        #expect(try workspace.read(paper) == text)
        try workspace.expectWhole()
    }

    @Test(
        "beside a watcher and recipients who take everything away, nothing but the journal's comes")
    func besideWatcher() throws {
        let workspace = try DemoWorkspace(.review)
        let watcher = try RunningWatcher(workspace)
        let names = (1...12).map { "note-\($0).txt" }
        for (index, name) in names.enumerated() {
            try workspace.move(text: "no package \(index)", as: name)
            if index % 3 == 0 {
                let box = workspace.root + "/outbox/" + DemoWorkspace.traffic
                _ = try tool("find", box, "-name", "0*.xml", "-delete")
            }
            let sent = try workspace.dengji("resend", "--to", DemoWorkspace.traffic)
            #expect(sent.exitCode == 0, "\(sent.all)")
        }
        try watcher.waitFor("all to be answered") {
            try workspace.files(below: "registry/returned")
                .count { $0.hasSuffix("-acknowledgement.xml") } == names.count
        }
        try watcher.finish()
        let sent = try workspace.dengji("resend", "--to", DemoWorkspace.traffic)
        #expect(sent.exitCode == 0, "\(sent.all)")
        let answered = try workspace.answered()
        for name in names { #expect(answered[name] == 1, "\(name)") }
        // Every file there is one that the journal names.
        let journal = try workspace.files(below: "registry/journal").map { try workspace.read($0) }
            .joined()
        for path in try workspace.papers() {
            let name = String(path.dropFirst(workspace.root.count + "/outbox/".count))
            #expect(journal.contains("\"place\":\"outbox\",\"path\":\"\(name)\""), "\(name)")
        }
        let left = try workspace.files(below: "outbox").filter { $0.hasSuffix(".tmp") }
        #expect(left == [])
        try workspace.expectWhole()
    }
}
