import Foundation
import Press
import Registry
import Testing

@Suite("What strangers write, in print")
struct HostileTests {
    /// The golden return with something in place of a file's name.
    private func paper(named name: String) throws -> String {
        try PaperText.golden("return").replacing("公交线路登记申请.zip", with: name)
    }

    @Test("markup is text")
    func markup() throws {
        let printed = try PressProgram().print(
            try paper(named: "&lt;span size=&quot;90000&quot;&gt;&amp;amp;&lt;/span&gt; %s \\n"))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(
            try oracle.text().contains(#"<spansize="90000">&amp;</span>%s\n"#))
    }

    @Test("marks that turn direction, and what cannot be seen, are shown by their code points")
    func hidden() throws {
        let printed = try PressProgram().print(try paper(named: "a\u{202E}fdp.exe\u{200B}\u{2066}"))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(try oracle.text().contains("a[U+202E]fdp.exe[U+200B][U+2066]"))
    }

    @Test("a word of ten thousand letters is broken, and none of them is lost")
    func longWord() throws {
        let printed = try PressProgram().print(
            try paper(named: String(repeating: "Q", count: 10_000)))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        // In the facts and in the small print.
        #expect(try oracle.text().count { $0 == "Q" } == 20_000)
    }

    @Test("a paragraph of 300,000 letters is printed")
    func longText() throws {
        let printed = try PressProgram().print(
            try PaperText.golden("acceptance").replacing(
                "<facts>",
                with: "<facts>" + String(repeating: "数据要素流通交易", count: 37_500)))
        #expect(printed.pages > 200)
        #expect(try PdfOracle(path: printed.path).text().count { $0 == "要" } >= 37_500)
    }

    @Test("letters of the second plane are drawn, as names have them")
    func secondPlane() throws {
        let name = "龘䶮㐂𠀀𠮷𡧛𢆡𣲵𤩽𪚥𫝀𫞥"
        let printed = try PressProgram().print(try paper(named: name + "有限公司.zip"))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(printed.missing == [])
        #expect(try oracle.text().contains(name))
    }

    @Test("a letter that no font has is shown by its code point and reported")
    func missing() throws {
        let press = try PressProgram()
        let printed = try press.print(try paper(named: "笑\u{1FAE0}\u{E123}.zip"))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(try oracle.text().contains("笑[U+1FAE0][U+E123].zip"))
        #expect(printed.missing == [0xE123, 0x1FAE0])
        // The next paper does not inherit it.
        #expect(try press.print(try PaperText.golden("return")).missing == [])
    }

    @Test("three hundred findings go over many pages, each with the head of the table")
    func manyFindings() throws {
        let golden = try PaperText.golden("return")
        let finding = try #require(golden.firstMatch(of: #/    <finding [\s\S]*?<\/finding>\n/#))
        let many = (1...300).map { number in
            finding.0.replacing("统一社会信用代码的校验字符不对", with: "第\(number)处校验字符不对")
        }.joined()
        let printed = try PressProgram().print(
            golden.replacing(String(finding.0), with: many))
        let oracle = PdfOracle(path: printed.path)
        try oracle.expectSound()
        #expect(printed.pages > 20)
        let text = try oracle.text()
        for number in 1...300 { #expect(text.contains("第\(number)处校验字符不对")) }
        for page in 2..<(printed.pages - 2) {
            #expect(try oracle.text(ofPage: page).contains("意见和处理建议"), "page \(page)")
        }
    }

    @Test("what is no paper is refused, and the next one printed")
    func noPaper() throws {
        let press = try PressProgram()
        #expect(throws: PressProgram.Refusal.self) { try press.print("<paper/>") }
        #expect(throws: PressProgram.Refusal.self) { try press.print("%PDF-1.7") }
        #expect(try press.print(try PaperText.golden("acceptance")).pages > 0)
    }

    @Test("a family that is not installed is named")
    func noFont() throws {
        let outcome = try tool(
            Scratch.programs + "/dengji-press",
            [Scratch.package + "/schemas", "family=No Such Family"])
        #expect(outcome.exitCode == 3)
        #expect(outcome.text.contains("No Such Family"))
        #expect(outcome.text.contains("fonts-noto-cjk"))
    }
}
