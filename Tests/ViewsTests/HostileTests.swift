import Foundation
import Papers
import Registry
import Testing
import Views
import XML

@Suite("What strangers wrote is text on every page")
struct HostileTests {
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>", "javascript:alert(1)", "https://example.com/x.png",
        "{{title}} {{{title}}} {{>paper}}", "&lt;b&gt; &amp; &#60;", "]]><!--", "--><b>",
        "\"\u{301} onclick=\"alert(1)", "<\u{338}script>alert(1)</script>",
        "'\u{200D}><svg/onload=x>",
        "abc\u{202E}fdp.exe", "\u{2066}甲\u{2069}\u{200F}", "甲\u{FEFF}乙\u{200B}丙",
        String(repeating: "长", count: 3_000), String(repeating: "W", count: 3_000),
        "一\n二\n三", "\u{0}\u{1}\u{8}\u{1B}\u{7F}\u{85}", "\u{FFFE}\u{FFFF}\u{1FFFE}",
    ]

    private static let activeNames: Set<String> = [
        "script", "iframe", "img", "object", "embed", "link", "base", "form", "input", "use",
    ]

    /// The script of todo pages, as an XML parser reads it.
    private static let ownScript = Result {
        let file = Place.root.appendingPathComponent("schemas/site/desk.js")
        return "//\n" + String(decoding: try Place.bytes(file), as: UTF8.self) + "//\n"
    }

    /// Fails on anything that acts, fetches or leads elsewhere.
    private func expectInert(_ page: ReadPage, _ note: String) throws {
        for element in page.elements {
            if element.name == "script", try element.text == HostileTests.ownScript.get() {
                continue
            }
            #expect(!HostileTests.activeNames.contains(element.name), "\(note): \(element.name)")
            for attribute in element.attributes {
                #expect(!attribute.name.lowercased().hasPrefix("on"), "\(note): \(attribute.name)")
                if ["href", "src", "xlink:href"].contains(attribute.name) {
                    let isInside =
                        attribute.value.hasPrefix("#") || attribute.value == "../../desk.html"
                    #expect(isInside || SafeName.isSafe(attribute.value), "\(note)")
                }
            }
        }
        for scalar in page.text.unicodeScalars {
            let value = scalar.value
            let isTurning =
                (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
                || value == 0x200F || value == 0xFEFF || value == 0x200B
            #expect(!isTurning, "\(note): U+\(String(value, radix: 16))")
        }
    }

    @Test("a todo page with hostile text everywhere is inert and well formed", arguments: texts)
    func todo(text: String) throws {
        let request = TodoTests.request { request in
            var record = request.record
            record.applicants[0].name = text
            record.applicants[0].representative = text
            record.applicants[0].contact = text
            record.applicants[0].region = text
            record.opening.fileName = text
            for index in record.facts.indices { record.facts[index].value = text }
            record.remarks[0].found = text
            record.remarks[0].object = text
            record.remarks[0].file = text
            record.history[1].reason = text
            request.record = record
            request.tables[0].rows = [[text, text, text, text]]
            for index in request.unpacked.indices {
                var attachment = request.unpacked[index].attachment
                attachment.path = text
                attachment.role = text
                attachment.id = text
                attachment.mediaType = text
                request.unpacked[index] = .init(
                    attachment: attachment, name: SafeName.attachment(attachment, at: index))
            }
        }
        let files = try Rules.renderer.get().todo(request)
        let page = try ReadPage(files[0].bytes)
        try expectInert(page, text)
        if text.allSatisfy({ $0.isASCII && !$0.isNewline }), !text.contains("\u{0}") {
            #expect(page.words.contains(text))
        }
        let calm = try ReadPage(Rules.renderer.get().todo(TodoTests.request())[0].bytes)
        #expect(page.elements.count - calm.elements.count < 12)
        for slip in files.dropFirst() {
            guard case .document = try XMLDocument.parse(slip.bytes, limits: .standard) else {
                Issue.record("\(slip.name) is not XML")
                continue
            }
        }
    }

    @Test("a return with hostile findings is inert and well formed", arguments: texts)
    func findings(text: String) throws {
        var order = try #require(PaperOrders.all.first { $0.kind == .return })
        var finding = PaperOrders.findings[0]
        finding.found = text
        finding.expected = text
        finding.object = text
        finding.file = text
        finding.chinese = text
        finding.article = text
        guard case .findings(_, let versions) = order.body else { return }
        order.body = .findings([finding], versions)
        order.answers?.fileName = text
        let bytes = try PaperRendering.unsigned(
            Shelf.paper(order, isDemonstration: false), wording: Shelf.wording())
        let renderer = try Rules.renderer.get()
        try expectInert(try ReadPage(renderer.page(ofPaper: bytes, fileName: "return.xml")), text)
    }

    @Test("a quotation mark under a combining mark does not end an attribute")
    func combiningMarks() throws {
        let text = "x\"\u{301} onclick=\"alert(1)"
        let request = TodoTests.request { $0.tables[0].label = text }
        let page = try ReadPage(Rules.renderer.get().todo(request)[0].bytes)
        let regions = page.elements.filter { $0.attribute("role") == "region" }
        #expect(regions.map { $0.attribute("aria-label") } == [text])
        #expect(regions.allSatisfy { $0.attribute("onclick") == nil })
    }

    @Test("characters that turn or hide are shown by their code")
    func hiddenCharacters() throws {
        let request = TodoTests.request { $0.record.applicants[0].name = "甲\u{202E}fdp" }
        let page = try ReadPage(Rules.renderer.get().todo(request)[0].bytes)
        #expect(page.words.contains("甲[U+202E]fdp"))
    }
}
