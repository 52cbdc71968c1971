import Foundation
import Testing

@Suite("What a form keeps, and what it says of what it cannot take")
struct DraftTests {
    struct Found: Decodable {
        var same: [String]
        var continued: [String]
        var unnumbered: [String]
        var listed: [String]
        var windows: [String]
        var old: [String]
        var opened: String
        var deleted: [String]
        var spoiled: [String]
        var failed: [String: [String]]
    }

    @Test("no draft takes another's place; what cannot be loaded is explained in two languages")
    func drafts() throws {
        let found = try BrowserScript.run(
            "drafts", try DemoWorkspace.shared.get().forms, Scratch.fresh("drafts"),
            as: Found.self)
        // An id and the name of the resource each.
        #expect(found.same == ["DEPT-1 ", "DEPT-1 一小时的工作"])
        #expect(found.continued == ["DEPT-1 ", "DEPT-1 接着做的工作"])
        #expect(found.unnumbered == [" 第一份", " 第二份"])
        #expect(found.listed == ["未编号", "未编号"])
        #expect(found.windows == ["W-1 彼窗口", "W-1 此窗口"])
        #expect(found.old == ["OLD-1"])
        #expect(found.opened == "W-1")
        // What is no draft is left where it is.
        #expect(found.deleted == ["dengji.draft.resource-registration.x"])
        #expect(found.spoiled.count == 1)
        #expect(found.spoiled.allSatisfy { $0.contains("含有字符 U+202E") })
        #expect(found.failed.count == 12)
        for (name, sentences) in found.failed {
            try #require(sentences.count == 2)
            #expect(sentences[0].contains("请"), "\(name): \(sentences[0])")
            #expect(!sentences[1].isEmpty, "\(name)")
            #expect(!sentences.joined().contains("Failed to"), "\(name)")
        }
    }
}
