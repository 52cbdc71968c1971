import Testing
import XML

@Suite struct ParseTests {
    @Test func `a document parses`() throws {
        let outcome = try XMLDocument.parse(
            Array("<a xmlns='urn:x'><b c='1'>x</b></a>".utf8), limits: .standard)
        guard case .document(let document) = outcome else { Issue.record("\(outcome)"); return }
        #expect(document.root.name == "a")
        #expect(document.root.namespace == "urn:x")
        #expect(document.root.first("b")?.attribute("c") == "1")
        #expect(document.root.first("b")?.path == "/a/b[1]")
    }
}
