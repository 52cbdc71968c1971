import Foundation
import Testing

/// The catalogue of `Tests/Fixtures/packages/catalogue.py`: everything a clumsy or hostile sender
/// drops, at once into one workspace, each with the exact answer it must get.
@Suite("The catalogue of bad drops")
struct BadDropTests {
    /// What was dropped, and what has to come back.
    struct Row: Decodable {
        var name: String
        var digest: String
        var errors: [String]
        var remarks: [String]
        var answer: String
        var end: String
    }

    /// A paper of the outbox: where it lies, what it is, what it answers, what it found.
    struct Answer {
        var box: String
        var kind: String
        var digest: String
        var errors: Set<String>
        var remarks: Set<String>
    }

    /// The workspace after its one turn, and the rows.
    private func played() throws -> (workspace: DemoWorkspace, rows: [Row]) {
        let workspace = try DemoWorkspace()
        let folder = Scratch.fresh("drops")
        let made = try tool(
            "python3", Scratch.package + "/Tests/Fixtures/packages/catalogue.py",
            workspace.root + "/samples/GOOD-1.zip", workspace.root, folder)
        try #require(made.exitCode == 0, "\(made.all)")
        let rows = try JSONDecoder().decode([Row].self, from: Data(contents: folder + "/rows.json"))
        try workspace.turn("2026-01-05")
        return (workspace, rows)
    }

    private func answers(in workspace: DemoWorkspace) throws -> [Answer] {
        try workspace.names(in: workspace.root + "/outbox").flatMap { box in
            try workspace.papers(to: box).map { path in
                let text = try workspace.read(path)
                let kind = try #require(text.firstMatch(of: /<paper [^>]*kind="([^"]*)"/)?.1)
                let digest = try #require(
                    text.firstMatch(of: /<answers>(?s:.*?)<digest>sha256:([0-9a-f]+)/)?.1)
                let found = text.matches(of: /<finding [^>]*>/).map { String($0.0) }
                func rules(_ severity: String) -> Set<String> {
                    Set(
                        found.filter { $0.contains("severity=\"\(severity)\"") }
                            .compactMap {
                                $0.firstMatch(of: /\srule="([^"]*)"/).map { String($0.1) }
                            })
                }
                return Answer(
                    box: box, kind: String(kind), digest: String(digest), errors: rules("error"),
                    remarks: rules("remark"))
            }
        }
    }

    @Test("each is answered once, by exactly its rules, in its sender's folder and in no other")
    func catalogue() throws {
        let (workspace, rows) = try played()
        #expect(rows.count > 150)
        #expect(Set(rows.map(\.digest)).count == rows.count, "a row is not told by its bytes")
        let answers = Dictionary(grouping: try answers(in: workspace), by: \.digest)
        #expect(Set(answers.keys) == Set(rows.map(\.digest)))
        for row in rows {
            let papers = answers[row.digest] ?? []
            let kinds = row.end == "waiting" ? [] : [row.end]
            #expect(
                papers.map(\.kind).sorted() == (["acknowledgement"] + kinds).sorted(), "\(row.name)"
            )
            #expect(Set(papers.map(\.box)) == [row.answer], "\(row.name)")
            let result = papers.first { $0.kind != "acknowledgement" }
            #expect((result?.errors ?? []).sorted() == row.errors, "\(row.name)")
            if row.end == "return" {
                #expect(!row.errors.isEmpty, "\(row.name)")
                #expect((result?.remarks ?? []).sorted() == row.remarks, "\(row.name)")
            }
        }
        try expectCases(rows, workspace)
        try workspace.expectWhole()
    }

    /// Each accepted drop opened a case of its own that keeps its remarks, and nothing else did.
    private func expectCases(_ rows: [Row], _ workspace: DemoWorkspace) throws {
        let accepted = rows.filter { $0.end != "return" }
        let cases = try workspace.files(below: "registry/stages").filter {
            $0.hasSuffix("/case.xml")
        }.map(workspace.read)
        #expect(cases.count == accepted.count)
        for row in accepted {
            let text = try #require(
                cases.first { $0.contains("sha256:" + row.digest) }, "\(row.name)")
            #expect(Set(rules(in: text)).sorted() == row.remarks, "\(row.name)")
        }
        let returned = try workspace.files(below: "registry/returned").filter {
            $0.contains("/package.")
        }
        #expect(returned.count == rows.count - accepted.count)
        #expect(try workspace.files(below: "registry/quarantine") == [])
    }
}
