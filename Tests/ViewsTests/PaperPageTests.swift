import Digests
import Foundation
import Papers
import Registry
import Testing
import Views
import XML

@Suite("Pages of papers")
struct PaperPageTests {
    @Test("the page of every kind is as it was", arguments: PaperFixtures.names)
    func golden(name: String) throws {
        let bytes = try PaperFixtures.bytes(name)
        let page = try Rules.renderer.get().page(ofPaper: bytes, fileName: name)
        let again = try Rules.renderer.get().page(ofPaper: bytes, fileName: name)
        #expect(page == again)
        try expectGolden(page, String(name.dropLast(4)) + ".html")
    }

    @Test("a page says everything that the paper says", arguments: PaperFixtures.names)
    func nothingIsLeftOut(name: String) throws {
        let bytes = try PaperFixtures.bytes(name)
        let view = try PaperReading.read(bytes)
        let page = try ReadPage(Rules.renderer.get().page(ofPaper: bytes, fileName: name))
        let words = page.words
        let owed =
            [view.title, view.documentNumber, view.facts, view.contact, view.issuerName]
            + [view.issuedText, view.caseNumber?.text, view.remedy, view.term?.text]
            .compactMap(\.self)
            + view.articles + view.decision + view.reasons + view.next + view.verificationHints
            + view.particulars.map(\.text)
        for text in owed { #expect(words.contains(text), "\(text)") }
        #expect(words.contains("（印章：\(view.issuerName)）"))
        #expect(words.contains(SHA256.digest(of: bytes).hex))
        #expect(words.contains("dengji verify " + name))
        if let input = view.answers {
            #expect(words.contains(input.fileName) && words.contains(input.digest.text))
        }
    }

    @Test("a return lists each finding with its place, both sentences and advice")
    func findingsAreWhole() throws {
        let page = try ReadPage(
            Rules.renderer.get().page(
                ofPaper: PaperFixtures.bytes("return.xml"), fileName: "return.xml"))
        let cards = page.elements.filter { $0.attribute("class")?.hasPrefix("finding ") == true }
        #expect(cards.count == PaperOrders.findings.count)
        for (card, finding) in zip(cards, PaperOrders.findings) {
            let owed = [
                finding.rule, finding.chinese, finding.english, finding.advice,
                finding.adviceEnglish, finding.file,
                finding.xpath, finding.found, finding.expected,
            ]
            for text in owed.compactMap(\.self) { #expect(card.text.contains(text), "\(text)") }
            #expect(card.text.contains(finding.severity == .error ? "错误" : "提示"))
        }
        #expect(page.words.contains("错误 3 处，提示 1 处"))
        #expect(cards[0].text.contains("办法第九条第（一）项"))
    }

    @Test("coded values of an entry are shown by their Chinese names")
    func codesHaveNames() throws {
        let page = try ReadPage(
            Rules.renderer.get().page(
                ofPaper: PaperFixtures.bytes("certificate.xml"), fileName: "certificate.xml"))
        let rows = page.elements.filter { $0.name == "div" && $0.first("dt") != nil }
        let level = rows.first { $0.first("dt")?.text == "数据级别" }
        #expect(level?.first("dd")?.text == "一般")
    }

    @Test("a demonstration is marked void, anything else is not", arguments: PaperFixtures.names)
    func demonstrationIsMarked(name: String) throws {
        let page = try ReadPage(
            Rules.renderer.get().page(ofPaper: PaperFixtures.bytes(name), fileName: name))
        #expect(page.words.contains("演示 无效") == (name == "demonstration.xml"))
    }

    @Test("a paper without a signature is said to have none")
    func missingSignatureIsSaid() throws {
        let order = try #require(PaperOrders.all.first { $0.kind == .acceptance })
        let bytes = try PaperRendering.unsigned(
            Shelf.paper(order, isDemonstration: false), wording: Shelf.wording())
        let renderer = try Rules.renderer.get()
        let page = try ReadPage(renderer.page(ofPaper: bytes, fileName: "a.xml"))
        #expect(page.words.contains("该文件没有签名"))
        let signed = try ReadPage(
            renderer.page(ofPaper: PaperFixtures.bytes("acceptance.xml"), fileName: "a.xml"))
        #expect(!signed.words.contains("该文件没有签名"))
    }

    @Test("what is no paper gets no page", arguments: ["", "<a/>", "not XML at all"])
    func othersAreRefused(text: String) throws {
        let renderer = try Rules.renderer.get()
        do {
            _ = try renderer.page(ofPaper: Array(text.utf8), fileName: "x.xml")
            Issue.record("a page was made")
        } catch {
            guard case .unreadable(let file, _) = error else { throw error }
            #expect(file == "x.xml")
        }
    }
}
