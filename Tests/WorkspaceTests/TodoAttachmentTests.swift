import Foundation
import Testing

@Suite("Attachments in a decider's folder")
struct TodoAttachmentTests {
    @Test("all of forty lie there as they were sent, each linked from the page")
    func many() throws {
        let story = ProductStory(workspace: try DemoWorkspace())
        let names = (1...36).map { "evidence-\($0).txt" }
        let listed = names.enumerated().map { index, name in
            "<attachment id=\"B\(index)\" role=\"other\" path=\"attachments/\(name)\" "
                + "mediaType=\"text/plain\" size=\"0\" "
                + "digest=\"sha256:\(String(repeating: "0", count: 64))\"/>"
        }.joined()
        let package = try story.package(
            "MANY-1", "resource-registration", of: DemoWorkspace.traffic, on: "2026-01-05",
            [("</attachments>", listed + "</attachments>")], adding: names)
        try story.workspace.drop(package, in: DemoWorkspace.traffic)
        let turn = try story.workspace.dengji(
            "run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(turn.exitCode == 0)
        #expect(!turn.errors.contains("a view was not made"), "\(turn.errors)")
        let folder =
            story.workspace.root
            + "/outbox/\(DemoWorkspace.registrar)/todo/370900-2026-000001"
        let laid = try story.workspace.names(in: folder).filter { $0.hasPrefix("attachment-") }
        #expect(laid.count == 40, "\(laid)")
        let added = laid.filter { $0.hasSuffix("-other.txt") }
        #expect(added.count == names.count)
        for name in added { #expect(try story.workspace.read("\(folder)/\(name)") == "同意。") }
        let page = try story.workspace.read(folder + "/index.html")
        #expect(laid.allSatisfy { page.contains($0) })
        #expect(try story.workspace.names(in: folder).allSatisfy { !$0.hasPrefix(".") })
    }
}
