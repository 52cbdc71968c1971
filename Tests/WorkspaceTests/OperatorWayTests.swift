import Foundation
import Testing

@Suite("An operator's way through the measures")
struct OperatorWayTests {
    /// What `make demo` plays: the story is a script, so that people can read and repeat it.
    @Test("from a request to the end of the term: announced, selected, supplied, traded, reported")
    func wholeWay() throws {
        let root = Scratch.fresh("operator")
        let played = try tool(
            Scratch.package + "/Tests/Demo/operator.sh", Scratch.program, root)
        try #require(played.exitCode == 0, "\(played.all)")
        let workspace = DemoWorkspace(root: root)
        try workspace.expectPapers(ofStory: "operator")
        let platform = try workspace.papers("order", to: OperationStory.platform)
        let codes = try platform.map { path in
            try workspace.read(path).firstMatch(of: /code="([^"]*)"/).map { String($0.1) } ?? ""
        }
        #expect(codes.first == "access-opened" && codes.last == "access-ended", "\(codes)")
        #expect(codes.contains("supply"))
        let register = try workspace.files(below: "registry/register")
        func entry(_ prefix: String, _ place: Int) throws -> String {
            try workspace.read(
                register.filter { $0.contains("/\(prefix)-") && $0.hasSuffix(".xml") }[place])
        }
        #expect(try entry("SQ", 0).contains("state=\"lapsed\""))
        try workspace.expectWhole()
    }
}
